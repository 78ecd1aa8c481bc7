package ecm.simulation.random;

/**
 * Normal random numbers from 32 random bits each by the ziggurat method with 128 layers (Marsaglia
 * and Tsang, J. Stat. Softw. 5(8), 2000), with separate bits for the layer and the position in it
 * (Doornik 2005).
 */
final class Ziggurat {

  private static final int LAYERS = 128;
  private static final double TAIL = 3.442619855899;
  private static final double AREA = 9.91256303526217e-3;
  private static final float STEP = 0x1p-23f;

  private static final double[] EDGE = new double[LAYERS + 1];
  private static final float[] SCALE = new float[LAYERS];
  private static final float[] INNER = new float[LAYERS];

  static {
    double density = StrictMath.exp(-0.5 * TAIL * TAIL);
    EDGE[0] = AREA / density;
    EDGE[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      density = StrictMath.exp(-0.5 * EDGE[i - 1] * EDGE[i - 1]) + AREA / EDGE[i - 1];
      EDGE[i] = Math.sqrt(-2 * StrictMath.log(density));
    }
    EDGE[LAYERS] = 0;
    for (int i = 0; i < LAYERS; i++) {
      SCALE[i] = (float) EDGE[i];
      INNER[i] = (float) (EDGE[i + 1] / EDGE[i]);
    }
  }

  private Ziggurat() {}

  /**
   * A normal number with mean 0 and variance 1.
   *
   * @param bits its random bits; 25 of them choose the layer and the position in it
   * @param spare where the further random numbers that one number in 80 needs are hashed from
   */
  static float normal(int bits, long spare) {
    int layer = bits & (LAYERS - 1);
    float position = ((bits >> 8) + 0.5f) * STEP;
    if (Math.abs(position) < INNER[layer]) {
      return position * SCALE[layer];
    }
    return outside(layer, position, spare);
  }

  /** The number when the point is not surely below the density: the wedges and the tail. */
  private static float outside(int firstLayer, double firstPosition, long spare) {
    int layer = firstLayer;
    double position = firstPosition;
    long state = CounterNoise.mix(spare + 1);
    for (long i = 0; ; i += 2) {
      if (Math.abs(position) < INNER[layer]) {
        return (float) (position * EDGE[layer]);
      }
      if (layer == 0) {
        return (float) Math.copySign(tail(state), position);
      }
      double x = position * EDGE[layer];
      double low = StrictMath.exp(-0.5 * (EDGE[layer] * EDGE[layer] - x * x));
      double high = StrictMath.exp(-0.5 * (EDGE[layer + 1] * EDGE[layer + 1] - x * x));
      if (low + CounterNoise.uniform(state, i) * (high - low) < 1) {
        return (float) x;
      }
      long next = CounterNoise.bits(state, i + 1);
      layer = (int) next & (LAYERS - 1);
      position = 2 * CounterNoise.unit(next) - 1;
    }
  }

  /** A normal number given that it is above the last edge (Marsaglia 1964). */
  private static double tail(long state) {
    for (long i = Long.MIN_VALUE; ; i += 2) {
      double x = -StrictMath.log(CounterNoise.uniform(state, i)) / TAIL;
      double y = -StrictMath.log(CounterNoise.uniform(state, i + 1));
      if (2 * y > x * x) {
        return TAIL + x;
      }
    }
  }
}
