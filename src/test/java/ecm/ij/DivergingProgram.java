package ecm.ij;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Computes the diverging look-up table, from blue over light grey to red: a straight line from each
 * end to the middle in Msh, the polar coordinates of CIE L*a*b*, where M is the distance from black
 * and s the saturation.
 *
 * <p>K. Moreland, Diverging Color Maps for Scientific Visualization, Proc. 5th Int. Symp. Visual
 * Computing (2009), section 5.
 */
public final class DivergingProgram {

  private static final double[] WHITE = {0.95047, 1, 1.08883};

  /** M, s and h of blue (59, 76, 192) and red (180, 4, 38); M of the middle. */
  private static final double[] BLUE = {80, 1.08, -1.1};

  private static final double[] RED = {80, 1.08, 0.5};
  private static final double MIDDLE = 88;

  private DivergingProgram() {}

  public static void main(String[] args) throws IOException {
    Files.write(Path.of("src/main/resources/luts/ecm-diverging.lut"), table());
  }

  /** 256 reds, 256 greens, 256 blues. */
  public static byte[] table() {
    byte[] table = new byte[3 * 256];
    for (int i = 0; i < 256; i++) {
      double[] rgb = rgb(colour(i / 255.0));
      for (int c = 0; c < 3; c++) {
        table[256 * c + i] = (byte) Math.round(255 * Math.max(0, Math.min(1, rgb[c])));
      }
    }
    return table;
  }

  /** Msh at x in [0, 1]. Towards the middle the hue turns, or saturation would seem uneven. */
  private static double[] colour(double x) {
    double[] end = x <= 0.5 ? BLUE : RED;
    double fromEnd = x <= 0.5 ? 2 * x : 2 - 2 * x;
    double turned = end[2] + (end[2] > -Math.PI / 3 ? spin(end) : -spin(end));
    return new double[] {
      end[0] + fromEnd * (MIDDLE - end[0]),
      end[1] * (1 - fromEnd),
      end[2] + fromEnd * (turned - end[2])
    };
  }

  /** By how much: s sqrt(M_middle^2 - M^2) / (M sin s), away from the purples. */
  private static double spin(double[] end) {
    return end[1] * Math.sqrt(MIDDLE * MIDDLE - end[0] * end[0]) / (end[0] * Math.sin(end[1]));
  }

  private static double[] rgb(double[] msh) {
    double l = msh[0] * Math.cos(msh[1]);
    double a = msh[0] * Math.sin(msh[1]) * Math.cos(msh[2]);
    double b = msh[0] * Math.sin(msh[1]) * Math.sin(msh[2]);
    double y = (l + 16) / 116;
    double[] xyz = {WHITE[0] * cube(y + a / 500), WHITE[1] * cube(y), WHITE[2] * cube(y - b / 200)};
    return new double[] {
      companded(3.2406 * xyz[0] - 1.5372 * xyz[1] - 0.4986 * xyz[2]),
      companded(-0.9689 * xyz[0] + 1.8758 * xyz[1] + 0.0415 * xyz[2]),
      companded(0.0557 * xyz[0] - 0.2040 * xyz[1] + 1.0570 * xyz[2])
    };
  }

  private static double cube(double t) {
    return t > 0.206893 ? t * t * t : (t - 16.0 / 116) / 7.787;
  }

  private static double companded(double linear) {
    return linear > 0.0031308 ? 1.055 * Math.pow(linear, 1 / 2.4) - 0.055 : 12.92 * linear;
  }
}
