package ecm.ij.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatedAxesTest {

  private static String ome(int channels, int slices, int times) {
    return "<?xml version=\"1.0\"?><OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\">"
        + "<Image ID=\"Image:0\"><Pixels ID=\"Pixels:0\" DimensionOrder=\"XYCZT\" SizeX=\"64\""
        + String.format(
            java.util.Locale.ROOT,
            " SizeY=\"48\" SizeZ=\"%d\" SizeC=\"%d\" SizeT=\"%d\">",
            slices,
            channels,
            times)
        + "<TiffData/></Pixels></Image></OME>";
  }

  static java.util.stream.Stream<Arguments> descriptions() {
    return java.util.stream.Stream.of(
        Arguments.of(ome(2, 1, 400), new int[] {2, 1, 400}),
        Arguments.of("{\"shape\": [2, 400, 48, 64]}", new int[] {2, 400}),
        Arguments.of("{\"shape\": [400, 48, 64], \"axes\": \"TYX\"}", new int[] {400}),
        Arguments.of("{\"shape\": [48, 64]}", new int[] {}),
        Arguments.of("ImageJ=1.54p\nimages=800\nchannels=2\nframes=400\n", new int[] {2, 1, 400}));
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void theAxesBesideXAndYAreRead(String description, int[] lengths) {
    assertArrayEquals(lengths, StatedAxes.of(description).orElseThrow().lengths());
  }

  @Test
  void whatStatesNothingIsNoStatement() {
    assertEquals(Optional.empty(), StatedAxes.of(null));
    assertEquals(Optional.empty(), StatedAxes.of("made by hand, frames=3"));
    assertEquals(Optional.empty(), StatedAxes.of("ImageJ=1.54p\nunit=nm\n"));
    String hyperstack = "ImageJ=1.54p\nimages=8\nchannels=2\nframes=4\nhyperstack=true\n";
    assertEquals(Optional.empty(), StatedAxes.of(hyperstack));
    assertEquals(Optional.empty(), StatedAxes.of("{\"shape\": [400, \"x\"]}"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 400, 250, 250 of 400 images are here; its description says 400 times",
    "2, 1, 400, 800, its description says 2 channels and 400 times",
    "1, 7, 400, 2800, its description says 7 slices and 400 times",
    "1, 1, 400, 401, 'it has 401 images, but its description tells of 400, 400 times'",
  })
  void whatDoesNotFitIsRefused(int channels, int slices, int times, int frames, String words) {
    StatedAxes axes = StatedAxes.of(ome(channels, slices, times)).orElseThrow();
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> axes.require(frames));
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }

  @Test
  void oneLongAxisIsARecord() {
    StatedAxes.of(ome(1, 1, 400)).orElseThrow().require(400);
    StatedAxes.of(ome(1, 400, 1)).orElseThrow().require(400);
    StatedAxes.of("{\"shape\": [400, 48, 64]}").orElseThrow().require(400);
    StatedAxes.of("{\"shape\": [48, 64]}").orElseThrow().require(1);
  }
}
