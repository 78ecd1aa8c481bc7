package ecm.kww;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The response of the per-pixel estimator to a finite record: the median and the scatter of ln
 * (tau_fit / tau) and the median of beta_fit in a homogeneous sample, tabulated with the simulator
 * against T/tau, beta, signal counts (contrast times counts) and the number of frames.
 *
 * <p>Between the nodes it is interpolated linearly in ln(T/tau), beta, 1/sqrt(A counts) and 1/N;
 * beyond them the nearest node holds, save that records of 200 to 500 frames are extrapolated in
 * 1/N (homogeneous films of 240 frames scatter by 0.68, as extrapolated, not by the 0.55 of 500
 * frames). With fewer frames nothing is known: NaN. Immutable, safe for all threads. The table is
 * made by the program {@code ecm.pipeline.maps.ResponseTableProgram} in the test tree. For beta
 * above 1, up to 2, and for several speckle patterns in a pixel, {@link ResponseExtension} is
 * added.
 */
public final class ResponseTable {

  /** With fewer frames the response is not known. */
  public static final int LEAST_FRAMES = ResponseGrid.LEAST_FRAMES;

  /** Where the true ln tau changes by more than this per ln tau_fit, no correction is given. */
  public static final double STEEPEST_INVERSE = 2.5;

  private static final String RESOURCE = "response-table.csv";
  private static final String EXTENSION = "response-extension.csv";
  private static final double STEP = 0.02;

  private final ResponseGrid grid;
  private final ResponseExtension extension;

  ResponseTable(ResponseGrid grid, ResponseExtension extension) {
    this.grid = grid;
    this.extension = extension;
  }

  private double value(int column, double logRecord, Conditions conditions) {
    return grid.value(column, logRecord, conditions)
        + extension.value(column, logRecord, conditions);
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
    return value(ResponseGrid.MEDIAN, Math.log(recordOverTau), conditions);
  }

  /** The sigma of a log-normal fitted to a homogeneous sample: the null of sigma. */
  public double scatter(double recordOverTau, Conditions conditions) {
    return value(ResponseGrid.SCATTER, Math.log(recordOverTau), conditions);
  }

  /** Half the range that holds the central 68 % of ln tau_fit of single pixels. */
  public double spread(double recordOverTau, Conditions conditions) {
    return value(ResponseGrid.SPREAD, Math.log(recordOverTau), conditions);
  }

  /** The Spearman correlation of ln tau_fit and beta_fit in a homogeneous sample: its null. */
  public double rankCorrelation(double recordOverTau, Conditions conditions) {
    return value(ResponseGrid.SPEARMAN, Math.log(recordOverTau), conditions);
  }

  /** The median of beta_fit in a homogeneous sample. */
  public double medianBeta(double recordOverTau, Conditions conditions) {
    return value(ResponseGrid.BETA, Math.log(recordOverTau), conditions);
  }

  /**
   * The stretching exponent at which the median of beta_fit is the one found, by bisection.
   *
   * @param medianBeta median of beta_fit
   * @param recordOverTau T/tau
   * @param conditions of the record; their beta is not used
   * @return within the table's range of beta, at its ends if the median found lies beyond
   */
  public double beta(double medianBeta, double recordOverTau, Conditions conditions) {
    double low = grid.smallestBeta();
    double high = extension.largestBeta();
    while (high - low > 1e-6) {
      double middle = (low + high) / 2;
      if (medianBeta(recordOverTau, conditions.withBeta(middle)) < medianBeta) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /**
   * Tabulates the inverse response for one set of conditions: the longest range of tau in which the
   * inverse is no steeper than {@link #STEEPEST_INVERSE}.
   *
   * @param recordLength T, in the unit of the times to be corrected
   * @param conditions of the region
   */
  public Correction correction(double recordLength, Conditions conditions) {
    int points = (int) ((grid.largestLogRecord() - grid.smallestLogRecord()) / STEP) + 1;
    double[] lnTrue = new double[points];
    double[] lnFitted = new double[points];
    double[] spread = new double[points];
    for (int k = 0; k < points; k++) {
      double x = grid.largestLogRecord() - k * STEP;
      lnTrue[k] = -x;
      lnFitted[k] = -x + value(ResponseGrid.MEDIAN, x, conditions);
      spread[k] = value(ResponseGrid.SPREAD, x, conditions);
    }
    int[] range = longestInvertible(lnFitted);
    return new Correction(
        recordLength,
        Arrays.copyOfRange(lnFitted, range[0], range[1]),
        Arrays.copyOfRange(lnTrue, range[0], range[1]),
        Arrays.copyOfRange(spread, range[0], range[1]),
        range[0] == 0);
  }

  /** First point and end of the longest run of points that rise fast enough. */
  private static int[] longestInvertible(double[] lnFitted) {
    int[] longest = {0, 0};
    int start = 0;
    for (int k = 1; k <= lnFitted.length; k++) {
      if (k == lnFitted.length || lnFitted[k] - lnFitted[k - 1] < STEP / STEEPEST_INVERSE) {
        if (k - start > longest[1] - longest[0]) {
          longest = new int[] {start, k};
        }
        start = k;
      }
    }
    return longest;
  }

  private static final class Shipped {
    static final ResponseTable TABLE =
        new ResponseTable(
            ResponseGrid.parse(read(RESOURCE)), ResponseExtension.parse(read(EXTENSION)));

    private static List<String> read(String resource) {
      try (InputStream in = ResponseTable.class.getResourceAsStream(resource);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return lines.lines().filter(line -> !line.startsWith("#")).toList();
      } catch (IOException e) {
        throw new UncheckedIOException("the response table of the suite cannot be read", e);
      }
    }
  }
}
