package ecm.registration.estimator;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.registration.frame.Correlator;
import ecm.registration.frame.FrameBlocks;
import ecm.registration.frame.Peak;
import ecm.registration.joint.DriftLeastSquares;
import ecm.registration.joint.JointRound;
import ecm.registration.match.FirstFrames;
import ecm.registration.match.PairMatch;
import ecm.registration.template.Guide;
import ecm.registration.template.GuideWeights;
import ecm.registration.template.Guiding;
import ecm.registration.template.Match;
import ecm.stack.FrameStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places frames by pairs of them: frames 1, 2, 4, 8, 16 and 32 apart are correlated with each
 * other, and one drift is fitted to all these shifts with outliers rejected ({@link
 * DriftLeastSquares}).
 *
 * <p>O(N K) transforms, K = 6 distances. Spectra of 96 frames are in memory at a time. The long
 * distances keep the errors of neighbours from adding up, as they would in a chain. The vertex of a
 * sharp correlation is a tenth of a pixel off; a {@link JointRound} that begins where the pairs
 * place the frames corrects that.
 */
final class MultiLagPairs {

  private static final int[] DISTANCES = {1, 2, 4, 8, 16, 32};
  private static final int FARTHEST = 32;
  private static final int CHUNK = 64;

  /** Each shift is taken to be known to 0.3 px: 1/0.3^2. */
  private static final double INFORMATION = 11;

  private final FirstFrames start;
  private final FrameBlocks blocks;
  private final FrameStack stack;
  private final Correlator correlator;
  private final float[][] spectra = new float[FARTHEST + CHUNK][];
  private final List<PairMatch> pairs = new ArrayList<>();
  private final Peak[] peaks;
  private final float[] guide;

  /** Null if all pixels of frames are valid. */
  private final MaskedOverlap overlap;

  /** Those of the frame of each spectrum. */
  private final MaskedOverlap.Moments[] moments = new MaskedOverlap.Moments[FARTHEST + CHUNK];

  MultiLagPairs(DriftTask task) {
    this.start = task.first();
    this.blocks = start.blocks();
    this.stack = task.stack();
    this.correlator =
        new Correlator(
            stack.width(),
            stack.height(),
            task.maxShift(),
            Correlator.MATCH_BINNED,
            blocks.invalid());
    this.overlap = correlator.isWhole() ? null : new MaskedOverlap(correlator, stack.width());
    this.peaks = new Peak[stack.frames()];
    Guiding guiding = task.guiding();
    this.guide =
        guiding.guide() == Guide.ROI || guiding.filter().hann()
            ? GuideWeights.region(stack.width(), stack.height(), guiding)
            : null;
  }

  /** The peak of each frame's correlation with the farthest before it; null where there is none. */
  Peak[] peaks() {
    return peaks;
  }

  /** Where the frames lie, relative to the first that holds an image; null for unusual frames. */
  Match[] shifts(Progress search) {
    boolean[] good = new boolean[stack.frames()];
    for (int first = 0; first < stack.frames(); first += CHUNK) {
      int n = Math.min(CHUNK, stack.frames() - first);
      transform(first, n, good, search);
      correlate(first, n, good, search);
      search.update(first + n, stack.frames(), "registering");
      System.arraycopy(spectra, CHUNK, spectra, 0, FARTHEST);
      System.arraycopy(moments, CHUNK, moments, 0, FARTHEST);
    }
    double[] unknown = new double[stack.frames()];
    Arrays.fill(unknown, Double.NaN);
    DriftLeastSquares solution = new DriftLeastSquares(unknown, unknown, FARTHEST);
    solution.solve(new PairMatch[stack.frames()], pairs);
    double[] x = solution.x();
    double[] y = solution.y();
    Match[] matches = new Match[stack.frames()];
    int origin = start.frames()[0];
    for (int t = 0; t < matches.length; t++) {
      matches[t] = good[t] ? new Match(x[t] - x[origin], y[t] - y[origin], 1, 0, Double.NaN) : null;
    }
    return matches;
  }

