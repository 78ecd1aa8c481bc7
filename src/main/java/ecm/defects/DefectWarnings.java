package ecm.defects;

import ecm.base.Warning;
import ecm.base.Warning.Kind;
import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was wrong with a camera's samples, in words. */
public final class DefectWarnings {

  private static final int MOST_NAMED = 5;

  /** A larger share of what was recorded is no small matter. */
  private static final double MANY = 0.1;

  private static final String LOOK =
      "look at the camera's correction of bad pixels; repair=false takes the record as it is";
  private static final String SHIELD =
      "nothing, if single pixels; else shield the camera, or use its own removal of X-rays";
  private static final String GRABBER =
      "record to a faster disk, or slower: times of frames that repeat others are not those of the"
          + " camera";
  private static final String BEAM =
      "look at blanker, shutter and beam, or leave them out yourself";

  private DefectWarnings() {}

  /**
   * One for each kind of defect that there is: an information, or a warning if more than a tenth of
   * the pixels or frames have it. Pixels are counted from 0, frames from 1.
   */
  public static List<Warning> of(CameraDefects defects) {
    List<Warning> told = new ArrayList<>();
    int pixels = defects.invalid().inside().length;
    int frames = defects.repeated().length;
    int invalid = defects.invalid().count();
    if (invalid > 0) {
      String text = "%d px of the camera do not measure (%s) and are left out, at %s";
      String at = pixels(defects.invalid());
      add(
          told,
          Kind.INVALID_PIXELS,
          text(text, invalid, share(invalid, pixels), at),
          LOOK,
          invalid > MANY * pixels);
    }
    int stuck = defects.stuck().count();
    if (stuck > 0) {
      String text = "%d px of the camera are stuck, hot or unsteady and are left out, at %s";
      add(told, Kind.STUCK_PIXELS, text(text, stuck, pixels(defects.stuck())), LOOK, false);
    }
    long spikes = defects.spikes().count();
    if (spikes > 0) {
      long hit = IntStream.range(0, frames).filter(t -> defects.spikes().of(t).length > 0).count();
      String text =
          "%d samples in %d of %d frames are struck by X-rays or not finite and are replaced";
      add(told, Kind.SPIKES, text(text, spikes, hit, frames), SHIELD, false);
    }
    frames(
        told,
        Kind.REPEATED_FRAMES,
        defects.repeated(),
        "%d of %d frames repeat the one before bit for bit and are left out: %s",
        GRABBER);
    frames(
        told,
        Kind.DIMMED_FRAMES,
        defects.dimmed(),
        "%d of %d frames are blank, blurred or of another brightness than those about them and are left out: %s",
        BEAM);
    return told;
  }

  private static void frames(
      List<Warning> told, Kind kind, boolean[] which, String text, String advice) {
    int[] found = IntStream.range(0, which.length).filter(t -> which[t]).toArray();
    if (found.length > 0) {
      String named = named(Arrays.stream(found).mapToObj(t -> String.valueOf(t + 1)).toList());
      add(
          told,
          kind,
          text(text, found.length, which.length, named),
          advice,
          found.length > MANY * which.length);
    }
  }

  private static void add(List<Warning> told, Kind kind, String text, String advice, boolean many) {
    told.add(
        many
            ? Warning.warning(kind, text, advice)
            : new Warning(kind, Warning.Severity.INFO, text, advice));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String share(int some, int all) {
    return text("%.2g %%", 100.0 * some / all);
  }

  private static String pixels(Mask mask) {
    return named(
        Arrays.stream(mask.indices())
            .mapToObj(i -> "(" + i % mask.width() + ", " + i / mask.width() + ")")
            .toList());
  }

  private static String named(List<String> all) {
    return all.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
        + (all.size() > MOST_NAMED ? ", ..." : "");
  }
}
