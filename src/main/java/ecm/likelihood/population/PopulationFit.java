package ecm.likelihood.population;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.likelihood.pixel.LikelihoodTable;
import ecm.likelihood.pixel.LnTauGrid;
import ecm.likelihood.pixel.OwnMeanResponse;
import ecm.likelihood.pixel.ScoreTable;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.likelihood.spectrum.SpectrumModel;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The dynamics of a population by maximum marginal likelihood: sum over pixels of the ln of the
 * evidence, plus a prior that holds the contrast to what was measured. Maximised by the method of
 * Berndt, Hall, Hall and Hausman (1974), in which the sum of the products of the pixels' scores
 * takes the place of the second derivatives.
 */
public final class PopulationFit {

  /** Steps of second derivatives. */
  private static final double[] WIDE = {0.01, 0.02, 0.05, 0.03, 0.03};

  private static final double[] FARTHEST = {0.12, 0.1, 0.5, 0.5, 0.5};
  private static final double[] SETTLED = {5e-4, 1e-3, 3e-3, 1e-3, 3e-3};
  private static final double[] LOWEST = {0.15, -1, -6, -30, -3.3};
  private static final double[] HIGHEST = {2.05, 1, 3, 30, 1.2};

  /** Standard deviation of the prior of each parameter, for one pixel. */
  private static final double[] PRIOR = {6, 0.5, 30, 20, 20};

  /** The place of ln noise among the parameters. */
  static final int NOISE = 2;

  private static final int MOST_STEPS = 15;

  /** Lengths of a step that are tried, each a third of the one before. */
  private static final int SHORTENINGS = 5;

  private static final int BLOCK = 64;

  private final SpectrumModel model;
  private final LnTauGrid grid;
  private final OwnMeanResponse ownMean;
  private final double[] power;
  private final PixelSpectra pixels;
  private final double[] prior;

  /** {@link #PRIOR}, or another where something is known. */
  private final double[] priorSd;

  /**
   * @param prior means of a weak prior of all parameters, and a strong one of the contrast
   */
  public PopulationFit(
      SpectrumModel model,
      LnTauGrid grid,
      OwnMeanResponse ownMean,
      PixelSpectra pixels,
      Dynamics prior) {
    this.model = model;
    this.grid = grid;
    this.ownMean = ownMean;
    this.pixels = pixels;
    this.power = ownMean.divided(pixels);
    this.prior = prior.free();
    this.priorSd = PRIOR;
  }

  private PopulationFit(PopulationFit other, double[] prior, double[] priorSd) {
    this.model = other.model;
    this.grid = other.grid;
    this.ownMean = other.ownMean;
    this.pixels = other.pixels;
    this.power = other.power;
    this.prior = prior;
    this.priorSd = priorSd;
  }

  /**
   * The same with noise of which something is known.
   *
   * @param lnNoise its prior mean
   * @param sd of that prior, for one pixel: for n pixels together it is sd / sqrt(n)
   */
  PopulationFit withNoise(double lnNoise, double sd) {
    double[] means = prior.clone();
    double[] sds = priorSd.clone();
    means[NOISE] = lnNoise;
    sds[NOISE] = sd;
    return new PopulationFit(this, means, sds);
  }

  /**
   * Climbs from a start to the maximum.
   *
   * @param progress checked at every step
   */
  public Dynamics from(Dynamics start, Progress progress) {
    Place now = place(start);
    for (int k = 0; k < MOST_STEPS; k++) {
      progress.check();
      double[] step = step(now);
      boolean last = settled(step);
      Place next = higher(now, step, last ? 1 : SHORTENINGS);
      if (next == now) {
        break;
      }
      boolean near = settled(difference(now, next));
      now = next;
      if (last || near) {
        break;
      }
    }
    return now.dynamics;
  }

  /**
   * The likeliest of some dynamics, the first of equals.
   *
   * @param progress checked at each
   */
  public Dynamics likeliest(List<Dynamics> all, Progress progress) {
    Dynamics best = all.get(0);
    double highest = Double.NEGATIVE_INFINITY;
    for (Dynamics dynamics : all) {
      progress.check();
      double height = height(evidence(table(dynamics), null), dynamics);
      if (height > highest) {
        highest = height;
        best = dynamics;
      }
    }
    return best;
  }

  /** The first place that is higher, of a step and shorter ones. */
  private Place higher(Place now, double[] step, int tries) {
    double shortening = 1;
    for (int k = 0; k < tries; k++) {
      Place next = place(moved(now.dynamics, step, shortening));
      if (next.height > now.height) {
        return next;
      }
      shortening /= 3;
    }
    return now;
  }

  private static double[] difference(Place from, Place to) {
    double[] difference = to.dynamics.free();
    for (int j = 0; j < difference.length; j++) {
      difference[j] -= from.dynamics.free()[j];
    }
    return difference;
  }

  private static boolean settled(double[] step) {
    boolean all = true;
    for (int j = 0; j < Dynamics.FREE; j++) {
      all &= Math.abs(step[j]) < SETTLED[j];
    }
    return all;
  }

  private static Dynamics moved(Dynamics from, double[] step, double share) {
    double[] p = from.free();
    for (int j = 0; j < p.length; j++) {
      p[j] = Math.max(LOWEST[j], Math.min(HIGHEST[j], p[j] + share * step[j]));
    }
    return from.withFree(p);
  }

