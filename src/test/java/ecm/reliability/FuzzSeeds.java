package ecm.reliability;

import ecm.command.base.CommandField;
import ecm.ij.ForeignTiff;
import ecm.ij.open.TiffFile;
import ij.IJ;
import ij.ImagePlus;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** Right inputs, which the fuzz spoils. */
final class FuzzSeeds {

  private static List<CommandField> fields;

  private FuzzSeeds() {}

  static List<byte[]> of(Fuzz.Target target, Path folder) throws IOException {
    return switch (target) {
      case TIFF -> tiffs(folder);
      case DRIFT ->
          texts(
              "frame,time_s,dx_px,dy_px,quality\n1,0,0,0,1\n2,.1,1,-2,.9\n3,.2,1.5,0,1\n4,.3,0,0,1\n");
      case SERIES ->
          texts(
              "temperature_K,tau_s,tau_sd_s,xi_nm,xi_sd_nm\n507,270,20,1.2,.1\n511,140,9,1.1,.1\n",
              "temperature_K,tau_s,wire,tau_surface_s\n507,270,a,20\n511,140,\"b, c\",15\n");
      case MANIFEST ->
          texts(
              "file,temperature_K,frame_interval_s,pixel_nm\na.tif,507,2,.25\nb/c.tif,511,1,.25\n",
              "file,temperature_K,frame_interval_s,pixel_nm,wire,roi,first_frame,last_frame,mask\n"
                  + "../x y.tif,507,2,.25,a,1 2 30 40,1,100,auto\nC:\\d\\e.tif,511,1,,b,,,,none\n");
      case TIMES -> texts("frame,time_s\n1,0\n2,0.5\n3,1\n4,1.5\n");
      case DOSE -> texts("dose_rate_e_nm2_s,tau_s,tau_sd_s\n100,20,1\n200,19,1\n400,18,1\n");
      case SUMMARY ->
          texts(
              "{\"tau_bulk_median_s\": 1.5, \"xi_nm\": null, \"xi_nm_reason\": \"short\", \"p\": {\"a\": [1]}}");
      case MACRO ->
          texts(
              "lags=100 fit=bounded betamax=2 mask=auto binning=1",
              "frameinterval=0.1 pixelsize=.25 excludeframes=[3, 5-7] mask=[my mask.tif]",
              "firstframe=1 lastframe=0 weights=none mask='a b' engine=auto");
    };
  }

  /** The fields of Relaxation Maps. */
  static synchronized List<CommandField> fields() {
    if (fields == null) {
      try (Context context = new Context(CommandService.class)) {
        CommandInfo info =
            context.service(CommandService.class).getCommands().stream()
                .filter(c -> c.getClassName().endsWith(".RelaxationMapsCommand"))
                .findFirst()
                .orElseThrow();
        fields = CommandField.of(info);
      }
    }
    return fields;
  }

  private static List<byte[]> texts(String... texts) {
    return Arrays.stream(texts).map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static List<byte[]> tiffs(Path folder) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    Path file = folder.resolve("seed.tif");
    for (String type : new String[] {"8-bit ramp", "16-bit ramp", "32-bit ramp"}) {
      ImagePlus image = IJ.createImage("seed", type, 9, 7, 4);
      image.setDimensions(1, 1, 4);
      image.getCalibration().frameInterval = 0.1;
      image.setProperty("Info", "ecm.valid: 1,1,7,5\necm.excluded: 3");
      TiffFile.write(file, image);
      seeds.add(Files.readAllBytes(file));
    }
    List<BufferedImage> foreign = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int first = t * 7919;
      foreign.add(ForeignTiff.frame(20, 18, (x, y) -> (first + y * 911 + x * 37) & 0xffff));
    }
    for (String compression : new String[] {"none", "LZW", "Deflate", "PackBits"}) {
      ForeignTiff.write(file, compression, false, foreign);
      seeds.add(Files.readAllBytes(file));
    }
    ForeignTiff.write(file, "none", true, foreign);
    seeds.add(Files.readAllBytes(file));
    Files.delete(file);
    return seeds;
  }
}
