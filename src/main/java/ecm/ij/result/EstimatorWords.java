package ecm.ij.result;

import ecm.files.CsvTable;
import ecm.pipeline.maps.MapEstimator;
import java.util.Collections;

/** How logs and tables name the estimator of a map. */
public final class EstimatorWords {

  private EstimatorWords() {}

  /** A table with the column {@code estimator}; of the curve fit as it is. */
  public static CsvTable beside(CsvTable table, MapEstimator estimator) {
    return estimator.isFit()
        ? table
        : table.withText("estimator", Collections.nCopies(table.rows().size(), estimator.name()));
  }
}
