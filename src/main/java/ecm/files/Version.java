package ecm.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of the suite. */
public final class Version {

  private static final String VALUE = read();

  private Version() {}

  /** The version, as in {@code 1.0.0}. */
  public static String get() {
    return VALUE;
  }

  private static String read() {
    try (InputStream in = Version.class.getResourceAsStream("/ecm/version.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
