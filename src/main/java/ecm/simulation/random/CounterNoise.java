package ecm.simulation.random;

/**
 * Random numbers that are a function of where they are used, not of the order in which they are
 * drawn: any part of a simulation regenerates the same values, on any number of threads.
 *
 * <p>A key is a hash of the seed, a stream and the coordinates; numbers 0, 1, 2, ... of a key are
 * the outputs of SplitMix64 (Steele, Lea and Flood 2014) started from it. Only integer arithmetic,
 * IEEE sums, products and roots and {@link StrictMath} are used, so that the numbers are the same
 * on every machine.
 */
public final class CounterNoise {

  /** What a random number is for; streams are independent of each other. */
  public enum Stream {
    FIELD,
    SURFACE_FIELD,
    TAU,
    DRIFT,
    COUNTS,
    BETA,
    BRIGHTNESS,
    DOMAINS,
    JITTER,
    BEAM,
    READOUT
  }

  private static final long GAMMA = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1p-53;

  private final long key;

  public CounterNoise(long seed, Stream stream) {
    this.key = mix(mix(seed) + (stream.ordinal() + 1) * GAMMA);
  }

  /** One of many independent sources of a stream; number 0 is the stream itself. */
  public CounterNoise(long seed, Stream stream, int number) {
    long first = new CounterNoise(seed, stream).key;
    this.key = number == 0 ? first : mix(first + number * GAMMA);
  }

  /** The key of a pixel; coordinates may be negative. */
  public long pixel(int y, int x) {
    return mix(mix(key + y * GAMMA) + x * GAMMA);
  }

  /** Number {@code index} of a key: 64 random bits. */
  static long bits(long key, long index) {
    return mix(key + (index + 1) * GAMMA);
  }

  /** Number {@code index} of a key, uniform in (0, 1). */
  static double uniform(long key, long index) {
    return unit(bits(key, index));
  }

  /** The bits as a number uniform in (0, 1), never 0 or 1. */
  static double unit(long bits) {
    return ((bits >>> 11) + 0.5) * UNIT;
  }

  /** Number {@code index} of a key, normal with mean 0 and variance 1. */
  public static float normal(long key, long index) {
    return Ziggurat.normal((int) bits(key, index), bits(key, index));
  }

  /**
   * Pairs of independent standard normal numbers {@code first} to {@code first + n - 1} of a key.
   *
   * @param target receives 2 n values from {@code offset}
   */
  public static void normalPairs(long key, int first, int n, float[] target, int offset) {
    long state = key + first * GAMMA;
    for (int i = offset; i < offset + 2 * n; i += 2) {
      state += GAMMA;
      long bits = mix(state);
      target[i] = Ziggurat.normal((int) bits, bits);
      target[i + 1] = Ziggurat.normal((int) (bits >>> 32), ~bits);
    }
  }

  /** The finaliser of SplitMix64 (Stafford's variant 13): a bijection that mixes all bits. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
