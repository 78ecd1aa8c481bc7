package ecm.registration.estimator;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.registration.frame.Correlator;
import ecm.registration.frame.FrameBlocks;
import ecm.registration.frame.Peak;
import ecm.registration.match.FirstFrames;
import ecm.registration.match.FirstTemplate;
import ecm.registration.match.SearchKernel;
import ecm.registration.template.AlignedSum;
import ecm.registration.template.GuideWeights;
import ecm.registration.template.Match;
import ecm.registration.template.Template;
import ecm.registration.template.TemplateSum;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Each frame is matched with the mean of the last K = 20 aligned frames, renewed every 4 frames, by
 * plain cross-correlation and a parabola through its peak. It follows a sample whose outline
 * changes slowly; what it gains in that it loses in slow wander.
 */
public final class MovingMeanDrift implements DriftEstimator {

  private static final int FRAMES = 20;
  private static final int RENEWED = 4;

  @Override
  public Measurement measure(DriftTask task, Progress progress) {
    return new Run(task).measure(progress);
  }

  /** The measurement of one record. */
  private static final class Run {
    private final DriftTask task;
    private final FirstFrames start;
    private final FrameBlocks blocks;
    private final FrameStack stack;
    private final Correlator correlator;
    private final Deque<AlignedSum> last = new ArrayDeque<>();
    private final Match[] matches;
    private final Peak[] peaks;

    Run(DriftTask task) {
      this.task = task;
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
      this.matches = new Match[stack.frames()];
      this.peaks = new Peak[stack.frames()];
    }

    Measurement measure(Progress progress) {
      Template template = FirstTemplate.of(start, correlator, task.guiding());
      float[][] values = new float[RENEWED][stack.width() * stack.height()];
      boolean[] use = stack.coverage().validFrames();
      Progress search = progress.part(0, 0.6);
      for (int first = 0; first < stack.frames(); first += RENEWED) {
        search.check();
        search.update(first, stack.frames(), "registering");
        int n = Math.min(RENEWED, stack.frames() - first);
        for (int i = 0; i < n; i++) {
          if (use[first + i]) {
            blocks.read(first + i, values[i]);
          }
        }
        match(first, n, use, values, template);
        for (int i = 0; i < n; i++) {
          keep(first + i, values[i]);
        }
        if (last.size() >= FRAMES / 2) {
          template = mean();
        }
      }
      return new Evaluation(start, task.guiding()).of(matches, peaks, progress.part(0.6, 1));
    }

    private void match(int first, int n, boolean[] use, float[][] values, Template template) {
      SearchKernel kernel =
          new SearchKernel(correlator, template, GuideWeights.region(template, task.guiding()));
      Parallel.forEach(
          (n + 1) / 2,
          Progress.NONE,
          "registering",
          pair -> {
            float[] buffer = correlator.buffer();
            for (int part = 0; part < 2; part++) {
              int i = 2 * pair + part;
              if (i < n && use[first + i]) {
                Rect covered = blocks.covered(first + i);
                correlator.load(values[i], stack.width(), covered, buffer, part);
              }
            }
            Peak[] found = kernel.peaks(buffer);
            for (int part = 0; part < 2; part++) {
              int t = first + 2 * pair + part;
              if (2 * pair + part < n && use[t]) {
                peaks[t] = found[part];
                matches[t] = new Match(found[part].dx(), found[part].dy(), 1, 0, Double.NaN);
              }
            }
          });
    }

    private void keep(int t, float[] values) {
      if (matches[t] == null || !start.isOrdinary(t)) {
        return;
      }
      AlignedSum sum = new AlignedSum(stack.width(), stack.height(), blocks.invalid());
      sum.add(values, blocks.covered(t), matches[t]);
      last.addLast(sum);
      if (last.size() > FRAMES) {
        last.removeFirst();
      }
    }

    private Template mean() {
      TemplateSum sum = new TemplateSum(stack.width(), stack.height(), blocks.invalid());
      last.forEach(sum::add);
      return sum.template(false);
    }
  }
}
