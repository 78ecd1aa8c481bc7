package ecm.command.base;

import ij.ImagePlus;
import ij.WindowManager;
import java.util.Optional;
import org.scijava.thread.ThreadService;

/**
 * ImageJ's current image where nothing has a window: each thread has its own. ImageJ2 runs the
 * commands of a macro in threads of a pool, whose current image is that of the command which the
 * thread ran before, while the macro looks at that of its own thread.
 *
 * @param threads empty outside ImageJ2
 */
record CurrentImage(Optional<ThreadService> threads) {

  static CurrentImage in(ThreadService threads) {
    return new CurrentImage(Optional.ofNullable(threads));
  }

  /** A thread of the pool forgets the image of an earlier run, so that the macro's counts. */
  void forgetEarlierRun() {
    if (caller(Thread.currentThread()) != null) {
      WindowManager.setTempCurrentImage(null);
    }
  }

  /** The image shown last in this thread becomes the current one of whoever called the command. */
  void handToCaller() {
    ImagePlus shown = WindowManager.getTempCurrentImage();
    Thread caller = caller(Thread.currentThread());
    if (shown == null || caller == null) {
      return;
    }
    for (; caller != null; caller = caller(caller)) {
      WindowManager.setTempCurrentImage(caller, shown);
    }
    WindowManager.setTempCurrentImage(null);
  }

  private Thread caller(Thread thread) {
    return threads.map(service -> service.getParent(thread)).orElse(null);
  }
}
