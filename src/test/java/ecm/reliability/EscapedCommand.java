package ecm.reliability;

import ecm.base.Progress;
import ecm.command.AnalyzeExperimentCommand;
import ecm.command.AnalyzeStackCommand;
import ecm.command.FourPointCommand;
import ecm.command.RegisterStackCommand;
import ecm.command.RelaxationMapsCommand;
import ecm.stack.FrameStack;
import ij.IJ;
import java.awt.event.KeyEvent;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Commands during which the user presses Escape, at a certain update of the progress. */
public final class EscapedCommand {

  private static int updates;
  private static int last;

  private EscapedCommand() {}

  /** From now on Escape is pressed at the k-th update; 0 = never. */
  static synchronized void escapeAt(int k) {
    updates = 0;
    last = k;
  }

  /** How many updates there were since. */
  static synchronized int updates() {
    return updates;
  }

  private static synchronized void count() {
    updates++;
    if (updates == last) {
      IJ.setKeyDown(KeyEvent.VK_ESCAPE);
    }
  }

  private record Counted(Progress progress) implements Progress {

    @Override
    public void update(long done, long total, String stage) {
      progress.update(done, total, stage);
      count();
    }

    @Override
    public boolean isCancelled() {
      return progress.isCancelled();
    }

    @Override
    public void log(String sentence) {
      progress.log(sentence);
    }
  }

  /** Analyze ECM Stack. */
  @Plugin(
      type = Command.class,
      headless = true,
      menu = {@Menu(label = "Tests"), @Menu(label = "Escaped analysis")})
  public static class Analysis extends AnalyzeStackCommand {
    @Override
    protected void execute(FrameStack stack, Progress progress) {
      super.execute(stack, new Counted(progress));
    }
  }

  /** Relaxation Maps. */
  @Plugin(
      type = Command.class,
      headless = true,
      menu = {@Menu(label = "Tests"), @Menu(label = "Escaped maps")})
  public static class Maps extends RelaxationMapsCommand {
    @Override
    protected void execute(FrameStack stack, Progress progress) {
      super.execute(stack, new Counted(progress));
    }
  }

  /** Register ECM Stack. */
  @Plugin(
      type = Command.class,
      headless = true,
      menu = {@Menu(label = "Tests"), @Menu(label = "Escaped registration")})
  public static class Registering extends RegisterStackCommand {
    @Override
    protected void perform(FrameStack stack, Progress progress) {
      super.perform(stack, new Counted(progress));
    }
  }

  /** Four-Point Correlation. */
  @Plugin(
      type = Command.class,
      headless = true,
      menu = {@Menu(label = "Tests"), @Menu(label = "Escaped four-point function")})
  public static class FourPoints extends FourPointCommand {
    @Override
    protected void execute(FrameStack stack, Progress progress) {
      super.execute(stack, new Counted(progress));
    }
  }

  /** Analyze ECM Experiment. */
  @Plugin(
      type = Command.class,
      headless = true,
      menu = {@Menu(label = "Tests"), @Menu(label = "Escaped experiment")})
  public static class Experiment extends AnalyzeExperimentCommand {
    @Override
    protected void execute(Progress progress) {
      super.execute(new Counted(progress));
    }
  }
}
