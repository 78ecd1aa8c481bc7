package ecm.ij.plot;

import ecm.correlation.pooled.RegionCurve;
import ecm.kww.KwwCurve;
import ecm.likelihood.population.SpectrumCheck;
import ecm.pipeline.likelihood.LikelihoodProfile;
import ecm.pipeline.maps.PixelCurve;
import ecm.pipeline.maps.Population;
import ecm.pipeline.nulls.HomogeneousNull;
import ecm.pipeline.region.PooledFit;
import ecm.pipeline.whole.StackAnalysis;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.surface.SurfaceProfile;
import ecm.surface.SurfaceWidth;
import ij.gui.Plot;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The plots of one analysis, titled {@code <stack>-<what>}. */
public final class AnalysisPlots {

  private final StackAnalysis analysis;
  private final String stem;

  public AnalysisPlots(StackAnalysis analysis) {
    this.analysis = analysis;
    this.stem = analysis.stack().info().title() + "-";
  }

  /** Histogram of the bulk's tau with its log-normal. */
  public Plot tauHistogram() {
    return Plots.histogram(
        stem + "tau-histogram",
        bulk(analysis.maps().tau()),
        analysis.bulk().logNormal(),
        analysis.maps().censoringLimit(),
        analysis.heterogeneity().homogeneous().value().map(HomogeneousNull::logNormal));
  }

  /** Radial autocovariance of the bulk's ln tau beside that of a homogeneous sample. */
  public Plot autocovariance() {
    return HeterogeneityPlots.autocovariance(
        stem + "autocovariance", analysis.heterogeneity().excess(), analysis.stack().pixelSize());
  }

  /** Beta against tau, pixel by pixel of the bulk. */
  public Plot betaAgainstTau() {
    return Plots.betaAgainstTau(
        stem + "beta-vs-tau",
        bulk(analysis.maps().tau()),
        bulk(analysis.maps().beta()),
        analysis.bulk().spearman(),
        analysis.bulk().spearmanNull());
  }

  /** The pooled g2 of the bulk with its fit. */
  public Plot pooled() {
    PooledFit fit = analysis.bulkCurve();
    KwwCurve curve = fit.isResolved() ? fit.fit() : null;
    return CorrelationPlots.g2(
        stem + "g2-pooled", fit.curve(), analysis.maps().frameInterval(), curve);
  }

  /** The g2 of the pixel whose tau is the median. */
  public Plot example() {
    PixelCurve pixel = analysis.example();
    double dt = analysis.maps().frameInterval();
    double[] lags = Arrays.stream(pixel.times()).map(t -> t / dt).toArray();
    double[] unknown = new double[lags.length];
    Arrays.fill(unknown, Double.NaN);
    return CorrelationPlots.g2(
        String.format(Locale.ROOT, "%sg2-pixel-%d-%d", stem, pixel.x(), pixel.y()),
        new RegionCurve(lags, pixel.g2(), unknown),
        dt,
        pixel.fit());
  }

  /** Drift of every frame and the quality of its match; empty if the drift was not measured. */
  public Optional<Plot> drift() {
    return analysis
        .registration()
        .map(r -> DriftPlots.drift(stem + "drift", r.drift(), analysis.maps().frameInterval()));
  }

  /** Quality of each frame's match; empty if the drift was not measured. */
  public Optional<Plot> driftQuality() {
    return analysis
        .registration()
        .map(
            r ->
                DriftPlots.quality(
                    stem + "drift-quality", r.drift(), analysis.maps().frameInterval()));
  }

  /** Tau against the distance to the surface; empty without an edge. */
  public Optional<Plot> surfaceProfile() {
    Optional<Plot> plot =
        analysis.edge().map(e -> surfaceProfile(stem + "surface", e.lnTau(), e.width()));
    likelihoodProfile().ifPresent(p -> plot.ifPresent(under -> LikelihoodCurve.on(under, p)));
    return plot;
  }

  /** The likelihood's ln tau against the distance; empty without an edge or its maps. */
  public Optional<LikelihoodProfile> likelihoodProfile() {
    return analysis
        .likelihood()
        .flatMap(l -> l.analysis().value())
        .map(
            maps ->
                LikelihoodProfile.of(
                    maps,
                    analysis.distance(),
                    analysis.stack().pixelSize(),
                    analysis.speckle().fwhm()))
        .filter(p -> p.distance().length > 0);
  }

  /**
   * The spectrum of the record against that of the likelihood's model; empty if it was not checked.
   */
  public Optional<Plot> spectrum() {
    return spectrumCheck().map(check -> SpectrumPlot.of(stem + "spectrum-check", check));
  }

  /** What {@link #spectrum} shows. */
  public Optional<SpectrumCheck> spectrumCheck() {
    return analysis
        .likelihood()
        .flatMap(l -> l.analysis().value())
        .map(found -> found.bulk().check())
        .filter(check -> check.frequency().length > 0);
  }

  /** The four-point function one tau apart; empty if it could not be computed. */
  public Optional<Plot> fourPoint() {
    double pixelSize = analysis.stack().pixelSize();
    return analysis
        .fourPoint()
        .curves()
        .value()
        .map(
            c ->
                FourPointPlots.atTau(stem + "g4-tau", c, analysis.fourPoint().nullXi(), pixelSize));
  }

  /**
   * Tau against the distance to the surface.
   *
   * @param stem of the title
   * @param lnTau profile of ln tau
   * @param width fitted to it, perhaps without success
   */
  public static Plot surfaceProfile(String stem, SurfaceProfile lnTau, SurfaceWidth width) {
    boolean resolved = !Double.isNaN(width.width());
    return Plots.surfaceProfile(
        stem + "-profile",
        inSeconds(lnTau),
        resolved ? fitted(width, lnTau.distance()) : null,
        width.width());
  }

  /** A profile of ln tau as one of tau [s]. */
  public static SurfaceProfile inSeconds(SurfaceProfile lnTau) {
    return new SurfaceProfile(
        lnTau.distance(),
        exp(lnTau.median()),
        exp(lnTau.lowerQuartile()),
        exp(lnTau.upperQuartile()),
        lnTau.pixels());
  }

  /** The fitted tau [s] at some distances. */
  public static double[] fitted(SurfaceWidth width, double[] distance) {
    return Arrays.stream(distance).map(d -> Math.exp(width.lnTau(d))).toArray();
  }

  private static double[] exp(double[] values) {
    return Arrays.stream(values).map(Math::exp).toArray();
  }

  /** The values at the bulk's pixels that have a tau, so that maps go together pixel by pixel. */
  public double[] bulk(FloatMap map) {
    Population bulk = analysis.bulk();
    float[] tau = analysis.maps().tau().values();
    Mask valued =
        Mask.of(map.width(), map.height(), i -> bulk.mask().contains(i) && !Float.isNaN(tau[i]));
    return map.inside(valued);
  }
}
