package ecm.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.command.AnalyzeStackCommand;
import ecm.command.MakeMaskCommand;
import ecm.command.OpenImages;
import ecm.command.RelaxationMapsCommand;
import ecm.command.base.CommandField;
import ecm.files.FileBytes;
import ecm.ij.image.MapCompanions;
import ecm.ij.open.RegionInput;
import ecm.pipeline.experiment.ExperimentRow;
import ecm.pipeline.experiment.ExperimentTable;
import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;

/** Titles and file names are only names: no path, no markup, and never one of two in silence. */
class TitlesTest {

  @TempDir Path root;
  private Context context;

  @BeforeEach
  void start() {
    OpenImages.closeAll();
    context = new Context(CommandService.class, ConvertService.class);
  }

  @AfterEach
  void stop() {
    context.dispose();
    OpenImages.closeAll();
  }

  private static ImagePlus wire(String title) {
    ImagePlus image = Wires.image(Wires.SMALL.withDrift(0).withSeed(3));
    image.setTitle(title);
    return image;
  }

  private Module run(Class<? extends Command> command, Map<String, Object> inputs)
      throws Exception {
    return context.service(CommandService.class).run(command, true, inputs).get();
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"a/b", "..\\..\\x", "c:d", "../../evil", "<b>x</b>", ".", "%s%n\t\u0000"})
  void windowsOpenWhateverTheStackIsCalled(String title) throws Exception {
    ImagePlus stack = wire(title);
    ImagePlus mask =
        (ImagePlus) run(MakeMaskCommand.class, Map.of("image", stack)).getOutput("sample");
    assertEquals(title + "-mask", mask.getTitle());
    Module maps = run(RelaxationMapsCommand.class, Map.of("image", stack));
    assertEquals(title + "-tau", ((ImagePlus) maps.getOutput("tau")).getTitle());
    assertEquals(11, WindowManager.getImageCount());
  }

  @Test
  void noTitleLeadsOutOfTheOutputFolderOrIntoThePage() throws Exception {
    String title = "../../evil\\..\\c:<b>\"x\"</b>&amp;";
    Path output = root.resolve("deep/er/out");
    run(
        AnalyzeStackCommand.class,
        Map.of(
            "image",
            wire(title),
            "output",
            output.toFile(),
            "bulkDepth",
            2,
            "register",
            false,
            "saveRegistered",
            true));
    Map<String, byte[]> files = FileBytes.below(root);
    assertTrue(files.size() > 20, files.keySet().toString());
    for (String name : files.keySet()) {
      assertTrue(name.matches("deep/er/out/[A-Za-z0-9.-]+"), name);
    }
    String page =
        new String(files.get("deep/er/out/report.html"), StandardCharsets.UTF_8)
            .replaceAll("base64,[A-Za-z0-9+/=]+", "");
    assertFalse(page.contains("<b>\"x"), "the title is no markup");
    assertTrue(page.contains("&lt;b&gt;&quot;x&quot;&lt;/b&gt;&amp;amp;"));
  }

  @Test
  void rowsMayReadElsewhereButAreWrittenInside() throws IOException {
    Path folder = Files.createDirectories(root.resolve("a/b"));
    Path table =
        Files.writeString(
            folder.resolve("e.csv"),
            "file,temperature_K,frame_interval_s,pixel_nm\n"
                + "../data/wire.tif,500,1,1\n../../evil,510,1,1\n..,520,1,1\n"
                + "..\\\\..\\\\x.tif,530,1,1\n/etc/passwd,540,1,1\nc:d,550,1,1\n<b>x</b>,560,1,1\n");
    List<ExperimentRow> rows = ExperimentTable.read(table);
    assertEquals(root.resolve("a/data/wire.tif"), rows.get(0).source().path().normalize());
    assertEquals(
        List.of("01-wire", "02-evil", "03-", "04-x", "05-passwd", "06-c_d", "07-b_"),
        rows.stream().map(row -> row.source().folder()).toList());
  }

  private static ImagePlus open(String title, String type, int width, int frames) {
    ImagePlus image = IJ.createImage(title, type, width, 4, frames);
    image.show();
    return image;
  }

  private static String refusal(Executable call) {
    return assertThrows(InvalidInput.class, call).getMessage();
  }

  @Test
  void ofTwoMasksOfOneTitleNoneIsTaken() {
    open("m", "8-bit white", 6, 1);
    open("m", "8-bit white", 5, 1);
    open("m", "8-bit white", 6, 3);
    assertEquals(24, RegionInput.named("m", 6, 4).count(), "only one is a mask of this size");
    open("m", "8-bit black", 6, 1);
    assertEquals(
        "2 open images are called 'm': close or rename all but the one that is meant",
        refusal(() -> RegionInput.named("m", 6, 4)));
    open("n.tif", "8-bit white", 6, 1);
    open("n.png", "8-bit white", 6, 1);
    assertTrue(refusal(() -> RegionInput.named("n", 6, 4)).startsWith("2 open images are called"));
    assertEquals(24, RegionInput.named("n.png", 6, 4).count());
  }

  @Test
  void ofTwoMapsOrStacksOfOneTitleNoneIsTaken() {
    ImagePlus tau = open("wire-tau", "32-bit black", 6, 1);
    tau.setProperty("Info", "ecm.stack: wire\n");
    open("wire-beta", "32-bit black", 7, 1);
    open("wire-beta", "32-bit black", 6, 1);
    ImagePlus stack = open("wire.tif", "16-bit black", 6, 3);
    assertTrue(MapCompanions.map(tau, "beta").isPresent());
    assertSame(stack, MapCompanions.stack(tau));
    open("wire-beta", "32-bit black", 6, 1);
    open("wire", "16-bit black", 6, 5);
    assertTrue(
        refusal(() -> MapCompanions.map(tau, "beta"))
            .startsWith("2 open images are called 'wire-beta'"));
    assertTrue(
        refusal(() -> MapCompanions.stack(tau)).startsWith("2 open images are called 'wire'"));
  }

  @Test
  void theImageOfACommandIsNeverOneOfTwo() {
    CommandField field =
        CommandField.byName(
            CommandField.of(
                context.service(CommandService.class).getCommand(MakeMaskCommand.class)),
            "image");
    ImagePlus first = open("wire", "16-bit black", 6, 3);
    first.show();
    assertSame(first, field.parse("wire"));
    open("wire", "16-bit black", 6, 3);
    assertTrue(refusal(() -> field.parse("wire")).startsWith("2 open images are called 'wire'"));
  }
}