  /** Frame t of a chunk is kept at FARTHEST + t - first; those before it, below. */
  private void transform(int first, int n, boolean[] good, Progress progress) {
    float[][] values = new float[n][];
    boolean[] use = stack.coverage().validFrames();
    for (int i = 0; i < n; i++) {
      spectra[FARTHEST + i] = null;
      if (use[first + i] && !stack.isInMemory()) {
        progress.check();
        values[i] = new float[stack.width() * stack.height()];
        blocks.read(first + i, values[i]);
      }
    }
    Parallel.forEach(
        n,
        quiet(progress),
        "registering",
        i -> {
          int t = first + i;
          if (!use[t]) {
            return;
          }
          float[] frame = values[i];
          if (frame == null) {
            frame = new float[stack.width() * stack.height()];
            blocks.read(t, frame);
          }
          good[t] = start.isOrdinary(t);
          if (good[t]) {
            float[] loaded = loaded(t, frame);
            moments[FARTHEST + i] = overlap == null ? null : overlap.moments(loaded);
            correlator.forward(loaded);
            spectra[FARTHEST + i] = loaded;
          }
          values[i] = null;
        });
  }

  private float[] loaded(int t, float[] frame) {
    float[] buffer = correlator.buffer();
    if (guide != null) {
      double mean = guidedMean(frame);
      for (int i = 0; i < frame.length; i++) {
        frame[i] = (float) (guide[i] * (frame[i] - mean));
      }
    }
    correlator.load(frame, stack.width(), blocks.covered(t), buffer, 0);
    return buffer;
  }

  /** Without it the outline of the guide itself, which never moves, would be matched. */
  private double guidedMean(float[] frame) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < frame.length; i++) {
      if (!blocks.invalid().contains(i)) {
        sum += guide[i] * frame[i];
        weight += guide[i];
      }
    }
    return sum / weight;
  }

  private void correlate(int first, int n, boolean[] good, Progress progress) {
    PairMatch[][] found = new PairMatch[n][DISTANCES.length];
    Parallel.forEach(
        n,
        quiet(progress),
        "registering",
        i -> {
          if (good[first + i]) {
            for (int k = 0; k < DISTANCES.length; k += 2) {
              correlate(first, i, k, found[i]);
            }
          }
        });
    for (PairMatch[] row : found) {
      Arrays.stream(row).filter(p -> p != null).forEach(pairs::add);
    }
  }

  /** Two pairs in one transform: their correlations are real. */
  private void correlate(int first, int i, int k, PairMatch[] found) {
    float[] own = spectra[FARTHEST + i];
    float[] one = other(first, i, k);
    float[] two = other(first, i, k + 1);
    if (one == null && two == null) {
      return;
    }
    float[] product = correlator.buffer();
    if (one != null) {
      Correlator.addProduct(product, own, one, false);
    }
    if (two != null) {
      Correlator.addProduct(product, own, two, true);
    }
    correlator.inverse(product);
    for (int part = 0; part < 2; part++) {
      if ((part == 0 ? one : two) != null) {
        float[] surface = correlator.surface(product, part);
        if (overlap == null) {
          correlator.fullOverlap(surface);
        } else {
          overlap.normalise(surface, moments[FARTHEST + i], moments[before(i, k + part)]);
        }
        Peak peak = Peak.of(surface, correlator.range(), correlator.bin());
        int t = first + i;
        int from = t - DISTANCES[k + part];
        peaks[t] = peak;
        found[k + part] =
            new PairMatch(from, t, peak.dx(), peak.dy(), INFORMATION, 0, INFORMATION, 0);
      }
    }
  }

  private float[] other(int first, int i, int k) {
    return first + i - DISTANCES[k] < 0 ? null : spectra[before(i, k)];
  }

  private static int before(int i, int k) {
    return FARTHEST + i - DISTANCES[k];
  }

  /** Checks for cancellation without moving the progress bar back and forth. */
  private static Progress quiet(Progress progress) {
    return new Progress() {
      @Override
      public void update(long done, long total, String stage) {}

      @Override
      public boolean isCancelled() {
        return progress.isCancelled();
      }
    };
  }
}
