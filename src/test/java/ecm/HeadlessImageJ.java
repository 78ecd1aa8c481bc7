package ecm;

import net.imagej.patcher.LegacyInjector;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Makes ImageJ 1 fully headless, once per JVM, before any test loads a class of {@code ij}. */
public final class HeadlessImageJ implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    LegacyInjector.preinit();
  }
}
