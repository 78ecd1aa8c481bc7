package ecm.simulation.medium;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.simulation.random.CounterNoise;
import ecm.stack.Rect;
import java.util.Locale;

/**
 * Domains of finite life: ln tau(r, t) is an Ornstein-Uhlenbeck process in time with the
 * autocorrelation exp(-t / life) and the spatial correlation exp(-r / xi), and every pixel has a
 * clock of its own, s(r, t) with ds = dt / tau(r, t). The field is E(r, t) = G(r, s(r, t)) with G
 * stationary in s with the covariance exp(-s^beta): given the clocks, the covariance of a pixel's
 * field is exactly exp(-|s - s'|^beta).
 *
 * <p>tau changes every 50th part of the life (or every frame) and is constant between. The clock is
 * read in steps of a quarter of a frame at the median tau, to the nearest step.
 */
public final class DomainClock {

  /** Steps of the clock per frame where tau is the median. */
  static final int STEPS_PER_FRAME = 4;

  private static final double CHANGES_PER_LIFE = 50;
  private static final double BYTES_PER_STEP = 16;

  private final Rect area;
  private final int frames;
  private final int framesPerMap;
  private final float[][] lnTau;
  private int steps;

  /**
   * @param parameters with sigma and a life above 0
   * @param area pixels wanted, within half a field of the field's borders, in sample coordinates
   * @throws InvalidInput if the maps or one pixel's clock do not fit into Java's memory
   */
  DomainClock(SimulationParameters parameters, Rect area, Progress progress) {
    this.area = area;
    Recording recording = parameters.recording();
    this.frames = recording.frames();
    double tauFrames = parameters.dynamics().tau() / recording.frameInterval();
    double life = parameters.refinements().heterogeneity().domainLife() * tauFrames;
    this.framesPerMap = (int) Math.max(1, Math.min(frames, Math.floor(life / CHANGES_PER_LIFE)));
    int maps = (frames + framesPerMap - 1) / framesPerMap;
    refuseUnlessFits(4.0 * maps * area.width() * area.height());
    this.lnTau = new float[maps][area.width() * area.height()];
    draw(parameters, StrictMath.exp(-framesPerMap / life), progress);
  }

  private static void refuseUnlessFits(double bytes) {
    double available = Runtime.getRuntime().maxMemory() / 4.0;
    if (bytes > available) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "domainLife is above 0, but domains of finite life would take %.0f MB here and may"
                  + " take %.0f MB: ask for fewer frames or pixels or give Java more memory",
              bytes / 1e6,
              available / 1e6));
    }
  }

  private void draw(SimulationParameters parameters, double memory, Progress progress) {
    double xi = parameters.dynamics().xi() / parameters.recording().pixelSize();
    double sigma = parameters.dynamics().sigma();
    CorrelatedMaps source = new CorrelatedMaps(parameters.recording(), xi);
    double[][] now = source.map(new CounterNoise(parameters.seed(), CounterNoise.Stream.TAU));
    CounterNoise changes = new CounterNoise(parameters.seed(), CounterNoise.Stream.DOMAINS);
    double[] clock = new double[source.width() * source.height()];
    double[][] fresh = now;
    double innovation = Math.sqrt(1 - memory * memory);
    for (int k = 0; k < lnTau.length; k++) {
      progress.check();
      if (k > 0) {
        fresh = k % 2 == 1 ? source.pair(changes, k / 2) : fresh;
        for (int i = 0; i < clock.length; i++) {
          int y = i / source.width();
          int x = 2 * (i % source.width());
          now[y][x] = memory * now[y][x] + innovation * fresh[y][x + 1 - k % 2];
        }
      }
      keep(k, source, now, sigma);
      advance(clock, Math.min(framesPerMap, frames - k * framesPerMap), source, now, sigma);
      progress.update(k + 1, lnTau.length, "ageing domains");
    }
  }

  private void keep(int k, CorrelatedMaps source, double[][] now, double sigma) {
    for (int i = 0; i < lnTau[k].length; i++) {
      int y = source.row(area.y() + i / area.width());
      int x = source.column(area.x() + i % area.width());
      lnTau[k][i] = (float) (sigma * now[y][x]);
    }
  }

  /** Winds the clocks of the whole torus, so that their length does not depend on the area. */
  private void advance(
      double[] clock, int count, CorrelatedMaps source, double[][] now, double sigma) {
    double longest = 0;
    for (int i = 0; i < clock.length; i++) {
      double a = now[i / source.width()][2 * (i % source.width())];
      clock[i] += count * STEPS_PER_FRAME * StrictMath.exp(-sigma * a);
      longest = Math.max(longest, clock[i]);
    }
    refuseUnlessFits(BYTES_PER_STEP * longest);
    steps = (int) Math.ceil(longest) + 2;
  }

  /** Steps of the clock that the fastest pixel needs for the whole record. */
  int steps() {
    return steps;
  }

  int framesPerMap() {
    return framesPerMap;
  }

  /** ln(tau / median) of a pixel from frame {@code number * framesPerMap} on. */
  double lnTau(int number, Pixel pixel) {
    return lnTau[number][(pixel.y() - area.y()) * area.width() + pixel.x() - area.x()];
  }

  /** The mean of ln(tau / median) of a pixel over the record. */
  double meanLnTau(Pixel pixel) {
    double sum = 0;
    for (int k = 0; k < lnTau.length; k++) {
      sum += lnTau(k, pixel) * Math.min(framesPerMap, frames - k * framesPerMap);
    }
    return sum / frames;
  }

  /** The clock of a pixel in each frame, in whole steps. */
  public void read(Pixel pixel, int[] target) {
    double s = 0;
    double perFrame = 0;
    for (int t = 0; t < frames; t++) {
      if (t % framesPerMap == 0) {
        perFrame = STEPS_PER_FRAME * StrictMath.exp(-lnTau(t / framesPerMap, pixel));
      }
      target[t] = (int) Math.rint(s);
      s += perFrame;
    }
  }
}
