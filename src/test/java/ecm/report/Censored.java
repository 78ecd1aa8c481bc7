package ecm.report;

import ecm.pipeline.maps.Population;
import ecm.pipeline.region.RegionFits;
import ecm.pipeline.whole.StackAnalysis;
import ecm.statistics.LogNormal;

/** An analysis in whose bulk another fraction of the times is censored. */
final class Censored {

  private Censored() {}

  static StackAnalysis bulk(StackAnalysis a, double fraction) {
    Population b = a.bulk();
    LogNormal l = b.logNormal();
    LogNormal censored =
        new LogNormal(l.mu(), l.sigma(), l.median(), l.mean(), l.skewness(), l.count(), fraction);
    Population bulk =
        new Population(
            b.mask(),
            b.count(),
            b.median(),
            b.mean(),
            censored,
            b.correctedMedian(),
            b.betaMedian(),
            b.contrastMedian(),
            b.spearman(),
            b.sigmaNull(),
            b.spearmanNull(),
            b.conditions());
    return new StackAnalysis(
        a.sample(),
        a.parameters(),
        a.digest(),
        a.defects(),
        a.registration(),
        new RegionFits(
            a.maps(), bulk, a.surface(), a.bulkCurve(), a.surfaceCurve(), a.fits().bulkCounts()),
        a.halves(),
        a.heterogeneity(),
        a.edge(),
        a.example(),
        a.fourPoint(),
        a.likelihood(),
        a.likelihoodNull(),
        a.notes(),
        a.warnings());
  }
}
