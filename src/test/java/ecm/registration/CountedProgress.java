package ecm.registration;

import ecm.base.Progress;
import java.util.ArrayList;
import java.util.List;

/** Keeps every update in the order in which they came, and is cancelled after so many. */
public final class CountedProgress implements Progress {

  private final int most;
  private final List<Double> done = new ArrayList<>();
  private final List<String> stages = new ArrayList<>();

  /** Never cancelled. */
  public CountedProgress() {
    this(Integer.MAX_VALUE);
  }

  /**
   * @param most number of updates, after which it is cancelled
   */
  public CountedProgress(int most) {
    this.most = most;
  }

  @Override
  public synchronized void update(long units, long total, String stage) {
    done.add((double) units / total);
    stages.add(stage);
  }

  @Override
  public synchronized boolean isCancelled() {
    return done.size() >= most;
  }

  public synchronized int updates() {
    return done.size();
  }

  /** Share of the work that was done, 0 to 1, at each update. */
  synchronized List<Double> done() {
    return List.copyOf(done);
  }

  synchronized List<String> stages() {
    return List.copyOf(stages);
  }
}
