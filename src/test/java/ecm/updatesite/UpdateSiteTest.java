package ecm.updatesite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.files.FileBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The update site, read back as Fiji's updater reads it. */
class UpdateSiteTest {

  private static final long FIRST = 20260101000000L;
  private static final long SECOND = 20260301120000L;

  @TempDir Path temp;
  private Path jar;

  /** Our classes, packed as the build packs them. */
  @BeforeEach
  void pack() throws IOException {
    jar = temp.resolve("ecm-0.1.0.jar");
    pack(jar, "first");
  }

  private static void pack(Path jar, String note) throws IOException {
    Path classes = Path.of("target", "classes");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> tree = Files.walk(classes.resolve("ecm"))) {
      for (Path file : tree.filter(UpdateSiteTest::isOurs).sorted().toList()) {
        add(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
      add(zip, "note.txt", note.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean isOurs(Path file) {
    return file.toString().endsWith(".class") && !file.toString().contains("standalone");
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private Path site(String name) {
    return temp.resolve(name);
  }

  private List<SiteFile> release(String site, long timestamp)
      throws IOException, XMLStreamException {
    UpdateSiteProgram.site(site(site), jar).release(timestamp);
    return SiteIndex.read(site(site).resolve(SiteIndex.NAME));
  }

  private static SiteFile named(List<SiteFile> files, String path) {
    return files.stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow();
  }

  @Test
  void offersOurJarAndWhatFijiLacks() throws IOException, XMLStreamException {
    List<String> paths = release("site", FIRST).stream().map(SiteFile::path).toList();
    assertEquals(
        List.of(
            "jars/JLargeArrays-1.5.jar",
            "jars/JTransforms-3.1.jar",
            "jars/commons-csv-1.14.1.jar",
            "luts/ecm-diverging.lut",
            "luts/ecm-magma.lut",
            "luts/ecm-viridis.lut",
            "plugins/ecm-0.1.0.jar"),
        paths.stream().sorted().toList());
  }

  @Test
  void everyFileIsServedUnderItsTimestampWithTheListedSizeAndChecksum()
      throws IOException, XMLStreamException {
    for (SiteFile file : release("site", FIRST)) {
      Path served = site("site").resolve(file.path() + "-20260101000000");
      assertEquals(file.version().size(), Files.size(served), file.path());
      assertEquals(file.version().checksum(), FileChecksum.of(file.path(), served), file.path());
    }
  }

  /** The updater's own checksum of the released library, whose bytes never change. */
  @Test
  void checksumIsTheUpdaters() throws IOException {
    assertEquals(
        "6e5738a83410839ebf607ab335c738f62842152b",
        FileChecksum.ofJar(JarDependencies.jarOf(org.jtransforms.fft.FloatFFT_1D.class)));
    assertEquals(
        "a07adb04664c0ecccc198d2d784acf67206dccd9",
        FileChecksum.ofJar(JarDependencies.jarOf(org.apache.commons.csv.CSVFormat.class)));
  }

  /** The path counts too; the sum is that of {@code (printf luts/a.lut; printf abc) | sha1sum}. */
  @Test
  void checksumOfAnotherFile() throws IOException {
    Path file = Files.writeString(temp.resolve("x"), "abc");
    assertEquals("14d65ba7781a7527cb279eab0b53feb6629c49b2", FileChecksum.of("luts/a.lut", file));
  }

  @Test
  void commentsOfPropertiesDoNotCount() {
    assertCounted("# today\na=1\n#b\nc=2\n", "\na=1\n\nc=2\n");
    assertCounted("## today\na=#1\n", "\na=#1\n");
    assertCounted("a\n\n# kept\n", "a\n\n# kept\n");
    assertCounted("#\n# kept\n", "\n# kept\n");
    assertCounted("a\n# no end", "a\n");
  }

  private static void assertCounted(String text, String counted) {
    byte[] bytes = FileChecksum.withoutComments(text.getBytes(StandardCharsets.US_ASCII));
    assertEquals(counted, new String(bytes, StandardCharsets.US_ASCII));
  }

  @Test
  void dependenciesAreThoseOfTheBytecode() throws IOException, XMLStreamException {
    List<SiteFile> files = release("site", FIRST);
    assertEquals(
        List.of(
            "jars/JLargeArrays.jar",
            "jars/JTransforms.jar",
            "jars/commons-csv.jar",
            "jars/commons-math3.jar",
            "jars/ij.jar",
            "jars/imglib2.jar",
            "jars/jackson-core.jar",
            "jars/jackson-databind.jar",
            "jars/scijava-common.jar"),
        named(files, "plugins/ecm-0.1.0.jar").dependencies());
    assertEquals(
        List.of("jars/JLargeArrays.jar", "jars/commons-math3.jar"),
        named(files, "jars/JTransforms-3.1.jar").dependencies());
  }

  @Test
  void sameJarsGiveTheSameBytes() throws IOException, XMLStreamException {
    release("a", FIRST);
    release("b", FIRST);
    release("b", SECOND);
    FileBytes.assertSame(FileBytes.below(site("a")), FileBytes.below(site("b")));
  }

  @Test
  void aNewReleaseListsTheOneBefore() throws IOException, XMLStreamException {
    SiteFile first = named(release("site", FIRST), "plugins/ecm-0.1.0.jar");
    jar = temp.resolve("ecm-0.2.0.jar");
    pack(jar, "second");
    List<SiteFile> files = release("site", SECOND);
    SiteFile second = named(files, "plugins/ecm-0.2.0.jar");
    assertEquals(
        List.of(
            new SiteFile.Version(
                "plugins/ecm-0.1.0.jar", first.version().checksum(), FIRST, SECOND, 0)),
        second.previous());
    assertEquals(SECOND, second.version().timestamp());
    assertEquals(7, files.size());
    assertEquals(FIRST, named(files, "jars/JTransforms-3.1.jar").version().timestamp());
    assertTrue(Files.exists(site("site").resolve(first.served())));
  }

  @Test
  void aChangedJarNeedsALaterRelease() throws IOException, XMLStreamException {
    release("site", FIRST);
    pack(jar, "second");
    InvalidInput refused = assertThrows(InvalidInput.class, () -> release("site", FIRST));
    assertTrue(refused.getMessage().contains("give a later one"), refused.getMessage());
  }

  @Test
  void theReleaseIsDatedByTheBuild() throws IOException {
    Path dated = temp.resolve("dated.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(dated))) {
      ZipEntry manifest = new ZipEntry("META-INF/MANIFEST.MF");
      manifest.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 2, 3, 4, 6));
      zip.putNextEntry(manifest);
      zip.closeEntry();
    }
    assertEquals(20260102030406L, UpdateSiteProgram.timestamp(dated));
  }
}
