package ecm.temperature;

import java.util.List;
import java.util.function.DoubleFunction;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * A fit with one parameter more than a straight line: the parameter's profile likelihood is
 * searched, and the rest is a line.
 *
 * @param parameter where the profile is lowest
 * @param parameterSd half the width of the profile where chi^2 exceeds its minimum by the square of
 *     {@link Scatter#factor68}, 1 for given errors; NaN if the profile does not rise so far on both
 *     sides of the minimum, or falls below that again elsewhere, which means that the parameter is
 *     undetermined
 * @param interval where chi^2 exceeds its minimum by less than the square of {@link
 *     Scatter#factor95}
 * @param line at the best parameter
 * @param scatter what widens the errors
 */
public record ProfiledFit(
    double parameter, double parameterSd, Interval interval, LineFit line, Scatter scatter) {

  /** A line needs two points, the parameter one, and one must be left to judge by. */
  static final int LEAST_POINTS = 4;

  private static final int PARAMETERS = 3;
  private static final int GRID = 400;
  private static final int COARSE = 60;
  private static final int EVALUATIONS = 500;
  private static final double ACCURACY = 1e-11;
  private static final double ROUGH = 1e-6;

  /** What the law plots for a value of its parameter, with its error. */
  interface Abscissa {
    Measured at(Measured x, double parameter);
  }

  /**
   * A law and where its parameter is searched.
   *
   * @param min positive lower end of the range
   * @param max upper end
   */
  record Law(Abscissa abscissa, double min, double max) {

    LineFit line(List<LineFit.Point> means, double parameter) {
      return LineFit.of(
          means.stream()
              .map(p -> new LineFit.Point(abscissa.at(p.x(), parameter), p.y()))
              .toList());
    }

    /** The least chi^2, found on a coarser grid than that of the fit. */
    double leastChi2(List<LineFit.Point> means) {
      return line(means, best(means)).chi2();
    }

    /** Where chi^2 is least. */
    double best(List<LineFit.Point> means) {
      return new Profile(p -> line(means, p), this, COARSE).best(ROUGH);
    }
  }

  /** Fits wires at four or more temperatures. */
  static ProfiledFit of(Wires given, Law law) {
    Wires wires = given.haveErrors() ? given.completed() : given;
    Scatter scatter = ScatterEstimate.of(wires, PARAMETERS, law::leastChi2);
    List<LineFit.Point> means = wires.means(scatter.extraOrOne());
    Profile profile = new Profile(p -> law.line(means, p), law, GRID);
    double best = profile.best(ACCURACY);
    LineFit line = law.line(means, best);
    Interval one = profile.below(line.chi2() + square(scatter.factor68()), best);
    return new ProfiledFit(
        best,
        (one.high() - one.low()) / 2,
        profile.below(line.chi2() + square(scatter.factor95()), best),
        line,
        scatter);
  }

  /** A line for a parameter that is given. */
  static ProfiledFit fixed(double parameter, PooledLine line) {
    return new ProfiledFit(parameter, 0, Interval.NONE, line.line(), line.scatter());
  }

  ProfiledFit withLine(LineFit other) {
    return new ProfiledFit(parameter, parameterSd, interval, other, scatter);
  }

  private static double square(double x) {
    return x * x;
  }

  /** Whether the profile rises on both sides of its minimum and stays there. */
  public boolean isDetermined() {
    return !Double.isNaN(parameterSd);
  }

  /** The least chi^2 for each value of the parameter, on a grid of equal ratios. */
  private static final class Profile {

    private final DoubleFunction<LineFit> lineAt;
    private final double[] grid;
    private final double[] cost;
    private final int lowest;

    Profile(DoubleFunction<LineFit> lineAt, Law law, int steps) {
      this.lineAt = lineAt;
      grid = new double[steps + 1];
      cost = new double[steps + 1];
      int least = 0;
      for (int i = 0; i <= steps; i++) {
        grid[i] = law.min * Math.pow(law.max / law.min, (double) i / steps);
        cost[i] = lineAt.apply(grid[i]).chi2();
        least = cost[i] < cost[least] ? i : least;
      }
      lowest = least;
    }

    double best(double accuracy) {
      return new BrentOptimizer(accuracy, accuracy)
          .optimize(
              new MaxEval(EVALUATIONS),
              GoalType.MINIMIZE,
              new UnivariateObjectiveFunction(p -> lineAt.apply(p).chi2()),
              new SearchInterval(
                  grid[Math.max(0, lowest - 1)],
                  grid[Math.min(grid.length - 1, lowest + 1)],
                  grid[lowest]))
          .getPoint();
    }

    /** The only stretch of the range where the cost is below a level. */
    Interval below(double level, double best) {
      int low = -1;
      int high = -1;
      for (int i = 0; i < grid.length; i++) {
        low = cost[i] > level && grid[i] < best ? i : low;
        high = cost[i] > level && grid[i] > best && high < 0 ? i : high;
      }
      if (low < 0 || high < 0 || !(lineAt.apply(best).chi2() < level)) {
        return Interval.NONE;
      }
      for (int i = 0; i < grid.length; i++) {
        if (cost[i] <= level && (i < low || i > high)) {
          return Interval.NONE;
        }
      }
      UnivariateFunction above = p -> lineAt.apply(p).chi2() - level;
      return new Interval(root(above, grid[low], best), root(above, best, grid[high]));
    }

    private static double root(UnivariateFunction above, double from, double to) {
      return new BrentSolver(ACCURACY).solve(EVALUATIONS, above, from, to);
    }
  }
}
