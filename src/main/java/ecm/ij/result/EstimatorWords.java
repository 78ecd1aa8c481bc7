package ecm.ij.result;

import ecm.files.CsvTable;
import ecm.pipeline.maps.MapEstimator;
import java.util.Collections;
import java.util.Locale;

/** How logs and tables name the estimator of a map. */
public final class EstimatorWords {

  private EstimatorWords() {}

  /** As in {@code estimator=likelihood}. */
  public static String key(MapEstimator estimator) {
    return estimator.name().toLowerCase(Locale.ROOT);
  }

  /** In a sentence. */
  public static String by(MapEstimator estimator) {
    return switch (estimator) {
      case LIKELIHOOD -> "by the likelihood";
      case FIT -> "by the curve fit";
    };
  }

  /** A table with the column {@code estimator}; of the curve fit as it is. */
  public static CsvTable beside(CsvTable table, MapEstimator estimator) {
    return estimator == MapEstimator.FIT
        ? table
        : table.withText("estimator", Collections.nCopies(table.rows().size(), key(estimator)));
  }
}
