package ecm.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

/** A mean over independent samples, with its standard error. */
public record Estimate(double mean, double error) {

  public static Estimate of(double[] samples) {
    double mean = Arrays.stream(samples).average().orElseThrow();
    double square = Arrays.stream(samples).map(v -> (v - mean) * (v - mean)).sum();
    double n = samples.length;
    return new Estimate(mean, Math.sqrt(square / (n - 1) / n));
  }

  /** Asserts that the truth lies within three standard errors, and that these are small. */
  public void assertNear(double truth, double largestError, String what) {
    String found = what + ": " + mean + " +- " + error + ", truth " + truth;
    assertTrue(Math.abs(mean - truth) <= 3 * error, found);
    assertTrue(error <= largestError, found);
  }
}
