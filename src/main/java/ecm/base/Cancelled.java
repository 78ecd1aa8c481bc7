package ecm.base;

/** Thrown by an algorithm between two blocks of work once its {@link Progress} is cancelled. */
@Api
public final class Cancelled extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Cancelled() {
    super("cancelled");
  }
}
