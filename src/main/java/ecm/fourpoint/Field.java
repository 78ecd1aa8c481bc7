package ecm.fourpoint;

/** What is summed over rings: intensities I(t), or products I(t) I(t+p) with a fixed lag p. */
final class Field {

  private final float[] data;
  private final int step;
  private final int rowStep;
  private final int lag;
  private final boolean products;

  private Field(ScaledBand band, int lag, boolean products) {
    this.data = band.data();
    this.step = band.step();
    this.rowStep = band.rowStep();
    this.lag = lag;
    this.products = products;
  }

  static Field intensities(ScaledBand band) {
    return new Field(band, 0, false);
  }

  static Field products(ScaledBand band, int lag) {
    return new Field(band, lag, true);
  }

  int step() {
    return step;
  }

  int rowStep() {
    return rowStep;
  }

  void copy(int from, int n, float[] target, int to) {
    if (products) {
      product(data, from, from + lag, n, target, to);
    } else {
      System.arraycopy(data, from, target, to, n);
    }
  }

  void sum(int a, int b, int n, float[] target, int to) {
    if (products) {
      sumOfProducts(a, b, n, target, to);
    } else {
      sum(data, a, b, n, target, to);
    }
  }

  private static void product(float[] v, int a, int b, int n, float[] target, int to) {
    for (int i = 0; i < n; i++) {
      target[to + i] = v[a + i] * v[b + i];
    }
  }

  private static void sum(float[] v, int a, int b, int n, float[] target, int to) {
    for (int i = 0; i < n; i++) {
      target[to + i] = v[a + i] + v[b + i];
    }
  }

  private void sumOfProducts(int a, int b, int n, float[] target, int to) {
    float[] v = data;
    int c = a + lag;
    int d = b + lag;
    for (int i = 0; i < n; i++) {
      target[to + i] = v[a + i] * v[c + i] + v[b + i] * v[d + i];
    }
  }
}
