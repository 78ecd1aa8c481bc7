package ecm.pipeline.maps;

import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.correlation.Engine;
import ecm.kww.FitParameters;
import ecm.likelihood.LikelihoodPopulation;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.region.RegionFits;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.region.SampleIntensities;
import ecm.sample.MaskParameters;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Camera;
import ecm.simulation.parameters.Dynamics;
import ecm.simulation.parameters.Geometry;
import ecm.simulation.parameters.Heterogeneity;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Microscope;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.Sample;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.statistics.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How well the map of the likelihood shows the truth, beside the curve fit of the same stacks, with
 * blocks of 1, 2 and 3 px: films of 96 x 96 px with known relaxation times (T = 20 tau, 80 frames
 * per tau, speckle of 2 px, sigma of ln tau .5 with a correlation length of 3 px).
 *
 * <p>Prints, per case, medians and worst values over seeds: r and rms of ln tau against the true
 * map, the part of the pixels whose error is below the stated one, the median error, sigma and
 * beta. Run, half a minute per stack: {@code mvn -q test-compile exec:java
 * -Dexec.classpathScope=test -Dexec.mainClass=ecm.pipeline.maps.LikelihoodAccuracyProgram
 * -Dexec.args="3 counts10 counts1"}, the number of seeds first, then cases, none for all.
 */
public final class LikelihoodAccuracyProgram {

  private static final int SIDE = 96;
  private static final double TAU = 80;
  private static final Map<String, UnaryOperator<SimulationParameters>> CASES = cases();

  private LikelihoodAccuracyProgram() {}

  private static SimulationParameters film(int frames, double beta, double counts) {
    return new SimulationParameters(
        new Recording(SIDE, SIDE, frames, 1, 0.25),
        new Dynamics(TAU, 0.5, 0.75, beta),
        new Sample(Geometry.FILM, 10, 0, 1, 0),
        new Imaging(0.5, 1, counts, 0, 16),
        0,
        1);
  }

  private static Map<String, UnaryOperator<SimulationParameters>> cases() {
    Map<String, UnaryOperator<SimulationParameters>> cases = new LinkedHashMap<>();
    cases.put("counts10", p -> p);
    cases.put("counts3", p -> p.withNoise(3, 0));
    cases.put("counts1", p -> p.withNoise(1, 0));
    cases.put("counts.3", p -> p.withNoise(0.3, 0));
    cases.put("5tau10", p -> p.withFrames(400));
    cases.put("5tau20", p -> p.withFrames(400).withNoise(20, 0));
    cases.put("2tau20", p -> p.withFrames(160).withNoise(20, 0));
    cases.put("beta.5", p -> p.withBeta(0.5));
    cases.put("beta.9", p -> p.withBeta(0.9));
    cases.put("beta1", p -> p.withBeta(1));
    cases.put("betaSd.1", p -> p.withHeterogeneity(new Heterogeneity(0.1, -1, 0, 0)));
    cases.put("A.3", p -> p.withContrast(0.3));
    cases.put("K2", p -> p.withMicroscope(new Microscope(2, 0, 0, 20)));
    cases.put("K3", p -> p.withMicroscope(new Microscope(3, 0, 0, 20)));
    cases.put("A.1", p -> p.withContrast(0.1));
    cases.put("brightness.1", p -> p.withHeterogeneity(new Heterogeneity(0, -1, 0.1, 0)));
    cases.put("jitter.3", p -> p.withMicroscope(new Microscope(1, 0.3, 0, 20)));
    cases.put("afterglow.1", p -> p.withCamera(new Camera(0.1, 1, 0, 0)));
    cases.put("beam.05", p -> p.withMicroscope(new Microscope(1, 0, 0.05, 100)));
    cases.put("homogeneous", p -> p.withSigma(0, 0));
    return cases;
  }

  /**
   * Prints the table.
   *
   * @param args number of seeds; cases, none for all
   */
  public static void main(String[] args) {
    int seeds = args.length == 0 ? 3 : Integer.parseInt(args[0]);
    List<String> wanted =
        args.length < 2 ? List.copyOf(CASES.keySet()) : List.of(args).subList(1, args.length);
    for (String name : wanted) {
      List<Score> likelihood = new ArrayList<>();
      List<List<Score>> fits = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (int seed = 1; seed <= seeds; seed++) {
        SimulationParameters p = CASES.get(name).apply(film(1600, 0.7, 10)).withSeed(seed);
        Film film = Film.of(Simulation.of(p, Progress.NONE));
        likelihood.add(film.byLikelihood());
        for (int binning = 1; binning <= 3; binning++) {
          fits.get(binning - 1).add(film.byFit(binning));
        }
      }
      print(name, "likelihood", likelihood);
      for (int binning = 1; binning <= 3; binning++) {
        print(name, "curve fit, binning " + binning, fits.get(binning - 1));
      }
    }
  }

