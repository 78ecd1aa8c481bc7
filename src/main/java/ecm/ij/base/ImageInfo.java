package ecm.ij.base;

import ecm.files.CsvTable;

/** The name of an image, and how numbers are written. */
public final class ImageInfo {

  private ImageInfo() {}

  /** An image's title without its extension: {@code wire.tif} is wire. */
  public static String stem(String title) {
    return title.replaceFirst("(?<=.)\\.[A-Za-z][A-Za-z0-9]{0,4}$", "");
  }

  /** A number as all tables write it. */
  public static String number(double value) {
    return CsvTable.number(value);
  }
}
