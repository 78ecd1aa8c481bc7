package ecm.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskedCovarianceTest {

  @Test
  void equalsThePlainSumOverPairs() {
    int w = 13;
    int h = 9;
    int reach = 6;
    Random random = new Random(1);
    MaskedCovariance first = new MaskedCovariance(w, h, reach);
    MaskedCovariance second = new MaskedCovariance(w, h, reach);
    double[][] images = new double[4][w * h];
    for (double[] image : images) {
      Arrays.setAll(image, i -> random.nextGaussian());
    }
    first.add(images[0], images[1]);
    second.add(images[2], images[3]);
    first.add(second);
    MaskedCovariance.Table sums = first.sums();
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        double plain = 0;
        for (int y = 0; y < h; y++) {
          for (int x = 0; x < w; x++) {
            int xx = x + dx;
            int yy = y + dy;
            if (xx >= 0 && xx < w && yy >= 0 && yy < h) {
              plain += images[0][y * w + x] * images[1][yy * w + xx];
              plain += images[2][y * w + x] * images[3][yy * w + xx];
            }
          }
        }
        assertEquals(plain, sums.at(dx, dy), 1e-10);
      }
    }
  }
}
