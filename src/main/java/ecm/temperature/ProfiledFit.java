package ecm.temperature;

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
 * @param parameterSd half the width of the profile where chi^2 exceeds its minimum by 1 (without
 *     errors of the points: by the scatter about the fit); NaN if the profile does not rise so far
 *     on both sides of the minimum, or falls below that again elsewhere, which means that the
 *     parameter is undetermined
 * @param line at the best parameter
 */
public record ProfiledFit(double parameter, double parameterSd, LineFit line) {

  /** A line needs two points, the parameter one, and one must be left to judge by. */
  static final int LEAST_POINTS = 4;

  private static final int GRID = 400;
  private static final int EVALUATIONS = 500;
  private static final double ACCURACY = 1e-11;

  /**
   * Searches a range.
   *
   * @param lineAt the line fitted for a value of the parameter
   * @param min positive lower end of the range
   * @param max upper end
   */
  static ProfiledFit of(DoubleFunction<LineFit> lineAt, double min, double max) {
    double[] grid = new double[GRID + 1];
    double[] cost = new double[GRID + 1];
    int lowest = 0;
    for (int i = 0; i <= GRID; i++) {
      grid[i] = min * Math.pow(max / min, (double) i / GRID);
      cost[i] = lineAt.apply(grid[i]).cost();
      lowest = cost[i] < cost[lowest] ? i : lowest;
    }
    double best = refined(lineAt, grid, lowest);
    LineFit line = lineAt.apply(best);
    double freedom = Math.max(1, line.points() - 3);
    double level = line.cost() + (Double.isNaN(line.chi2()) ? line.cost() / freedom : 1);
    double width = line.cost() < level ? width(lineAt, level, best, grid, cost) : Double.NaN;
    return new ProfiledFit(best, width / 2, line);
  }

  /** The width of the only stretch of the range where the cost is below a level. */
  private static double width(
      DoubleFunction<LineFit> lineAt, double level, double best, double[] grid, double[] cost) {
    int low = -1;
    int high = -1;
    for (int i = 0; i <= GRID; i++) {
      low = cost[i] > level && grid[i] < best ? i : low;
      high = cost[i] > level && grid[i] > best && high < 0 ? i : high;
    }
    if (low < 0 || high < 0) {
      return Double.NaN;
    }
    for (int i = 0; i <= GRID; i++) {
      if (cost[i] <= level && (i < low || i > high)) {
        return Double.NaN;
      }
    }
    UnivariateFunction above = p -> lineAt.apply(p).cost() - level;
    return root(above, best, grid[high]) - root(above, grid[low], best);
  }

  /** Whether the profile rises on both sides of its minimum and stays there. */
  public boolean isDetermined() {
    return !Double.isNaN(parameterSd);
  }

  /** Number of points less that of parameters. */
  public int dof() {
    return line.points() - 3;
  }

  private static double refined(DoubleFunction<LineFit> lineAt, double[] grid, int lowest) {
    return new BrentOptimizer(ACCURACY, ACCURACY)
        .optimize(
            new MaxEval(EVALUATIONS),
            GoalType.MINIMIZE,
            new UnivariateObjectiveFunction(p -> lineAt.apply(p).cost()),
            new SearchInterval(
                grid[Math.max(0, lowest - 1)], grid[Math.min(GRID, lowest + 1)], grid[lowest]))
        .getPoint();
  }

  private static double root(UnivariateFunction above, double from, double to) {
    return new BrentSolver(ACCURACY).solve(EVALUATIONS, above, from, to);
  }
}
