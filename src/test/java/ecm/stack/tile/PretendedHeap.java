package ecm.stack.tile;

/** Lets a run believe that little memory is free. */
public final class PretendedHeap {

  private PretendedHeap() {}

  /** Runs with no more than so many bytes free. */
  public static void with(long bytes, Runnable run) {
    FreeHeap.pretend(bytes);
    try {
      run.run();
    } finally {
      FreeHeap.pretend(-1);
    }
  }
}
