package ecm;

import net.imagej.patcher.LegacyInjector;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Makes ImageJ 1 fully headless, once per JVM, before any test loads a class of {@code ij}. */
public final class HeadlessImageJ implements LauncherSessionListener {

  private static boolean done;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    once();
  }

  /**
   * No class can be patched twice; mutation testing, which loads classes its own way, does without.
   */
  private static synchronized void once() {
    if (!done && !Boolean.getBoolean("ecm.withoutImageJ") && !isMavenItself()) {
      LegacyInjector.preinit();
      done = true;
    }
  }

  /** Maven lists the tests for its two JVMs in its own, in which ImageJ cannot be patched. */
  private static boolean isMavenItself() {
    Module own = HeadlessImageJ.class.getModule();
    return System.getProperty("maven.home") != null
        && !Object.class.getModule().isOpen("java.lang", own);
  }
}
