package ecm.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.sample.CoverCount;
import ecm.sample.Shapes;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegionsTest {

  private static final String[] PICTURE = {
    "##....#.", //
    "##...#..",
    "..#.....",
    ".....###",
    "#....#.#",
    "#....###",
  };

  private static Mask mask(String... rows) {
    int width = rows[0].length();
    return Mask.of(width, rows.length, i -> rows[i / width].charAt(i % width) == '#');
  }

  @Test
  void sidesOnlyOrCornersToo() {
    Regions sides = Regions.of(mask(PICTURE), false);
    assertArrayEquals(new int[] {4, 1, 1, 1, 8, 2}, sides.size());
    assertEquals(5, sides.largest());
    Regions corners = Regions.of(mask(PICTURE), true);
    assertArrayEquals(new int[] {5, 2, 8, 2}, corners.size());
    assertEquals(3, corners.label()[5 * 8 + 7]);
    assertEquals(0, corners.label()[4 * 8 + 6]);
  }

  @Test
  void anEmptyMaskHasNoRegion() {
    assertEquals(0, Regions.of(mask("...", "..."), true).largest());
  }

  @Test
  void manyRegionsAreCounted() {
    Mask dots = Mask.of(60, 60, i -> i % 2 == 0 && i / 60 % 2 == 0);
    assertEquals(900, Regions.of(dots, true).size().length);
  }

  @Test
  void holesAreFilledAndSmallNotchesToo() {
    Mask filled = Shapes.withoutHoles(mask(PICTURE), 0);
    assertEquals(mask(PICTURE).count() + 1, filled.count());
    Mask notched = mask("..###", "#####", "##.##", "#####", "###..", "###..");
    assertArrayEquals(
        mask("..###", "#####", "#####", "#####", "###..", "###..").inside(),
        Shapes.withoutHoles(notched, 0).inside());
    assertArrayEquals(
        mask("#####", "#####", "#####", "#####", "###..", "###..").inside(),
        Shapes.withoutHoles(notched, 3).inside());
  }

  @Test
  void aPointDilatesToADisc() {
    Mask disc = Shapes.dilated(mask(".....", ".....", "..#..", ".....", "....."), 2);
    assertArrayEquals(mask("..#..", ".###.", "#####", ".###.", "..#..").inside(), disc.inside());
  }

  @Test
  void coverIsCountedPerPixel() {
    Random random = new Random(4);
    boolean[] valid = new boolean[50];
    Rect[] covered = new Rect[50];
    for (int t = 0; t < 50; t++) {
      valid[t] = random.nextInt(5) > 0;
      covered[t] = new Rect(random.nextInt(9) - 4, random.nextInt(40) - 20, 11, 7);
    }
    Coverage coverage = new Coverage(valid, covered);
    int[] counts = CoverCount.of(coverage, 11, 7);
    for (int i = 0; i < counts.length; i++) {
      assertEquals(coverage.validFramesAt(i % 11, i / 11), counts[i]);
    }
  }
}
