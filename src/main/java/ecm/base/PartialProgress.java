package ecm.base;

/** Maps the progress of a part, 0 to 1, onto an interval of the whole. */
record PartialProgress(Progress whole, double from, double to) implements Progress {

  private static final long STEPS = 10_000;

  @Override
  public void update(long done, long total, String stage) {
    double fraction = total <= 0 ? 1 : (double) done / total;
    whole.update(Math.round((from + (to - from) * fraction) * STEPS), STEPS, stage);
  }

  @Override
  public boolean isCancelled() {
    return whole.isCancelled();
  }

  @Override
  public void log(String sentence) {
    whole.log(sentence);
  }
}
