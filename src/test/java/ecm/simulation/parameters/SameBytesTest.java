package ecm.simulation.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.base.Progress;
import ecm.simulation.Simulation;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stack of given parameters is the same, byte for byte, in every version. */
class SameBytesTest {

  @ParameterizedTest
  @CsvSource({
    "FILM, 0.7, 20, 16, 1, 4107619876",
    "CYLINDER, 0.7, 20, 16, 1, 110043685",
    "SLAB, 0.5, 5, 8, 1, 65340880",
    "CYLINDER, 0, 10, 16, 0.3, 1562736911",
    "FILM, 0.7, 10, 32, 0.5, 2421512737",
  })
  void asInTheFirstVersion(
      Geometry geometry, double sigma, double counts, int bits, double contrast, long crc) {
    SimulationParameters parameters =
        SimulationParameters.defaults()
            .withSize(45, 33)
            .withFrames(70)
            .withRadius(4)
            .withGeometry(geometry)
            .withSigma(sigma, 1)
            .withNoise(counts, 1)
            .withBitDepth(bits)
            .withContrast(contrast)
            .withDrift(0.3);
    assertEquals(crc, checksum(Simulation.of(parameters, Progress.NONE)));
  }

  static long checksum(Simulation simulation) {
    CRC32 crc = new CRC32();
    for (int t = 0; t < simulation.stack().frames(); t++) {
      float[] frame = simulation.stack().frame(t);
      ByteBuffer bytes = ByteBuffer.allocate(4 * frame.length);
      bytes.asFloatBuffer().put(frame);
      crc.update(bytes);
    }
    return crc.getValue();
  }
}
