package ecm.registration.frame;

/** Gaussian smoothing of an image, with mirrored borders. */
public final class Blur {

  private Blur() {}

  /**
   * The image convolved with exp(-r^2/(2 sigma^2)), normalised, in a new array.
   *
   * @param image row by row
   * @param sigma [px]; 0 copies
   */
  public static float[] gaussian(float[] image, int width, int height, double sigma) {
    if (sigma <= 0) {
      return image.clone();
    }
    float[] kernel = kernel(sigma);
    float[] across = new float[image.length];
    for (int y = 0; y < height; y++) {
      row(image, across, y * width, width, kernel);
    }
    float[] result = new float[image.length];
    for (int y = 0; y < height; y++) {
      for (int k = 0; k < kernel.length; k++) {
        int from = mirror(y + k - kernel.length / 2, height) * width;
        float weight = kernel[k];
        for (int x = 0; x < width; x++) {
          result[y * width + x] += weight * across[from + x];
        }
      }
    }
    return result;
  }

  private static void row(float[] in, float[] out, int start, int width, float[] kernel) {
    int half = kernel.length / 2;
    for (int x = 0; x < width; x++) {
      float sum = 0;
      for (int k = 0; k < kernel.length; k++) {
        sum += kernel[k] * in[start + mirror(x + k - half, width)];
      }
      out[start + x] = sum;
    }
  }

  private static int mirror(int i, int n) {
    int j = i;
    while (j < 0 || j >= n) {
      j = j < 0 ? -1 - j : 2 * n - 1 - j;
    }
    return j;
  }

  private static float[] kernel(double sigma) {
    int half = (int) Math.ceil(3 * sigma);
    float[] kernel = new float[2 * half + 1];
    double sum = 0;
    for (int i = -half; i <= half; i++) {
      sum += Math.exp(-i * i / (2 * sigma * sigma));
    }
    for (int i = -half; i <= half; i++) {
      kernel[i + half] = (float) (Math.exp(-i * i / (2 * sigma * sigma)) / sum);
    }
    return kernel;
  }
}
