package ecm.ij.open;

import ecm.stack.SampleType;
import ij.ImagePlus;
import ij.measure.Calibration;

/**
 * How raw samples of an image become values.
 *
 * @param bits per raw sample: 8, 16 (read as unsigned) or 32 (float)
 * @param table value of each raw sample, 256 or 65536 entries; null if the sample is the value
 */
record Samples(int bits, float[] table) {

  /** Of an image, with its calibration function. */
  static Samples of(ImagePlus image) {
    int bits = image.getBitDepth();
    Calibration calibration = image.getCalibration();
    if (bits == 32 || !calibration.calibrated()) {
      return new Samples(bits, null);
    }
    float[] table = new float[1 << bits];
    boolean same = true;
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) calibration.getCValue(i);
      same &= table[i] == i;
    }
    return new Samples(bits, same ? null : table);
  }

  /** The narrowest type that holds the values. */
  SampleType type() {
    if (bits == 32) {
      return SampleType.FLOAT32;
    }
    if (table == null) {
      return bits == 8 ? SampleType.UINT8 : SampleType.UINT16;
    }
    boolean signed = true;
    boolean unsigned = true;
    for (float v : table) {
      boolean whole = v == Math.rint(v);
      signed &= whole && v >= Short.MIN_VALUE && v <= Short.MAX_VALUE;
      unsigned &= whole && v >= 0 && v <= 0xffff;
    }
    return unsigned ? SampleType.UINT16 : signed ? SampleType.INT16 : SampleType.FLOAT32;
  }

  /**
   * Values of raw samples as ImageJ holds them.
   *
   * @param pixels byte[], short[] or float[]
   * @param from first sample
   * @param n number of samples
   * @param target receives the values from index 0
   */
  void copy(Object pixels, int from, int n, float[] target) {
    if (pixels instanceof float[] values) {
      System.arraycopy(values, from, target, 0, n);
    } else if (pixels instanceof byte[] values) {
      for (int i = 0; i < n; i++) {
        int raw = values[from + i] & 0xff;
        target[i] = table == null ? raw : table[raw];
      }
    } else if (table == null) {
      short[] values = (short[]) pixels;
      for (int i = 0; i < n; i++) {
        target[i] = values[from + i] & 0xffff;
      }
    } else {
      short[] values = (short[]) pixels;
      for (int i = 0; i < n; i++) {
        target[i] = table[values[from + i] & 0xffff];
      }
    }
  }
}
