package ecm.updatesite;

import ecm.files.Version;
import ecm.ij.base.Luts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;

/**
 * Lays out the update site from the jar that {@code mvn package} made, the libraries that Fiji
 * lacks, and the look-up tables. See {@code update-site/README.md}.
 *
 * <p>Run: {@code mvn -q package -DskipTests exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=ecm.updatesite.UpdateSiteProgram -Dexec.args="update-site/site"}; a second
 * argument is the release's time, yyyyMMddHHmmss, by default the one in the jar.
 */
public final class UpdateSiteProgram {

  private static final String DESCRIPTION =
      "Electron correlation microscopy: maps of relaxation times from dark-field TEM series.";

  private static final Path LUTS = Path.of("src", "main", "resources", "luts");

  /** A class of each library that Fiji lacks. */
  private static final List<Class<?>> LACKING =
      List.of(
          org.jtransforms.fft.FloatFFT_1D.class,
          pl.edu.icm.jlargearrays.LargeArray.class,
          org.apache.commons.csv.CSVFormat.class);

  private UpdateSiteProgram() {}

  public static void main(String[] args) throws IOException, XMLStreamException {
    Path jar = Path.of("target", "ecm-" + Version.get() + ".jar");
    long timestamp = args.length > 1 ? Long.parseLong(args[1]) : timestamp(jar);
    for (SiteFile file : site(Path.of(args[0]), jar).release(timestamp)) {
      System.out.println(file.served());
    }
  }

  /** The site of our jar. */
  static UpdateSite site(Path folder, Path jar) {
    Map<String, Path> files = new LinkedHashMap<>();
    String plugin = "plugins/" + jar.getFileName();
    files.put(plugin, jar);
    for (Class<?> type : LACKING) {
      Path library = JarDependencies.jarOf(type);
      files.put("jars/" + library.getFileName(), library);
    }
    for (String lut : Luts.names()) {
      files.put("luts/" + lut + ".lut", LUTS.resolve(lut + ".lut"));
    }
    return new UpdateSite(folder, files, Map.of(plugin, DESCRIPTION));
  }

  /** The time that the build gives to all entries. */
  static long timestamp(Path jar) throws IOException {
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing; run mvn package");
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      LocalDateTime time = zip.getEntry("META-INF/MANIFEST.MF").getTimeLocal();
      return Long.parseLong(time.format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss")));
    }
  }
}
