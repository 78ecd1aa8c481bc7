package ecm.standalone;

import ecm.base.InvalidInput;
import ecm.command.base.CommandField;
import ij.IJ;
import ij.gui.DialogListener;
import ij.gui.GenericDialog;
import java.awt.AWTEvent;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.scijava.module.Module;

/**
 * Hands every change in the dialog of a command that can show what it would give to it, as
 * ImageJ2's dialogs do: one change after the other on a thread of its own, those that a later one
 * overtook left out.
 */
final class LivePreview implements DialogListener {

  private final Module module;
  private final List<CommandField> fields;
  private final List<Supplier<String>> answers;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final AtomicInteger newest = new AtomicInteger();

  LivePreview(Module module, List<CommandField> fields, List<Supplier<String>> answers) {
    this.module = module;
    this.fields = fields;
    this.answers = answers;
  }

  /** Always true: what is wrong is said when the dialog is closed. */
  @Override
  public boolean dialogItemChanged(GenericDialog dialog, AWTEvent event) {
    if (event != null) {
      List<String> texts = answers.stream().map(Supplier::get).toList();
      int mine = newest.incrementAndGet();
      thread.execute(() -> show(texts, mine));
    }
    return true;
  }

  private void show(List<String> texts, int mine) {
    if (mine != newest.get()) {
      return;
    }
    try {
      for (int i = 0; i < fields.size(); i++) {
        module.setInput(fields.get(i).name(), fields.get(i).parse(texts.get(i)));
      }
      module.preview();
    } catch (InvalidInput e) {
      IJ.showStatus("no preview: " + e.getMessage());
    }
  }

  /**
   * Takes no more changes.
   *
   * @param then run after the preview under way
   */
  void end(Runnable then) {
    newest.incrementAndGet();
    thread.execute(then);
    thread.shutdown();
  }
}
