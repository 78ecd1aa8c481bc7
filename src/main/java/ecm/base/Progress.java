package ecm.base;

/**
 * How an algorithm says how far it is, and learns that it should stop.
 *
 * <p>Implementations must be safe to call from any thread. Algorithms call {@link #update} and
 * {@link #check} between blocks of work of at most 200 ms.
 */
@Api
public interface Progress {

  /** Reports nothing and is never cancelled. */
  Progress NONE =
      new Progress() {
        @Override
        public void update(long done, long total, String stage) {}

        @Override
        public boolean isCancelled() {
          return false;
        }
      };

  /**
   * Reports how much is done.
   *
   * @param done units of work done, 0 to {@code total}
   * @param total units of work in all
   * @param stage what is being done, in a few words: "registering", "correlating"
   */
  void update(long done, long total, String stage);

  /** Whether the user asked to stop. */
  boolean isCancelled();

  /** Says a sentence that belongs in the run's log: the region used, a bad frame found. */
  default void log(String sentence) {}

  /**
   * Throws if cancelled.
   *
   * @throws Cancelled once {@link #isCancelled()}
   */
  default void check() {
    if (isCancelled()) {
      throw new Cancelled();
    }
  }

  /**
   * The progress of one part of a larger piece of work.
   *
   * @param from fraction of the whole at which the part begins, 0 to 1
   * @param to fraction of the whole at which the part ends, {@code from} to 1
   */
  default Progress part(double from, double to) {
    return new PartialProgress(this, from, to);
  }
}
