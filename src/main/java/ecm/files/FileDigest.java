package ecm.files;

import ecm.base.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest of a small file, such as a table. */
public final class FileDigest {

  private FileDigest() {}

  /**
   * The digest as 64 hexadecimal digits.
   *
   * @throws InvalidInput if the file cannot be read
   */
  public static String of(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (IOException e) {
      throw new InvalidInput("cannot read " + file + ": " + WholeFile.reason(e), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
