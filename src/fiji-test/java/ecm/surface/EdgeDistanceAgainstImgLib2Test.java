package ecm.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ecm.stack.Mask;
import java.util.Random;
import net.imglib2.algorithm.morphology.distance.DistanceTransform;
import net.imglib2.algorithm.morphology.distance.DistanceTransform.DISTANCE_TYPE;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distance to the edge is ImgLib2's Euclidean distance to the vacuum less half a pixel. */
class EdgeDistanceAgainstImgLib2Test {

  /** Farther than any pixel of an image is from another [px^2]. */
  private static final double FAR = 1e12;

  private static float[] byImgLib2(Mask outline) {
    double[] squared = new double[outline.width() * outline.height()];
    for (int i = 0; i < squared.length; i++) {
      squared[i] = outline.contains(i) ? FAR : 0;
    }
    DistanceTransform.transform(
        ArrayImgs.doubles(squared, outline.width(), outline.height()), DISTANCE_TYPE.EUCLIDIAN);
    float[] distance = new float[squared.length];
    for (int i = 0; i < distance.length; i++) {
      distance[i] = outline.contains(i) ? (float) (Math.sqrt(squared[i]) - 0.5) : Float.NaN;
    }
    return distance;
  }

  private static void assertSame(Mask outline) {
    assertArrayEquals(byImgLib2(outline), EdgeDistance.of(outline).values(), 1e-6f);
  }

  @ParameterizedTest
  @CsvSource({"200,150,0.001", "150,200,0.02", "128,128,0.5", "300,2,0.01", "1,200,0.05"})
  void ofScatteredVacuum(int width, int height, double vacuum) {
    Random random = new Random(width + height);
    for (int run = 0; run < 10; run++) {
      assertSame(Mask.of(width, height, i -> i == 0 || random.nextDouble() > vacuum));
      assertSame(Mask.of(width, height, i -> i != 0 && random.nextDouble() > vacuum));
    }
  }

  @ParameterizedTest
  @CsvSource({"0,40", "0.3,25.5", "1,60", "-2.7,33"})
  void ofALeaningWire(double slope, double radius) {
    int width = 220;
    int height = 180;
    assertSame(
        Mask.of(
            width,
            height,
            i -> {
              double across = i % width - 110 - slope * (i / width - 90);
              return Math.abs(across) / Math.hypot(1, slope) < radius;
            }));
  }
}
