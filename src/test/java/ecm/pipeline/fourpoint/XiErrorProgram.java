package ecm.pipeline.fourpoint;

import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.fourpoint.FourPointForm;
import ecm.fourpoint.length.Xi;
import ecm.pipeline.ClusterFilm;
import ecm.pipeline.region.SampleChoice;
import ecm.sample.MaskParameters;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Is the standard error of the four-point function's xi that of xi? Analyses homogeneous films with
 * fresh seeds and compares the reported errors with the spread of xi from film to film, and counts
 * films whose xi is taken for longer than that of speckle.
 *
 * <pre>
 * java -Xmx2g -cp $CP ecm.pipeline.fourpoint.XiErrorProgram [films [side [frames [record in tau [FWHM in px [m]]]]]]
 * </pre>
 *
 * <p>By default 20 films of 48 x 48 px x 2000 frames, 20 tau long, a speckle of 3 px. With m they
 * are of m clusters in a column, without noise.
 */
final class XiErrorProgram {

  private XiErrorProgram() {}

  /** Prints the spread and the errors. */
  public static void main(String[] args) {
    int films = (int) number(args, 0, 20);
    int side = (int) number(args, 1, 48);
    int frames = (int) number(args, 2, 2000);
    double tau = frames / number(args, 3, 20);
    double fwhm = number(args, 4, 3);
    double clusters = number(args, 5, Double.POSITIVE_INFINITY);
    List<FourPointAnalysis> found = new ArrayList<>();
    for (int i = 0; i < films; i++) {
      long seed = 1000 + i;
      found.add(
          clusters < Double.POSITIVE_INFINITY
              ? analyze(ClusterFilm.of(side, frames, fwhm, clusters, tau, seed), tau * 0.2)
              : analyze(film(side, frames, tau, fwhm, seed), tau));
    }
    print("xi_raw", found, a -> a.lengths().raw());
    print("xi_normalised", found, a -> a.lengths().normalized());
    System.out.printf(
        Locale.ROOT,
        "xi_null: mean %.4f px, spread %.4f px, median reported sd %.4f px%n",
        mean(found.stream().mapToDouble(a -> a.homogeneous().xi()).toArray()),
        sd(found.stream().mapToDouble(a -> a.homogeneous().xi()).toArray()),
        Quantiles.median(found.stream().mapToDouble(a -> a.homogeneous().sd()).toArray()));
  }

  private static double number(String[] args, int at, double otherwise) {
    return args.length > at ? Double.parseDouble(args[at]) : otherwise;
  }

  private static FrameStack film(int side, int frames, double tau, double fwhm, long seed) {
    return Simulation.of(
            SimulationParameters.homogeneousFilm()
                .withSize(side, side)
                .withFrames(frames)
                .withSampling(1, 0.25)
                .withTau(tau)
                .withSpeckle(0.25 * fwhm)
                .withNoise(20, 0)
                .withSeed(seed),
            Progress.NONE)
        .stack();
  }

  private static FourPointAnalysis analyze(FrameStack stack, double tau) {
    SampleChoice whole =
        new SampleChoice(
            MaskParameters.defaults(),
            Optional.of(Mask.all(stack.width(), stack.height())),
            Optional.empty());
    FourPointOptions options =
        new FourPointOptions(
            10, PlaneLags.parse(0, "" + tau), 0, FourPointForm.RING, false, false, false, 1, false);
    return FourPointAnalysis.of(stack, whole, options, Progress.NONE);
  }

  private static void print(
      String what, List<FourPointAnalysis> found, Function<FourPointAnalysis, Xi> length) {
    double[] xi = found.stream().mapToDouble(f -> length.apply(f).value()).toArray();
    double[] sd = found.stream().mapToDouble(f -> length.apply(f).sd()).toArray();
    double[] excess =
        found.stream().mapToDouble(f -> length.apply(f).value() - f.homogeneous().xi()).toArray();
    long exceeding =
        found.stream()
            .filter(f -> length.apply(f).value() > f.homogeneous().xi())
            .filter(f -> !length.apply(f).isSpeckle(f.homogeneous().xi(), f.homogeneous().sd()))
            .count();
    double reported = Quantiles.median(sd);
    System.out.printf(
        Locale.ROOT,
        "%s: mean %.4f px, spread %.4f px; less its null: mean %.4f px, spread %.4f px; median"
            + " reported sd %.4f px, %.2f times the spread; taken for longer than speckle: %d of"
            + " %d%n",
        what,
        mean(xi),
        sd(xi),
        mean(excess),
        sd(excess),
        reported,
        reported / sd(xi),
        exceeding,
        found.size());
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum / values.length;
  }

  private static double sd(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double v : values) {
      sum += (v - mean) * (v - mean);
    }
    return Math.sqrt(sum / (values.length - 1));
  }
}
