package ecm.files;

import ecm.base.InvalidInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a table as spreadsheets write it, and what separates its columns.
 *
 * <p>Read are UTF-8 and UTF-16, with or without byte order mark, and columns separated by commas,
 * semicolons or tabs, which the header tells, or a first line {@code sep=;}.
 *
 * @param text without byte order mark and without a line {@code sep=}
 * @param separator of columns
 */
record CsvText(String text, char separator) {

  private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?[ \t]*\r?\n");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read
   * @throws InvalidInput if it is no text of these encodings, or the separator is ambiguous
   */
  static CsvText read(Path file) throws IOException {
    String text = decode(file, Files.readAllBytes(file));
    Matcher line = SEPARATOR_LINE.matcher(text);
    if (line.lookingAt()) {
      return new CsvText(text.substring(line.end()), line.group(1).charAt(0));
    }
    return new CsvText(text, separator(file, text));
  }

  private static String decode(Path file, byte[] bytes) {
    Charset charset = charset(bytes);
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
    } catch (CharacterCodingException e) {
      throw new InvalidInput(
          "cannot read "
              + file
              + ": it is no text in "
              + charset
              + "; save it as CSV in UTF-8 (a spreadsheet's 'CSV UTF-8')",
          e);
    }
  }

  /** UTF-16 is told by its byte order mark, or by the zero half of its first letter. */
  private static Charset charset(byte[] bytes) {
    if (bytes.length < 2) {
      return StandardCharsets.UTF_8;
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    if (first == 0xff && second == 0xfe || first != 0 && second == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return first == 0xfe && second == 0xff || first == 0 && second != 0
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }

  private static char separator(Path file, String text) {
    String header = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
    String names = header.replaceAll("\"[^\"]*\"", "");
    boolean commas = names.indexOf(',') >= 0;
    boolean semicolons = names.indexOf(';') >= 0;
    boolean tabs = names.indexOf('\t') >= 0;
    if (commas && semicolons || commas && tabs || semicolons && tabs) {
      throw new InvalidInput(
          file
              + ": the header has more than one of comma, semicolon and tab, so that it is not clear"
              + " which separates the columns; put names that contain one in quotes");
    }
    return semicolons ? ';' : tabs ? '\t' : ',';
  }
}
