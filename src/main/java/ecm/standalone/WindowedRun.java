package ecm.standalone;

/** ImageJ's window with the menu of the suite. */
final class WindowedRun {

  private WindowedRun() {}

  static void start(Arguments arguments) {}
}
