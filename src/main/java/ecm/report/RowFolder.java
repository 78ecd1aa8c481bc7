package ecm.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecm.base.InvalidInput;
import ecm.files.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder of one stack of an experiment: whether it is done, and its map of tau drawn again on
 * the range of the experiment.
 */
public final class RowFolder {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MAP = "tau-map.png";
  private static final String REPORT = "report.html";

  /** Without one of these a folder counts as not done. */
  private static final List<String> FILES =
      List.of(
          "tau.tif",
          "beta.tif",
          "contrast.tif",
          "tau-sd.tif",
          "tau-corrected.tif",
          "residual.tif",
          "flags.tif",
          "mask.tif",
          MAP,
          REPORT);

  private final Path folder;

  public RowFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The summary of an earlier run, if that run was complete and had the same input, parameters and
   * version.
   *
   * @param parameters of the command and of the row, with the digests of all files it names
   */
  public Optional<Summary> done(Map<String, Object> parameters, String digest, String version) {
    Path file = folder.resolve("summary.json");
    if (!Files.isRegularFile(file)
        || !FILES.stream().allMatch(name -> Files.isRegularFile(folder.resolve(name)))) {
      return Optional.empty();
    }
    try {
      Summary summary = Summary.parse(Files.readString(file));
      boolean same =
          digest.equals(summary.entries().get("input_sha256"))
              && version.equals(summary.entries().get("version"))
              && json(parameters).equals(json(summary.entries().get("parameters")))
              && report().contains(embedded(map()));
      return same ? Optional.of(summary) : Optional.empty();
    } catch (IOException | InvalidInput e) {
      return Optional.empty();
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("parameters that are no JSON: " + value, e);
    }
  }

  /**
   * Replaces the picture of the map of tau, in the report first: whoever is stopped between the two
   * files leaves a folder that is not done.
   */
  public void replaceMap(byte[] png) {
    try {
      byte[] old = map();
      if (!Arrays.equals(old, png)) {
        WholeFile.write(folder.resolve(REPORT), report().replace(embedded(old), embedded(png)));
        WholeFile.write(folder.resolve(MAP), out -> out.write(png));
      }
    } catch (IOException e) {
      throw new InvalidInput(
          "the map of tau in " + folder.getFileName() + " cannot be read: " + WholeFile.reason(e),
          e);
    }
  }

  byte[] map() throws IOException {
    return Files.readAllBytes(folder.resolve(MAP));
  }

  private String report() throws IOException {
    return Files.readString(folder.resolve(REPORT), StandardCharsets.UTF_8);
  }

  private static String embedded(byte[] png) {
    return Base64.getEncoder().encodeToString(png);
  }
}
