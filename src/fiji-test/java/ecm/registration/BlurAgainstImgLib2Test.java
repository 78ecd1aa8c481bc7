package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.registration.frame.Blur;
import java.util.Random;
import net.imglib2.algorithm.gauss3.Gauss3;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The blur is ImgLib2's as far as both are a Gaussian: each cuts its kernel k off at some 3 sigma,
 * ImgLib2 with a smooth end. Both kernels sum to 1, so an image that departs from its mean grey by
 * at most a is blurred alike to a |k1 k1' - k2 k2'|_1 <= 2 a |k1 - k2|_1 in two dimensions.
 */
class BlurAgainstImgLib2Test {

  private static final int WIDTH = 90;
  private static final int HEIGHT = 70;

  /** Largest departure of the image from its mean grey. */
  private static final double AMPLITUDE = 50;

  private static float[] noise() {
    Random random = new Random(4);
    float[] image = new float[WIDTH * HEIGHT];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) (1000 + AMPLITUDE * (2 * random.nextDouble() - 1));
    }
    return image;
  }

  private static float[] byImgLib2(float[] image, double sigma) {
    float[] result = new float[image.length];
    Gauss3.gauss(
        sigma,
        Views.extendMirrorDouble(ArrayImgs.floats(image, WIDTH, HEIGHT)),
        ArrayImgs.floats(result, WIDTH, HEIGHT));
    return result;
  }

  /** |k1 - k2|_1 of ImgLib2's kernel and a Gaussian that is cut off at 3 sigma. */
  private static double apart(double sigma) {
    double[] theirs = Gauss3.halfkernel(sigma);
    double[] ours = new double[(int) Math.ceil(3 * sigma) + 1];
    double sum = 0;
    for (int i = 0; i < ours.length; i++) {
      ours[i] = Math.exp(-i * i / (2 * sigma * sigma));
      sum += i == 0 ? 1 : 2 * ours[i];
    }
    double apart = 0;
    for (int i = 0; i < Math.max(ours.length, theirs.length); i++) {
      double a = i < ours.length ? ours[i] / sum : 0;
      double b = i < theirs.length ? theirs[i] : 0;
      apart += (i == 0 ? 1 : 2) * Math.abs(a - b);
    }
    return apart;
  }

  /** Largest difference of two images where no kernel reaches the border. */
  private static double inTheInterior(float[] a, float[] b, int border) {
    double largest = 0;
    for (int y = border; y < HEIGHT - border; y++) {
      for (int x = border; x < WIDTH - border; x++) {
        largest = Math.max(largest, Math.abs(a[y * WIDTH + x] - b[y * WIDTH + x]));
      }
    }
    return largest;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 1.7, 2.5, 4})
  void ofNoise(double sigma) {
    float[] image = noise();
    float[] ours = Blur.gaussian(image, WIDTH, HEIGHT, sigma);
    float[] theirs = byImgLib2(image, sigma);
    // sums of some 30 products of floats near 1000, twice
    double rounding = 60 * 1000 * Math.ulp(1f) / 2;
    double allowed = 2 * AMPLITUDE * apart(sigma) + rounding;
    int border = (int) Math.ceil(3 * sigma) + 2;
    double difference = inTheInterior(ours, theirs, border);
    assertTrue(difference <= allowed, () -> difference + " of " + allowed);
    double truncated = 2 * Math.exp(-4.5);
    assertTrue(apart(sigma) < truncated, () -> "the kernels differ by " + apart(sigma));
    float[] wider = byImgLib2(image, 1.2 * sigma);
    assertTrue(inTheInterior(ours, wider, border) > allowed, "another width is told apart");
  }
}
