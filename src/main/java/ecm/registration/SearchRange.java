package ecm.registration;

import ecm.base.InvalidInput;
import ecm.stack.FrameStack;
import java.util.Locale;

/**
 * How far from the first frames a frame is looked for.
 *
 * @param pixels along each axis
 * @param most half the smaller side of the field [px]
 * @param automatic whether it may be widened
 */
record SearchRange(int pixels, int most, boolean automatic) {

  /**
   * The range to begin with.
   *
   * @throws InvalidInput if maxShift is out of range
   */
  static SearchRange of(FrameStack stack, RegistrationParameters parameters) {
    int most = (Math.min(stack.width(), stack.height()) - 1) / 2;
    int maxShift = parameters.maxShift();
    if (maxShift == RegistrationParameters.AUTOMATIC) {
      return new SearchRange(Math.max(1, Math.min(stack.width() / 8, most)), most, true);
    }
    if (maxShift < 1 || maxShift > most) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "maxShift is %d; allowed are 1 to %d px (half of the smaller side), or -1 for"
                  + " width/8",
              maxShift,
              most));
    }
    return new SearchRange(maxShift, most, false);
  }

  SearchRange wider() {
    return new SearchRange(Math.min(2 * pixels, most), most, automatic);
  }

  /**
   * Checks that there is a wider range to try.
   *
   * @param frame the first that lies at the limit, from 0
   * @throws InvalidInput if there is none
   */
  void requireWider(int frame) {
    if (pixels == most) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the drift exceeds the search limit of %d px from frame %d on, half of the field's"
                  + " smaller side; register a part of the record, or, if neither spot nor outline"
                  + " is in view and so nothing static guides the registration, none of it"
                  + " (register=false)",
              pixels,
              frame + 1));
    }
    if (!automatic) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the drift exceeds maxShift, which is %d px, from frame %d on; allowed are up to %d"
                  + " px",
              pixels,
              frame + 1,
              most));
    }
  }

  /** What is done about a drift that exceeds it. */
  String sentence() {
    return String.format(
        Locale.ROOT,
        "the drift reaches %d px, as far as frames were looked for: looking up to %d px",
        pixels,
        wider().pixels());
  }
}
