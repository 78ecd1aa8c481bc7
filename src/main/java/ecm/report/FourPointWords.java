package ecm.report;

import ecm.fourpoint.length.Xi;
import ecm.pipeline.fourpoint.FourPointXi;
import java.util.Optional;

/** A correlation length of g4 beside that of speckle alone, in words. */
final class FourPointWords {

  private FourPointWords() {}

  /** Empty if one of the two or the standard error is not known. */
  static String of(Optional<Xi> xi, FourPointXi lengths) {
    double nullXi = lengths.nullXi();
    if (xi.isEmpty()
        || Double.isNaN(xi.get().value())
        || Double.isNaN(xi.get().sd())
        || Double.isNaN(nullXi)) {
      return "";
    }
    if (xi.get().isSpeckle(nullXi, lengths.nullSd())) {
      return FourPointXi.LIKE_SPECKLE;
    }
    return xi.get().value() > nullXi
        ? "longer than speckle; static contrast of the sample does that, too"
        : "shorter than speckle alone";
  }
}
