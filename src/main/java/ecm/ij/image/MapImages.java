package ecm.ij.image;

import ecm.base.Quantiles;
import ecm.ij.base.Luts;
import ecm.ij.provenance.Provenance;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Maps as calibrated ImageJ images: pixel size in nm, value unit in the calibration and the Info,
 * NaN where a pixel has no value.
 */
public final class MapImages {

  private static final double LOW = 0.02;
  private static final double HIGH = 0.98;

  private MapImages() {}

  /** What a map is: the names that stand in its title and its Info, and its unit. */
  private record Quantity(String key, String name, String unit) {}

  /**
   * All maps of an analysis, in order, by their key: tau, beta, contrast, tau-sd, tau-corrected,
   * residual (32-bit) and flags (16-bit). Titles are {@code <stack>-<key>}.
   *
   * @param origin what they remember of the sample; the map of tau also the conditions of its null
   */
  public static Map<String, ImagePlus> of(RelaxationMaps maps, StackInfo info, MapOrigin origin) {
    LUT times = Luts.viridis();
    LUT others = Luts.magma();
    Map<String, ImagePlus> images = new LinkedHashMap<>();
    add(images, maps.tau(), new Quantity("tau", "relaxation time tau", "s"), times, info);
    add(images, maps.beta(), new Quantity("beta", "stretching exponent beta", "1"), others, info);
    images.get("beta").getProcessor().setMinAndMax(0, 1.2);
    add(images, maps.contrast(), new Quantity("contrast", "contrast A", "1"), others, info);
    add(images, maps.tauSd(), new Quantity("tau-sd", "sd of ln tau-corrected", "1"), others, info);
    add(
        images,
        maps.tauCorrected(),
        new Quantity("tau-corrected", "relaxation time, finite record corrected", "s"),
        times,
        info);
    add(images, maps.residual(), new Quantity("residual", "rms residual / A", "1"), others, info);
    images.put("flags", flags(maps, info));
    Provenance common = fitted(origin.common(), maps);
    images.forEach(
        (key, image) -> (key.equals("tau") ? common.and(origin.ofTau()) : common).writeTo(image));
    return images;
  }

  /**
   * The display map {@code <stack>-tau-log10}: log10 of tau [s], perceptually uniform LUT, display
   * range the 2-98 % quantiles.
   *
   * @param origin what it remembers of the sample
   */
  public static ImagePlus logTau(RelaxationMaps maps, StackInfo info, MapOrigin origin) {
    float[] tau = maps.tau().values();
    float[] logs = new float[tau.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = tau[i] > 0 ? (float) Math.log10(tau[i]) : Float.NaN;
    }
    FloatMap map = new FloatMap(maps.tau().width(), maps.tau().height(), logs);
    Quantity quantity = new Quantity("tau-log10", "log10 of the relaxation time", "log10(s)");
    ImagePlus image = quantityImage(map, quantity, Luts.viridis(), info);
    fitted(origin.common(), maps).writeTo(image);
    return image;
  }

  /** One map as a 32-bit image, display range the 2-98 % quantiles. */
  public static ImagePlus image(FloatMap map, String title, double pixelSize) {
    FloatProcessor pixels = new FloatProcessor(map.width(), map.height(), map.values().clone());
    showQuantiles(pixels);
    return calibrated(new ImagePlus(title, pixels), pixelSize);
  }

  /** A map of times [s], in the colours of times. */
  public static ImagePlus times(FloatMap map, String title, double pixelSize) {
    ImagePlus image = image(map, title, pixelSize);
    colour(image, Luts.viridis());
    image.getCalibration().setValueUnit("s");
    return image;
  }

  /** A map in the colours, the display range and the units of another one. */
  public static ImagePlus inColoursOf(ImagePlus model, FloatMap map, String title) {
    FloatProcessor pixels = new FloatProcessor(map.width(), map.height(), map.values().clone());
    pixels.setColorModel(model.getProcessor().getColorModel());
    pixels.setMinAndMax(model.getDisplayRangeMin(), model.getDisplayRangeMax());
    ImagePlus image = new ImagePlus(title, pixels);
    image.setCalibration(model.getCalibration().copy());
    return image;
  }

