package ecm.pipeline.whole;

import ecm.base.Warning;
import ecm.base.Warning.Kind;
import ecm.fourpoint.length.Xi;
import ecm.pipeline.fourpoint.FourPointXi;
import ecm.pipeline.maps.EdgeProfile;
import ecm.pipeline.maps.Population;
import ecm.pipeline.region.Coherence;
import ecm.pipeline.region.PooledFit;
import ecm.statistics.Estimate;
import ecm.surface.ShellWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the physics of a record does to the curve fit, its corrected times and its lengths. */
final class FitWarnings {

  private static final double ERRORS = 2;

  /** A static part is told from this many standard errors on, and from this excess on. */
  private static final double STATIC_ERRORS = 3;

  private static final double LEAST_EXCESS = 1.4;

  private FitWarnings() {}

  static List<Warning> of(StackAnalysis analysis) {
    List<Warning> found = new ArrayList<>();
    patterns(analysis.fits().coherence().patterns(), found);
    staticPart(analysis.fits().coherence(), found);
    twoTimes(analysis, found);
    length(analysis.fourPoint(), found);
    surface(analysis, found);
    return found;
  }

  private static void patterns(Estimate patterns, List<Warning> found) {
    if (patterns.value() > 1.5) {
      found.add(
          Warning.info(
              Kind.PATTERNS,
              text(
                  "%.1f ± %.1f speckle patterns add up in a pixel (partial coherence): corrected"
                      + " times and nulls are those of so many",
                  patterns.value(), patterns.sd())));
    }
  }

  private static void staticPart(Coherence coherence, List<Warning> found) {
    Estimate excess = coherence.staticExcess();
    if (excess.value() > LEAST_EXCESS && excess.value() - 1 > STATIC_ERRORS * excess.sd()) {
      found.add(
          Warning.warning(
              Kind.STATIC_PART,
              text(
                  "the mean image varies %.1f ± %.1f times as much as a record of this length"
                      + " makes it: about %.0f %% of the intensity may be speckle that stands"
                      + " still, which makes all times too long",
                  excess.value(), excess.sd(), 100 * coherence.staticShare().value()),
              "take the times for upper bounds; look for a crystal, a support or contamination in"
                  + " the mean image"));
    }
  }

  private static void twoTimes(StackAnalysis analysis, List<Warning> found) {
    PooledFit pooled = analysis.bulkCurve();
    Population bulk = analysis.bulk();
    if (!pooled.isResolved()) {
      return;
    }
    double ratio = Math.log(bulk.correctedMedian() / pooled.tau());
    double sd =
        Math.hypot(RegionalMean.of(analysis, bulk).correctedSd(), pooled.tauSd() / pooled.tau());
    if (Math.abs(ratio) > ERRORS * sd) {
      found.add(
          Warning.warning(
              Kind.TWO_TIMES,
              text(
                  "the corrected median, %.3g s, and the time of the pooled g2, %.3g s, differ by"
                      + " %.1f of their standard errors",
                  bulk.correctedMedian(), pooled.tau(), Math.abs(ratio) / sd),
              "use neither without knowing why: a static part, growing contamination, drift or"
                  + " a changing beam can do it"));
    }
  }

  private static void length(FourPointXi lengths, List<Warning> found) {
    double below =
        lengths
            .raw()
            .map((Xi xi) -> -xi.excess(lengths.nullXi(), lengths.nullSd()))
            .orElse(Double.NaN);
    if (below > ERRORS) {
      found.add(
          Warning.forbids(
              Kind.NOISE_LENGTH,
              text(
                  "the length of the four-point function is %.1f standard errors shorter than"
                      + " that of speckle: noise or spikes, not domains",
                  below),
              "do not use xi_raw_nm; look for spikes and noise of single pixels"));
    }
  }

  private static void surface(StackAnalysis analysis, List<Warning> found) {
    if (analysis.surface().isEmpty() || analysis.edge().isEmpty()) {
      return;
    }
    double speckle = analysis.speckle().fwhm() * analysis.stack().pixelSize();
    ShellWidth shell = analysis.edge().map(EdgeProfile::shell).orElseThrow();
    String reason = "";
    if (!shell.isResolved()) {
      reason = "the profile of the times shows no surface layer";
    } else if (speckle > shell.width()) {
      reason =
          text("the speckle, %.2f nm, is wider than the layer, %.2f nm", speckle, shell.width());
    }
    if (!reason.isEmpty()) {
      found.add(
          Warning.warning(
              Kind.SURFACE_LAYER,
              reason + ": the times near the surface are no times of a layer",
              "do not quote a time of the surface; give the profile against distance"));
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