  /** (sum s s^T + prior)^-1 (sum s - prior), not longer than what is trusted. */
  private double[] step(Place now) {
    int n = Dynamics.FREE;
    double[][] scores = now.scores;
    int pixelCount = scores[0].length;
    RealMatrix curvature = new Array2DRowRealMatrix(n, n);
    ArrayRealVector slope = new ArrayRealVector(n);
    double[] p = now.dynamics.free();
    for (int j = 0; j < n; j++) {
      double weight = pixelCount / (priorSd[j] * priorSd[j]);
      for (int l = 0; l < n; l++) {
        double sum = j == l ? weight : 0;
        for (int i = 0; i < pixelCount; i++) {
          sum += scores[j][i] * scores[l][i];
        }
        curvature.setEntry(j, l, sum);
      }
      double sum = -weight * (p[j] - prior[j]);
      for (int i = 0; i < pixelCount; i++) {
        sum += scores[j][i];
      }
      slope.setEntry(j, sum);
    }
    double[] step = new LUDecomposition(curvature).getSolver().solve(slope).toArray();
    double longest = 1;
    for (int j = 0; j < n; j++) {
      longest = Math.max(longest, Math.abs(step[j]) / FARTHEST[j]);
    }
    for (int j = 0; j < n; j++) {
      step[j] /= longest;
    }
    return step;
  }

  private static double[] unit(int j, double step) {
    double[] unit = new double[Dynamics.FREE];
    unit[j] = step;
    return unit;
  }

  /**
   * The standard errors of the free parameters at the maximum.
   *
   * @param blocks into which the pixels are cut in the order of the image
   */
  public PopulationErrors errors(Dynamics maximum, int blocks) {
    int n = Dynamics.FREE;
    Place top = place(maximum);
    double at = top.height;
    double[] up = new double[n];
    double[] down = new double[n];
    RealMatrix curvature = new Array2DRowRealMatrix(n, n);
    for (int j = 0; j < n; j++) {
      up[j] = heightAt(maximum, unit(j, WIDE[j]));
      down[j] = heightAt(maximum, unit(j, -WIDE[j]));
      double second = (up[j] - 2 * at + down[j]) / (WIDE[j] * WIDE[j]);
      curvature.setEntry(j, j, -second);
    }
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < j; k++) {
        double[] both = unit(j, WIDE[j]);
        both[k] = WIDE[k];
        double[] back = unit(j, -WIDE[j]);
        back[k] = -WIDE[k];
        double even = heightAt(maximum, both) + heightAt(maximum, back) + 2 * at;
        double second = (even - up[j] - up[k] - down[j] - down[k]) / (2 * WIDE[j] * WIDE[k]);
        curvature.setEntry(j, k, -second);
        curvature.setEntry(k, j, -second);
      }
    }
    return PopulationErrors.of(top.scores, curvature, blocks);
  }

  private double heightAt(Dynamics from, double[] step) {
    Dynamics there = moved(from, step, 1);
    return height(evidence(table(there), null), there);
  }

  private double height(double[] evidence, Dynamics at) {
    double sum = 0;
    for (double value : evidence) {
      sum += value;
    }
    double[] p = at.free();
    for (int j = 0; j < p.length; j++) {
      double u = (p[j] - prior[j]) / priorSd[j];
      sum -= 0.5 * evidence.length * u * u;
    }
    return sum;
  }

  /**
   * A place in the space of parameters.
   *
   * @param height of the marginal likelihood
   * @param scores derivative of each pixel's ln evidence by each parameter
   */
  private record Place(Dynamics dynamics, double height, double[][] scores) {}

  private Place place(Dynamics dynamics) {
    double[][] scores = new double[Dynamics.FREE][pixels.count()];
    double height = height(evidence(table(dynamics), scores), dynamics);
    for (int j = 0; j < scores.length; j++) {
      if (dynamics.free()[j] >= HIGHEST[j]) {
        java.util.Arrays.fill(scores[j], 0);
      }
    }
    return new Place(dynamics, height, scores);
  }

  private LikelihoodTable table(Dynamics dynamics) {
    return new LikelihoodTable(model, grid, ownMean, dynamics);
  }

  /**
   * The ln of the evidence of each pixel.
   *
   * @param scores receives its derivative by each parameter, unless null
   */
  private double[] evidence(LikelihoodTable table, double[][] scores) {
    ScoreTable slopes = scores == null ? null : new ScoreTable(table);
    double[] evidence = new double[pixels.count()];
    int blocks = (evidence.length + BLOCK - 1) / BLOCK;
    Parallel.forEach(
        blocks,
        Progress.NONE,
        "likelihood: population",
        () -> {
          LikelihoodTable.Reader reader = table.reader();
          ScoreTable.Reader slope = slopes == null ? null : slopes.reader();
          double[] one = new double[Dynamics.FREE];
          return block -> {
            int end = Math.min(evidence.length, (block + 1) * BLOCK);
            for (int i = block * BLOCK; i < end; i++) {
              evidence[i] = reader.read(power, i, pixels.level()[i]);
              if (slope != null) {
                slope.read(reader, pixels.level()[i], one);
                for (int j = 0; j < one.length; j++) {
                  scores[j][i] = one[j];
                }
              }
            }
          };
        });
    return evidence;
  }
}
