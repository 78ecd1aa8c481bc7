package ecm.command.base;

import ecm.base.Progress;
import ij.ImageListener;
import ij.ImagePlus;

/** The progress of a run that ends when its image is closed. */
final class WatchedImage implements Progress, ImageListener, AutoCloseable {

  private final ImagePlus image;
  private final Progress progress;
  private volatile boolean closed;

  WatchedImage(ImagePlus image, Progress progress) {
    this.image = image;
    this.progress = progress;
    ImagePlus.addImageListener(this);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void update(long done, long total, String stage) {
    progress.update(done, total, stage);
  }

  @Override
  public boolean isCancelled() {
    return closed || progress.isCancelled();
  }

  @Override
  public void log(String sentence) {
    progress.log(sentence);
  }

  @Override
  public void imageClosed(ImagePlus which) {
    if (which == image) {
      closed = true;
    }
  }

  @Override
  public void imageOpened(ImagePlus which) {}

  @Override
  public void imageUpdated(ImagePlus which) {}

  @Override
  public void close() {
    ImagePlus.removeImageListener(this);
  }
}
