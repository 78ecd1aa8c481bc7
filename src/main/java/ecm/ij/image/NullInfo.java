package ecm.ij.image;

import ecm.base.InvalidInput;
import ecm.ij.base.ImageInfo;
import ecm.kww.Conditions;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.Weights;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import ecm.pipeline.nulls.HomogeneousNull;
import ecm.pipeline.whole.StackAnalysis;
import ij.ImagePlus;
import java.util.Locale;
import java.util.Optional;

/**
 * The conditions of a map's homogeneous null, in its Info, so that the map alone tells its null.
 */
public final class NullInfo {

  private static final String REASON = "null_reason";
  private static final String SPECKLE = "null_speckle_px";
  private static final String BETA = "null_beta";
  private static final String CONTRAST = "null_contrast";
  private static final String COUNTS = "null_counts";
  private static final String FRAMES = "null_frames";
  private static final String RECORD = "null_record_over_tau";
  private static final String LENGTH = "null_record_length_s";
  private static final String LAGS = "null_lags";
  private static final String FIT = "null_fit";
  private static final String BETA_MAX = "null_beta_max";
  private static final String AREA = "speckle_area_px";

  private NullInfo() {}

  /**
   * Writes the conditions, or why they are not known.
   *
   * @param map of tau
   * @param conditions of its null
   * @param speckleArea pixels per speckle; NaN if not measured
   */
  public static void set(ImagePlus map, Maybe<NullConditions> conditions, double speckleArea) {
    if (speckleArea > 0) {
      ImageInfo.set(map, AREA, speckleArea);
    }
    if (conditions.value().isEmpty()) {
      ImageInfo.set(map, REASON, conditions.reason());
      return;
    }
    NullConditions known = conditions.value().get();
    Conditions c = known.conditions();
    ImageInfo.set(map, SPECKLE, known.speckle());
    ImageInfo.set(map, BETA, c.beta());
    ImageInfo.set(map, CONTRAST, c.contrast());
    ImageInfo.set(map, COUNTS, c.counts());
    ImageInfo.set(map, FRAMES, c.frames());
    ImageInfo.set(map, RECORD, known.recordOverTau());
    ImageInfo.set(map, LENGTH, known.recordLength());
    ImageInfo.set(map, LAGS, known.lags());
    ImageInfo.set(map, FIT, known.fit().mode().name());
    ImageInfo.set(map, BETA_MAX, known.fit().betaMax());
  }

  /** Writes the conditions of an analysis' map of tau. */
  public static void set(ImagePlus map, StackAnalysis analysis) {
    set(
        map,
        analysis.heterogeneity().homogeneous().map(HomogeneousNull::conditions),
        analysis.speckle().area());
    MapQuality.set(map, analysis.bulkCurve());
  }

  /**
   * Reads the conditions.
   *
   * @return why they are not known, if the Info does not have them
   * @throws InvalidInput if a line of the Info has no number where one is expected
   */
  public static Maybe<NullConditions> of(ImagePlus map) {
    Optional<String> mode = ImageInfo.get(map, FIT);
    if (mode.isEmpty()) {
      return Maybe.not(
          ImageInfo.get(map, REASON)
              .orElse(
                  "the map does not say under which conditions it was made; Relaxation Maps notes"
                      + " them in the Info of <stack>-tau"));
    }
    Conditions conditions =
        new Conditions(
            number(map, BETA), number(map, CONTRAST), number(map, COUNTS), number(map, FRAMES));
    return Maybe.of(
        new NullConditions(
            number(map, SPECKLE),
            conditions,
            number(map, RECORD),
            number(map, LENGTH),
            (int) number(map, LAGS),
            new FitParameters(fitMode(mode.get()), number(map, BETA_MAX), Weights.NONE, false)));
  }

  /** Pixels per speckle; NaN if the Info does not say. */
  public static double speckleArea(ImagePlus map) {
    return ImageInfo.get(map, AREA).isPresent() ? number(map, AREA) : Double.NaN;
  }

  private static double number(ImagePlus map, String key) {
    String text = ImageInfo.get(map, key).orElse("nothing");
    try {
      double value = Double.parseDouble(text);
      if (value > 0 && value < 1e12) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, as for a number that is not positive
    }
    throw wrong(key, text, "a positive number");
  }

  private static FitMode fitMode(String text) {
    for (FitMode mode : FitMode.values()) {
      if (mode.name().equals(text)) {
        return mode;
      }
    }
    throw wrong(FIT, text, "BOUNDED, CLASSIC or FULL");
  }

  private static InvalidInput wrong(String key, String text, String expected) {
    return new InvalidInput(
        String.format(
            Locale.ROOT,
            "the image's Info has 'ecm.%s: %s', but %s is expected",
            key,
            text,
            expected));
  }
}