  /** Gives an image other colours and keeps its display range. */
  static void colour(ImagePlus image, LUT lut) {
    double min = image.getProcessor().getMin();
    double max = image.getProcessor().getMax();
    image.getProcessor().setColorModel(lut);
    image.getProcessor().setMinAndMax(min, max);
  }

  /** A mask as an 8-bit image, 255 inside. */
  public static ImagePlus image(Mask mask, String title, double pixelSize) {
    byte[] values = new byte[mask.width() * mask.height()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (mask.contains(i) ? 255 : 0);
    }
    ByteProcessor pixels = new ByteProcessor(mask.width(), mask.height(), values);
    return calibrated(new ImagePlus(title, pixels), pixelSize);
  }

  private static void add(
      Map<String, ImagePlus> images, FloatMap map, Quantity quantity, LUT lut, StackInfo info) {
    images.put(quantity.key(), quantityImage(map, quantity, lut, info));
  }

  private static ImagePlus quantityImage(FloatMap map, Quantity what, LUT lut, StackInfo info) {
    ImagePlus image = image(map, info.title() + "-" + what.key(), info.pixelSize());
    colour(image, lut);
    label(image, what.key());
    if (!what.unit().equals("1")) {
      image.getCalibration().setValueUnit(what.unit());
    }
    describe(image, what.name(), what.unit());
    return image;
  }

  /** Says in an image's Info what its values are, and their unit; 1 for none. */
  static void describe(ImagePlus image, String quantity, String unit) {
    Provenance.NONE.with(Provenance.QUANTITY, quantity).with(Provenance.UNIT, unit).writeTo(image);
  }

  private static ImagePlus flags(RelaxationMaps maps, StackInfo info) {
    int[] flags = maps.flags();
    short[] values = new short[flags.length];
    int greatest = 1;
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) flags[i];
      greatest = Math.max(greatest, PixelFlag.OUTSIDE_MASK.in(flags[i]) ? 0 : flags[i]);
    }
    ShortProcessor pixels =
        new ShortProcessor(maps.mask().width(), maps.mask().height(), values, null);
    // what lies outside would leave no colours for the sample
    pixels.setMinAndMax(0, greatest);
    ImagePlus image = calibrated(new ImagePlus(info.title() + "-flags", pixels), info.pixelSize());
    label(image, "flags");
    Provenance.NONE
        .with(Provenance.QUANTITY, "flags, sum of the bits")
        .with(Provenance.FLAGS, List.of(PixelFlag.values()))
        .writeTo(image);
    return image;
  }

  /** The map's name, which its window and its file show even if the title is cut off. */
  private static void label(ImagePlus image, String key) {
    image.setProp("Slice_Label", key);
  }

  private static Provenance fitted(Provenance origin, RelaxationMaps maps) {
    return origin
        .with(Provenance.FRAME_INTERVAL, maps.frameInterval())
        .with(Provenance.RECORD_LENGTH, maps.recordLength())
        .with(Provenance.CENSORED_ABOVE, maps.censoringLimit());
  }

  private static void showQuantiles(FloatProcessor pixels) {
    float[] values = (float[]) pixels.getPixels();
    double[] finite = new double[values.length];
    int n = 0;
    for (float v : values) {
      if (Float.isFinite(v)) {
        finite[n++] = v;
      }
    }
    double[] sorted = Quantiles.sorted(Arrays.copyOf(finite, n));
    double low = Quantiles.ofSorted(sorted, LOW);
    double high = Quantiles.ofSorted(sorted, HIGH);
    if (low < high) {
      pixels.setMinAndMax(low, high);
    } else {
      double value = n == 0 ? 0 : low;
      pixels.setMinAndMax(value, value + 1);
    }
  }

  /** With the pixel size in nm, unless it is not known. */
  public static ImagePlus calibrated(ImagePlus image, double pixelSize) {
    if (pixelSize > 0) {
      Calibration calibration = image.getCalibration();
      calibration.setUnit("nm");
      calibration.pixelWidth = pixelSize;
      calibration.pixelHeight = pixelSize;
    }
    return image;
  }
}
