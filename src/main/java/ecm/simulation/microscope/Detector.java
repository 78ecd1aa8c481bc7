package ecm.simulation.microscope;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.simulation.parameters.Camera;
import ecm.simulation.parameters.SimulationParameters;
import ecm.simulation.random.CounterNoise;
import ecm.stack.SampleType;

/** The camera at work: electrons of all frames in, its output out. Camera coordinates. */
public final class Detector {

  private static final int BAND = 1024;
  private static final int HIGHEST = 65535;

  private final Camera camera;
  private final CounterNoise noise;
  private final int width;
  private final Object[] planes;

  private Detector(SimulationParameters parameters, Object[] planes) {
    this.camera = parameters.refinements().camera();
    this.noise = new CounterNoise(parameters.seed(), CounterNoise.Stream.READOUT);
    this.width = parameters.recording().width();
    this.planes = planes;
  }

  /**
   * The output of a camera.
   *
   * @param electrons float[] per frame
   * @param type of the samples wanted
   * @return the electrons' arrays if they are of this type, else new ones
   */
  public static Object[] read(
      SimulationParameters parameters, Object[] electrons, SampleType type, Progress progress) {
    int n = ((float[]) electrons[0]).length;
    Object[] planes =
        type == SampleType.FLOAT32 ? electrons : PlaneWriter.planes(electrons.length, n, type);
    Detector detector = new Detector(parameters, planes);
    Parallel.forEach(
        (n + BAND - 1) / BAND,
        progress,
        "reading the camera",
        band -> detector.readBand(electrons, band * BAND, Math.min(n, (band + 1) * BAND)));
    return planes;
  }

  private void readBand(Object[] electrons, int from, int to) {
    double[] left = new double[to - from];
    double a = camera.afterglow();
    for (int t = 0; t < planes.length; t++) {
      float[] detected = (float[]) electrons[t];
      for (int i = from; i < to; i++) {
        double fresh = detected[i];
        left[i - from] = t == 0 ? fresh : (1 - a) * fresh + a * left[i - from];
        store(t, i, left[i - from]);
      }
    }
  }

  private void store(int frame, int index, double signal) {
    double read = signal;
    if (camera.readNoise() > 0) {
      long key = noise.pixel(index / width, index % width);
      read += camera.readNoise() * CounterNoise.normal(key, frame);
    }
    double output = Math.rint(camera.gain() * read + camera.offset());
    int whole = (int) Math.max(0, Math.min(HIGHEST, output));
    if (planes[frame] instanceof float[] plane) {
      plane[index] = whole;
    } else if (planes[frame] instanceof short[] plane) {
      plane[index] = (short) whole;
    } else {
      ((byte[]) planes[frame])[index] = (byte) Math.min(0xff, whole);
    }
  }
}
