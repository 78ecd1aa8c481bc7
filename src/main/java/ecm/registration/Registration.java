package ecm.registration;

import ecm.progress.Progress;
import ecm.stack.Drift;
import ecm.stack.FrameStack;

/** Measures and undoes drift. */
public final class Registration {

  private Registration() {}

  /** Measures the drift of a stack. */
  public static RegistrationResult measure(
      FrameStack stack, RegistrationParameters parameters, Progress progress) {
    throw new UnsupportedOperationException();
  }

  /** The stack with its drift undone, as a view; bad frames invalid. */
  public static FrameStack undo(FrameStack stack, Drift drift, Interpolation interpolation) {
    throw new UnsupportedOperationException();
  }
}
