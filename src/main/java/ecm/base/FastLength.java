package ecm.base;

/** Lengths for which a Fourier transform is fast: those without a prime factor above 5. */
public final class FastLength {

  private FastLength() {}

  /**
   * The smallest that is not below n.
   *
   * @param n at least 1
   */
  public static int of(int n) {
    return of(n, 1);
  }

  /**
   * The smallest even one that is not below n.
   *
   * @param n at least 1
   */
  public static int even(int n) {
    return of(n + n % 2, 2);
  }

  private static int of(int first, int step) {
    int length = first;
    while (!isFast(length)) {
      length += step;
    }
    return length;
  }

  private static boolean isFast(int length) {
    int rest = length;
    for (int factor : new int[] {2, 3, 5}) {
      while (rest % factor == 0) {
        rest /= factor;
      }
    }
    return rest == 1;
  }
}