  private static void print(String name, String method, List<Score> scores) {
    double[] r = scores.stream().mapToDouble(Score::r).toArray();
    double[] rms = scores.stream().mapToDouble(Score::rms).toArray();
    System.out.printf(
        Locale.ROOT,
        "%-12s %-22s r %.3f (worst %.3f)  rms %.3f (%.3f)  covered %.2f  bias %+.3f  sigma %.3f"
            + "  beta %.3f%n",
        name,
        method,
        Quantiles.median(r),
        Quantiles.of(r, 0),
        Quantiles.median(rms),
        Quantiles.of(rms, 1),
        median(scores.stream().mapToDouble(Score::covered).toArray()),
        median(scores.stream().mapToDouble(Score::bias).toArray()),
        median(scores.stream().mapToDouble(Score::sigma).toArray()),
        median(scores.stream().mapToDouble(Score::beta).toArray()));
  }

  private static double median(double[] values) {
    return Quantiles.median(values);
  }

  /** A simulated film and what an analysis needs of it. */
  private record Film(Simulation truth, MeasuredSample sample) {

    static Film of(Simulation simulation) {
      SampleChoice all =
          new SampleChoice(
              MaskParameters.defaults(), Optional.of(Mask.all(SIDE, SIDE)), Optional.empty());
      return new Film(simulation, MeasuredSample.undivided(simulation.stack(), all, Progress.NONE));
    }

    Score byLikelihood() {
      StackLikelihood found =
          StackLikelihood.of(
              SampleIntensities.of(sample, MapParameters.defaults(), false, Progress.NONE),
              Estimate.none("no layer is looked for"),
              Progress.NONE);
      LikelihoodAnalysis maps = found.analysis().value().orElseThrow();
      LikelihoodPopulation population = maps.bulk().population();
      return Score.of(maps.tau(), maps.tauSd(), truth.tau())
          .with(population.sigma().value(), population.beta().value());
    }

    Score byFit(int binning) {
      MapParameters parameters =
          new MapParameters(
                  100, FitParameters.defaults(), Engine.AUTO, 0, FrameNormalization.NONE, binning)
              .withEstimator(MapEstimator.FIT);
      RegionFits fits =
          RegionFits.of(
              SampleIntensities.of(sample, parameters, false, Progress.NONE), Progress.NONE);
      return Score.of(fits.maps().tauCorrected(), fits.maps().tauSd(), truth.tau())
          .with(fits.bulk().logNormal().sigma(), fits.bulk().betaMedian());
    }
  }

  /** A map held against the truth, in ln tau, over the pixels that have a value. */
  private record Score(
      double r, double rms, double covered, double bias, double sigma, double beta) {

    static Score of(FloatMap tau, FloatMap sd, FloatMap truth) {
      List<double[]> pairs = new ArrayList<>();
      int covered = 0;
      for (int i = 0; i < truth.values().length; i++) {
        double x = Math.log(tau.values()[i]);
        double y = Math.log(truth.values()[i]);
        if (!Double.isNaN(x)) {
          pairs.add(new double[] {x, y});
          covered += Math.abs(x - y) < sd.values()[i] ? 1 : 0;
        }
      }
      double[] errors = pairs.stream().mapToDouble(p -> p[0] - p[1]).toArray();
      double[] x = pairs.stream().mapToDouble(p -> p[0]).toArray();
      double[] y = pairs.stream().mapToDouble(p -> p[1]).toArray();
      double r =
          pairs.isEmpty()
              ? Double.NaN
              : new org.apache.commons.math3.stat.correlation.PearsonsCorrelation()
                  .correlation(x, y);
      double rms =
          new org.apache.commons.math3.stat.descriptive.moment.StandardDeviation().evaluate(errors);
      return new Score(
          r,
          rms,
          (double) covered / pairs.size(),
          Quantiles.median(errors),
          Double.NaN,
          Double.NaN);
    }

    Score with(double newSigma, double newBeta) {
      return new Score(r, rms, covered, bias, newSigma, newBeta);
    }
  }
}
