package ecm.registration.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ecm.registration.template.Match;
import org.junit.jupiter.api.Test;

class TrackTest {

  private static Match at(double dx, double gain, double quality) {
    return new Match(dx, -dx, gain, 2 * gain, quality);
  }

  private static final Track TRACK =
      new Track(
          new Match[] {
            at(0, 1, 0.9), at(1, 1.2, 0.8), null, at(9, -3, 0.1), at(1, 0.8, 0.7), at(2, 1, 0.95)
          });

  @Test
  void mediansOfTheFramesThatWereMatched() {
    Match[] smooth = TRACK.smoothed(2);
    assertNull(smooth[2]);
    assertEquals(0.5, smooth[0].dx(), 1e-12);
    assertEquals(1, smooth[1].dx(), 1e-12);
    assertEquals(1.5, smooth[3].dx(), 1e-12);
    assertEquals(-1.5, smooth[3].dy(), 1e-12);
    assertEquals(0.9, smooth[3].gain(), 1e-12);
    assertEquals(1.8, smooth[3].offset(), 1e-12);
  }

  @Test
  void aGainStaysPositive() {
    Match[] smooth = new Track(new Match[] {at(0, -3, 0.1)}).smoothed(3);
    assertEquals(0.01, smooth[0].gain());
  }

  @Test
  void jumpsAreLargeStepsAlsoAcrossAGap() {
    assertEquals(2, TRACK.jumps());
    assertEquals(0, new Track(new Match[] {at(0, 1, 1), at(1.4, 1, 1), null}).jumps());
  }

  @Test
  void itsQualityIsTheMedianQuality() {
    assertEquals(0.8, TRACK.medianQuality(), 1e-12);
  }
}
