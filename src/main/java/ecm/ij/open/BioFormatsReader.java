package ecm.ij.open;

import ecm.base.Progress;
import ij.IJ;
import java.nio.file.Path;
import java.util.Optional;

/** Whatever no other reader reads, BigTIFF among it, where {@link BioFormats} is installed. */
final class BioFormatsReader implements StackReader {

  @Override
  public boolean reads(Path path) {
    return plugin().isPresent();
  }

  @Override
  public OpenedStack open(Path path, Progress progress) {
    return OpenedStack.calibrated(
        plugin().orElseThrow().open(path, progress), "the file, as Bio-Formats reads it");
  }

  private static Optional<BioFormats> plugin() {
    return BioFormats.in(IJ.getClassLoader());
  }
}
