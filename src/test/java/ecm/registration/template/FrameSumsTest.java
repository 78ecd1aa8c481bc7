package ecm.registration.template;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.registration.frame.AreaSum;
import ecm.registration.frame.CoverageCount;
import ecm.registration.frame.InvalidPixels;
import ecm.registration.frame.Placed;
import ecm.stack.Rect;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of frames, of areas, of segments and of halves against plain loops. */
class FrameSumsTest {

  private static final int W = 13;
  private static final int H = 10;
  private static final Rect ALL = new Rect(0, 0, W, H);

  private static float[] random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[W * H];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(1, 9);
    }
    return values;
  }

  private static float[] constant(double value) {
    float[] values = new float[W * H];
    Arrays.fill(values, (float) value);
    return values;
  }

  private static AlignedSum sum(float[] frame, Rect covered, Match match) {
    AlignedSum sum = new AlignedSum(W, H, InvalidPixels.NONE);
    sum.add(frame, covered, match);
    return sum;
  }

  private static AlignedSum sum(double value, Rect covered) {
    return sum(constant(value), covered, Match.NONE);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1.4, -2.4", "-3.6, .6", "20, 0"})
  void aFrameIsMovedBackByWholePixelsAndItsGainUndone(double dx, double dy) {
    float[] frame = random(1);
    Rect covered = new Rect(1, 0, W - 1, H - 1);
    AlignedSum sum = sum(frame, covered, new Match(dx, dy, 2, 3, 1));
    Rect area = covered.translate(-(int) Math.rint(dx), -(int) Math.rint(dy)).intersect(ALL);
    double[] cells = new double[(W / 4) * (H / 4)];
    int[] covers = new int[cells.length];
    for (int i = 0; i < W * H; i++) {
      int x = i % W;
      int y = i / W;
      double expected = 0;
      if (area.contains(x, y)) {
        int from = (y + (int) Math.rint(dy)) * W + x + (int) Math.rint(dx);
        expected = (frame[from] - 3) / 2;
        if (x / 4 < W / 4 && y / 4 < H / 4) {
          cells[y / 4 * (W / 4) + x / 4] += expected;
          covers[y / 4 * (W / 4) + x / 4]++;
        }
      }
      assertEquals(expected, sum.sum[i], 1e-6);
    }
    for (int c = 0; c < cells.length; c++) {
      boolean whole = covers[c] == 16;
      assertEquals(whole ? 1 : 0, sum.cellCount[c]);
      assertEquals(whole ? cells[c] : 0, sum.cellSum[c], 1e-5);
      assertEquals(whole ? cells[c] * cells[c] : 0, sum.cellSquares[c], 1e-3);
    }
    assertEquals(
        area.isEmpty() ? List.of() : List.of(area), sum.places.stream().map(Placed::area).toList());
  }

  @Test
  void anAreaSumIsThatOfItsPixels() {
    float[] a = random(2);
    float[] b = random(3);
    float[] w = random(4);
    AreaSum sums = new AreaSum(a, b, w, W, H);
    for (Rect area :
        List.of(
            ALL,
            new Rect(0, 0, 1, 1),
            new Rect(3, 2, 5, 7),
            new Rect(12, 9, 1, 1),
            new Rect(4, 4, 0, 3))) {
      double expected = 0;
      for (int i = 0; i < W * H; i++) {
        expected += area.contains(i % W, i / W) ? (double) a[i] * b[i] * w[i] : 0;
      }
      assertEquals(expected, sums.over(area), 1e-9);
    }
  }

  @Test
  void coverageIsCountedFromCorners() {
    List<Rect> areas =
        List.of(ALL, new Rect(0, 0, 3, 2), new Rect(2, 1, 11, 9), new Rect(12, 9, 1, 1));
    CoverageCount count = new CoverageCount(W, H, InvalidPixels.NONE);
    areas.forEach(area -> count.add(new Placed(area, 0, 0)));
    int[] counts = count.counts();
    for (int i = 0; i < W * H; i++) {
      int pixel = i;
      assertEquals(areas.stream().filter(a -> a.contains(pixel % W, pixel / W)).count(), counts[i]);
    }
  }

  @Test
  void segmentsHoldEqualPartsOfTheRecord() {
    SegmentMeans segments = new SegmentMeans(W, H, 41, InvalidPixels.NONE);
    Rect left = new Rect(0, 0, W - 2, H);
    Rect low = new Rect(0, 3, W, H - 3);
    for (int b = 0; b < 4; b++) {
      segments.add(sum(b + 1, b == 3 ? low : left));
    }
    assertEquals(2, segments.count());
    assertEquals(3, segments.frames(0));
    assertEquals(1, segments.frames(1));
    assertEquals(left, segments.covered(0));
    assertEquals(low, segments.covered(1));
    assertEquals(
        List.of(0, 0, 1, 13), List.of(0, 2, 3, 40).stream().map(segments::segmentOf).toList());
    float[] mean = segments.filled(0, constant(-7));
    for (int i = 0; i < W * H; i++) {
      assertEquals(i % W < W - 2 ? 2 : -7, mean[i]);
      assertEquals(i % W < W - 2 ? 6 : 0, segments.sum(0)[i]);
      assertEquals(i % W < W - 2 ? 3 : 0, segments.counts(0)[i]);
    }
    SegmentMeans few = new SegmentMeans(W, H, 3, InvalidPixels.NONE);
    assertEquals(2, few.segmentOf(2));
  }

  private static Template template(float[] mean, double scatter) {
    return KnownTemplate.of(W, H, mean, constant(scatter));
  }

  private static SegmentMeans segments(double... values) {
    SegmentMeans segments = new SegmentMeans(W, H, values.length, InvalidPixels.NONE);
    for (double value : values) {
      segments.add(sum(value, ALL));
    }
    return segments;
  }

  @Test
  void aDistantMeanLeavesASegmentAndItsNeighboursOut() {
    SegmentMeans segments = segments(1, 2, 4, 8, 16, 32);
    assertTrue(LeaveOutTemplates.possible(segments(1, 2, 3, 4, 5)));
    assertFalse(LeaveOutTemplates.possible(segments(1, 2, 3, 4)));
    LeaveOutTemplates leaveOut = new LeaveOutTemplates(segments, template(constant(63 / 6.0), 1));
    double[] expected = {(8 + 16 + 32 + 4) / 4.0, 56 / 3.0, 49 / 3.0, 35 / 3.0, 7 / 3.0, 15 / 4.0};
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], leaveOut.distant(k)[17], 1e-5);
    }
    for (boolean known : leaveOut.template().known()) {
      assertTrue(known);
    }
  }

  /** The right half is covered by the first segment alone. */
  @Test
  void whereHardlyADistantFrameLooksTheTemplateIsNotKnown() {
    SegmentMeans segments = new SegmentMeans(W, H, 6, InvalidPixels.NONE);
    Rect left = new Rect(0, 0, 6, H);
    for (int k = 0; k < 6; k++) {
      segments.add(sum(5, k == 0 ? ALL : left));
    }
    LeaveOutTemplates leaveOut = new LeaveOutTemplates(segments, template(constant(3), 1));
    for (int i = 0; i < W * H; i++) {
      assertEquals(i % W < 6, leaveOut.template().known()[i]);
      assertEquals(i % W < 6 ? 5 : 3, leaveOut.distant(0)[i], 1e-6);
    }
  }

  /** Cells of 16 px: 16 sum (v - m)^2 / (n - 1) over the scatter of frames. */
  @ParameterizedTest
  @CsvSource({"64, .33333", "128, .16667", "10, 1"})
  void segmentsLeaveTheirOwnVariance(double scatter, double left) {
    Template template = template(constant(5), scatter);
    assertEquals(left, SegmentScatter.left(segments(4, 6, 4, 6), template), 1e-4);
    assertEquals(1, SegmentScatter.left(segments(4, 6, 4), template));
  }

  /** 3 x 2 cells of own scatter; the first column of cells is seen by three segments only. */
  @Test
  void theScatterLeftInSegmentsIsTheMedianOverCells() {
    float[] mean = random(20);
    float[] scatter = new float[W * H];
    for (int i = 0; i < scatter.length; i++) {
      scatter[i] = 20 + i / W / 4 * 7 + i % W / 4 * 3;
    }
    Template template = KnownTemplate.of(W, H, mean, scatter);
    SegmentMeans segments = new SegmentMeans(W, H, 5, InvalidPixels.NONE);
    double[][] squares = new double[2][3];
    for (int k = 0; k < 5; k++) {
      float[] frame = random(30 + k);
      Rect covered = k < 2 ? new Rect(1, 0, W - 1, H) : ALL;
      segments.add(sum(frame, covered, Match.NONE));
      for (int cell = 0; cell < 6; cell++) {
        double sum = 0;
        for (int i = 0; i < 16; i++) {
          int at = (cell / 3 * 4 + i / 4) * W + cell % 3 * 4 + i % 4;
          sum += frame[at] - mean[at];
        }
        squares[cell / 3][cell % 3] += sum * sum;
      }
    }
    double[] left = new double[4];
    for (int c = 0; c < 4; c++) {
      int x = 1 + c % 2;
      left[c] = squares[c / 2][x] / 16 / 4 / (20 + 7 * (c / 2) + 3 * x);
    }
    Arrays.sort(left);
    double median = (left[1] + left[2]) / 2;
    assertTrue(median < 1, "" + median);
    assertEquals(median, SegmentScatter.left(segments, template), 1e-5);
  }

  @Test
  void aTemplateIsTheMeanAndItsHalvesThatOfEverySecondBlock() {
    TemplateSum sum = new TemplateSum(W, H, InvalidPixels.NONE);
    float[][] frames = {random(6), random(7), random(8), random(9)};
    for (float[] frame : frames) {
      sum.add(sum(frame, ALL, Match.NONE));
    }
    Template template = sum.template(false);
    assertEquals(null, template.scatter());
    for (int i = 0; i < W * H; i++) {
      double even = (frames[0][i] + frames[2][i]) / 2;
      double odd = (frames[1][i] + frames[3][i]) / 2;
      assertEquals(even, template.halves()[0][i], 1e-6);
      assertEquals(odd, template.halves()[1][i], 1e-6);
      assertEquals((even + odd) / 2, template.mean()[i], 1e-6);
      assertTrue(template.known()[i]);
    }
  }

  @Test
  void aPixelOfTooFewFramesHoldsTheMeanOfTheOthers() {
    TemplateSum sum = new TemplateSum(W, H, InvalidPixels.NONE);
    Rect left = new Rect(0, 0, 6, H);
    for (int k = 0; k < 9; k++) {
      sum.add(sum(4, k < 2 ? ALL : left));
    }
    Template template = sum.template(false);
    for (int i = 0; i < W * H; i++) {
      assertEquals(i % W < 6, template.known()[i]);
      assertEquals(4, template.mean()[i]);
    }
    TemplateSum one = new TemplateSum(W, H, InvalidPixels.NONE);
    one.add(sum(random(3), left, Match.NONE));
    Template single = one.template(false);
    assertSame(single.halves()[0], single.mean());
    assertSame(single.halves()[1], single.mean());
    assertTrue(single.known()[5]);
    assertFalse(single.known()[6]);
  }

  /** Cells of +-1 about their mean: 16^2 * n / (n - 1) / 16. */
  @Test
  void scatterIsTheVarianceOfCellsOverTheirPixels() {
    TemplateSum sum = new TemplateSum(W, H, InvalidPixels.NONE);
    for (int k = 0; k < 6; k++) {
      sum.add(sum(k % 2 == 0 ? 4 : 6, ALL));
    }
    for (float scatter : sum.template(true).scatter()) {
      assertEquals(16 * 6 / 5.0, scatter, 1e-4);
    }
  }

  @Test
  void aCellOfLargeScatterIsLoweredToItsNeighbours() {
    int side = 20;
    double[] variance = new double[25];
    Arrays.fill(variance, 3);
    variance[12] = 900;
    for (float v : Scatter.perPixel(variance, 5, side, side, 1e-9)) {
      assertEquals(3, v, 1e-5);
    }
    variance[12] = 0;
    float[] map = Scatter.perPixel(variance, 5, side, side, 1e-9);
    assertTrue(map[9 * side + 9] < 2.5 && map[9 * side + 9] > .02 * 3, "" + map[9 * side + 9]);
    assertEquals(3, map[0], 1e-5);
    Arrays.fill(variance, Double.NaN);
    float[] unknown = Scatter.perPixel(variance, 5, side, side, .25);
    assertArrayEquals(new float[] {.25f, .25f}, new float[] {unknown[0], unknown[399]}, 1e-6f);
    float[] odd = Scatter.perPixel(new double[] {5}, 1, 7, 6, 1e-9);
    assertEquals(42, odd.length);
    assertEquals(5, odd[41], 1e-5);
  }
}
