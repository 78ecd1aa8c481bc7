package ecm.updatesite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The checksum by which the ImageJ updater knows a file.
 *
 * <p>Of a jar: SHA-1 over the name and then the content of each entry, in the order of their names.
 * The manifest counts by its name only, and comment lines of {@code .properties} files as empty
 * lines, so that a build at another time gives the same. Of any other file: SHA-1 over its path in
 * Fiji and then its content.
 */
final class FileChecksum {

  private FileChecksum() {}

  /** The checksum of a file that has a path in Fiji, with '/'. */
  static String of(String path, Path file) throws IOException {
    if (path.endsWith(".jar")) {
      return ofJar(file);
    }
    MessageDigest sha1 = sha1();
    sha1.update(path.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(sha1.digest(Files.readAllBytes(file)));
  }

  static String ofJar(Path jar) throws IOException {
    MessageDigest sha1 = sha1();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList();
      for (ZipEntry entry : entries) {
        sha1.update(entry.getName().getBytes(StandardCharsets.US_ASCII));
        sha1.update(counted(zip, entry));
      }
    }
    return HexFormat.of().formatHex(sha1.digest());
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] counted(ZipFile zip, ZipEntry entry) throws IOException {
    if (entry.getName().equals("META-INF/MANIFEST.MF")) {
      return new byte[0];
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readAllBytes();
      return entry.getName().endsWith(".properties") ? withoutComments(content) : content;
    }
  }

  /**
   * Blanks out comment lines as the updater does: a line that follows an empty line, or a lone '#',
   * is no comment to it.
   */
  static byte[] withoutComments(byte[] text) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(text.length);
    boolean atStart = true;
    int i = 0;
    while (i < text.length) {
      if (atStart && text[i] == '#') {
        int end = i;
        while (end < text.length && text[end] == '#') {
          end++;
        }
        atStart = end < text.length && text[end] != '\n';
        while (end < text.length && text[end] != '\n') {
          end++;
        }
        i = end;
        if (i == text.length) {
          break;
        }
        kept.write('\n');
      } else {
        kept.write(text[i]);
        atStart = !atStart && text[i] == '\n';
      }
      i++;
    }
    return kept.toByteArray();
  }
}
