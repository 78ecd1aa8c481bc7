package ecm.kww;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The response of the per-pixel estimator to a finite record: the median and the scatter of ln
 * (tau_fit / tau) in a homogeneous sample, tabulated with the simulator against T/tau, beta, signal
 * counts (contrast times counts) and the number of frames.
 *
 * <p>Between the nodes it is interpolated linearly in ln(T/tau), beta, A, ln counts and ln N;
 * beyond them the nearest node holds. Immutable, safe for all threads. The table is made by the
 * program {@code ecm.kww.ResponseTableProgram} in the test tree.
 */
public final class ResponseTable {

  /** Where the true ln tau changes by more than this per ln tau_fit, no correction is given. */
  public static final double STEEPEST_INVERSE = 2.5;

  private static final String RESOURCE = "response-table.csv";
  private static final double STEP = 0.02;

  private final ResponseGrid grid;

  ResponseTable(ResponseGrid grid) {
    this.grid = grid;
  }

  /** The table shipped with the suite. */
  public static ResponseTable shipped() {
    return Shipped.TABLE;
  }

  /**
   * The median of ln(tau_fit / tau).
   *
   * @param recordOverTau T/tau
   * @param conditions of the record
   */
  public double medianBias(double recordOverTau, Conditions conditions) {
    return grid.value(ResponseGrid.MEDIAN, Math.log(recordOverTau), conditions);
  }

  /** The sigma of a log-normal fitted to a homogeneous sample: the null of sigma. */
  public double scatter(double recordOverTau, Conditions conditions) {
    return grid.value(ResponseGrid.SCATTER, Math.log(recordOverTau), conditions);
  }

  /** Half the range that holds the central 68 % of ln tau_fit: the error of one pixel. */
  public double spread(double recordOverTau, Conditions conditions) {
    return grid.value(ResponseGrid.SPREAD, Math.log(recordOverTau), conditions);
  }

  /** The Spearman correlation of ln tau_fit and beta_fit in a homogeneous sample: its null. */
  public double rankCorrelation(double recordOverTau, Conditions conditions) {
    return grid.value(ResponseGrid.SPEARMAN, Math.log(recordOverTau), conditions);
  }

  /**
   * Tabulates the inverse response for one set of conditions.
   *
   * @param recordLength T, in the unit of the times to be corrected
   * @param conditions of the region, from its pooled curve
   */
  public Correction correction(double recordLength, Conditions conditions) {
    List<Double> fitted = new ArrayList<>();
    List<Double> trueTau = new ArrayList<>();
    double previous = Double.NEGATIVE_INFINITY;
    for (double x = grid.largestLogRecord(); x >= grid.smallestLogRecord(); x -= STEP) {
      double lnFit = -x + grid.value(ResponseGrid.MEDIAN, x, conditions);
      if (lnFit - previous < STEP / STEEPEST_INVERSE && !fitted.isEmpty()) {
        break;
      }
      fitted.add(lnFit);
      trueTau.add(-x);
      previous = lnFit;
    }
    return new Correction(recordLength, toArray(fitted), toArray(trueTau));
  }

  private static double[] toArray(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static final class Shipped {
    static final ResponseTable TABLE = new ResponseTable(read());

    private static ResponseGrid read() {
      try (InputStream in = ResponseTable.class.getResourceAsStream(RESOURCE);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return ResponseGrid.parse(lines.lines().filter(line -> !line.startsWith("#")).toList());
      } catch (IOException e) {
        throw new UncheckedIOException("the response table of the suite cannot be read", e);
      }
    }
  }
}
