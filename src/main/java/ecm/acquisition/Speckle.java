package ecm.acquisition;

import ecm.progress.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Mask;

/**
 * The speckle of a stack, from the spatial cross-covariance of frames t and t+1, which is free of
 * shot noise, less its static part.
 *
 * @param fwhm full width at half maximum of |mu|^2 [px]
 * @param area sum of |mu|^2 over displacements: pixels per independent speckle
 */
public record Speckle(double fwhm, double area) {

  /** Measures the speckle inside a mask. */
  public static Speckle measure(FrameStack stack, Mask mask, Progress progress) {
    throw new UnsupportedOperationException();
  }
}
