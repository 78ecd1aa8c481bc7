package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.files.WholeFile;
import ecm.ij.base.ImageInfo;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.Opener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of single images as one stack, in natural order of their names. */
final class ImageFolder implements StackReader {

  private static final Set<String> EXTENSIONS =
      Set.of("tif", "tiff", "png", "pgm", "bmp", "gif", "jpg", "jpeg");

  @Override
  public boolean reads(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public OpenedStack open(Path folder, Progress progress) {
    List<String> names = names(folder, progress);
    ImagePlus first = image(folder.resolve(names.get(0)));
    long bytes = (long) first.getWidth() * first.getHeight() * first.getBitDepth() / 8;
    boolean virtual = TiffReader.isLarge(bytes * names.size());
    if (virtual) {
      progress.log(folder + " is larger than a quarter of the memory: opened virtual");
    }
    ImageStack stack =
        virtual ? new FolderFrames(folder, names, first) : load(folder, names, first, progress);
    ImagePlus image = new ImagePlus(folder.getFileName().toString(), stack);
    image.setCalibration(first.getCalibration());
    image.setDimensions(1, 1, names.size());
    if (first.getInfoProperty() != null) {
      image.setProperty("Info", first.getInfoProperty());
    }
    return OpenedStack.calibrated(image, "the first image of the folder");
  }

  private static List<String> names(Path folder, Progress progress) {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .filter(Files::isRegularFile)
              .filter(ImageFolder::isFrame)
              .map(f -> f.getFileName().toString())
              .sorted(new NaturalOrder())
              .toList();
      if (names.size() >= 2) {
        return FrameNames.inOrder(folder, names, progress);
      }
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "cannot open %s: the folder holds %s, but at least two images (tif, png, pgm, bmp,"
                  + " gif, jpg) are needed",
              folder,
              names.isEmpty() ? "no image" : "only one image"));
    } catch (IOException e) {
      throw new InvalidInput("cannot open " + folder + ": " + WholeFile.reason(e), e);
    }
  }

  private static boolean isFrame(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".")
        && (EXTENSIONS.contains(extension(name)) || StackReaders.isOfAddedFormat(file));
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static ImageStack load(
      Path folder, List<String> names, ImagePlus first, Progress progress) {
    ImageStack stack = new ImageStack(first.getWidth(), first.getHeight());
    for (int i = 0; i < names.size(); i++) {
      progress.check();
      Path file = folder.resolve(names.get(i));
      ImagePlus image = i == 0 ? first : image(file);
      requireAlike(file, image, first);
      stack.addSlice(ImageInfo.stem(names.get(i)), image.getProcessor());
      progress.update(i + 1, names.size(), "opening");
    }
    return stack;
  }

  static ImagePlus image(Path file) {
    boolean ours =
        extension(file.getFileName().toString()).startsWith("tif")
            || StackReaders.isOfAddedFormat(file);
    ImagePlus image = ours ? StackReaders.open(file, Progress.NONE).image() : other(file);
    if (image == null) {
      throw new InvalidInput("cannot open " + file + ": it is damaged or not an image");
    }
    if (image.getStackSize() != 1) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "cannot open the folder: %s holds %d images, but each file must hold one frame",
              file,
              image.getStackSize()));
    }
    return image;
  }

  private static ImagePlus other(Path file) {
    Opener opener = new Opener();
    opener.setSilentMode(true);
    return opener.openImage(file.toString());
  }

  static void requireAlike(Path file, ImagePlus image, ImagePlus first) {
    if (image.getWidth() != first.getWidth()
        || image.getHeight() != first.getHeight()
        || image.getBitDepth() != first.getBitDepth()) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "cannot open the folder: %s has %d x %d pixels of %d bit, but the first image has %d"
                  + " x %d of %d bit",
              file,
              image.getWidth(),
              image.getHeight(),
              image.getBitDepth(),
              first.getWidth(),
              first.getHeight(),
              first.getBitDepth()));
    }
  }
}
