package ecm.registration.frame;

/** Central differences of an image; 0 in the outermost rows and columns. */
public final class Gradient {

  private Gradient() {}

  /** (I(x+1) - I(x-1)) / 2. */
  public static float[] x(float[] image, int width, int height) {
    float[] g = new float[image.length];
    for (int y = 0; y < height; y++) {
      for (int i = y * width + 1; i < (y + 1) * width - 1; i++) {
        g[i] = 0.5f * (image[i + 1] - image[i - 1]);
      }
    }
    return g;
  }

  /** (I(y+1) - I(y-1)) / 2. */
  public static float[] y(float[] image, int width, int height) {
    float[] g = new float[image.length];
    for (int i = width; i < (height - 1) * width; i++) {
      g[i] = 0.5f * (image[i + width] - image[i - width]);
    }
    return g;
  }
}
