package ecm.ij;

import ecm.base.Progress;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was logged. */
public final class RecordingProgress implements Progress {

  final List<String> sentences = new ArrayList<>();

  @Override
  public void update(long done, long total, String stage) {}

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public void log(String sentence) {
    sentences.add(sentence);
  }

  public String text() {
    return String.join("\n", sentences);
  }
}
