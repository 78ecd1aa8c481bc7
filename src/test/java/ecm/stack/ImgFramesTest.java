package ecm.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class ImgFramesTest {

  /** 3 x 2 pixels, 4 frames: the value is 100 t + 10 y + x. */
  private static <T extends RealType<T>> RandomAccessibleInterval<T> filled(
      RandomAccessibleInterval<T> image) {
    var cursor = Views.iterable(image).localizingCursor();
    while (cursor.hasNext()) {
      cursor.fwd();
      cursor
          .get()
          .setReal(
              100 * cursor.getIntPosition(2)
                  + 10 * cursor.getIntPosition(1)
                  + cursor.getIntPosition(0));
    }
    return image;
  }

  @Test
  void everyTypeIsReadExactly() {
    float[] third = {210, 211, 212};
    FrameStack shorts = FrameStack.of(filled(ArrayImgs.unsignedShorts(3, 2, 4)), 0.5, 0.25);
    assertEquals(SampleType.UINT16, shorts.sampleType());
    assertEquals(SampleType.INT16, of(ArrayImgs.shorts(3, 2, 4)).sampleType());
    assertEquals(SampleType.INT16, of(ArrayImgs.bytes(3, 2, 4)).sampleType());
    assertEquals(SampleType.UINT8, of(ArrayImgs.unsignedBytes(3, 2, 4)).sampleType());
    assertEquals(SampleType.FLOAT32, of(ArrayImgs.doubles(3, 2, 4)).sampleType());
    for (FrameStack stack :
        new FrameStack[] {
          shorts,
          FrameStack.of(filled(ArrayImgs.floats(3, 2, 4)), 0.5, 0.25),
          FrameStack.of(filled(ArrayImgs.doubles(3, 2, 4)), Duration.ofMillis(500), 0.25),
          FrameStack.of(filled(ArrayImgs.ints(3, 2, 4)), 0.5, 0.25)
        }) {
      assertEquals(3, stack.width());
      assertEquals(2, stack.height());
      assertEquals(4, stack.frames());
      assertEquals(0.5, stack.frameInterval());
      assertEquals(0.25, stack.pixelSize());
      assertTrue(stack.coverage().allFramesValid());
      float[] row = new float[3];
      stack.copyRows(2, 1, 1, row);
      assertArrayEquals(third, row);
    }
  }

  private static FrameStack of(RandomAccessibleInterval<? extends RealType<?>> image) {
    return captured(image);
  }

  @SuppressWarnings("unchecked")
  private static <T extends RealType<T>> FrameStack captured(RandomAccessibleInterval<?> image) {
    return FrameStack.of((RandomAccessibleInterval<T>) image, 1, 1);
  }

  /** A crop of a larger image begins where it was cut. */
  @Test
  void anImageMayBeginAnywhere() {
    RandomAccessibleInterval<UnsignedShortType> part =
        Views.interval(
            filled(ArrayImgs.unsignedShorts(3, 2, 4)), new long[] {1, 0, 1}, new long[] {2, 1, 3});
    FrameStack stack = FrameStack.of(part, 1, 1);
    assertArrayEquals(new float[] {101, 102, 111, 112}, stack.frame(0));
    assertArrayEquals(new float[] {301, 302, 311, 312}, stack.frame(2));
  }

  @Test
  void nothingIsReadBeforeItIsAskedFor() {
    AtomicInteger reads = new AtomicInteger();
    RandomAccessibleInterval<FloatType> counting =
        Converters.convert(
            filled(ArrayImgs.unsignedShorts(3, 2, 4)),
            (UnsignedShortType in, FloatType out) -> {
              reads.incrementAndGet();
              out.set(in.getRealFloat());
            },
            new FloatType());
    FrameStack stack = FrameStack.of(counting, 1, 1);
    assertEquals(0, reads.get());
    stack.copyRows(1, 1, 1, new float[3]);
    assertEquals(3, reads.get());
  }

  private static void assertRefused(String sentence, org.junit.jupiter.api.function.Executable of) {
    assertEquals(sentence, assertThrows(InvalidInput.class, of).getMessage());
  }

  @Test
  void whatIsNoStackIsRefused() {
    RandomAccessibleInterval<UnsignedByteType> flat = ArrayImgs.unsignedBytes(3, 2);
    RandomAccessibleInterval<UnsignedByteType> one = ArrayImgs.unsignedBytes(3, 2, 1);
    RandomAccessibleInterval<UnsignedByteType> good = ArrayImgs.unsignedBytes(3, 2, 4);
    assertRefused(
        "the image has 2 axes; a stack has three: x, y and the number of the frame",
        () -> FrameStack.of(flat, 1, 1));
    assertRefused(
        "the image has 3 x 2 pixels and 1 frames; at least one pixel and two frames are needed",
        () -> FrameStack.of(one, 1, 1));
    assertRefused(
        "frameInterval is 0.0; a positive number of seconds is needed",
        () -> FrameStack.of(good, 0, 1));
    assertRefused(
        "pixelSize is NaN; a positive number of nanometres is needed",
        () -> FrameStack.of(good, 1, Double.NaN));
  }

  @Test
  void aTitleCanBeGiven() {
    FrameStack stack = FrameStack.of(filled(ArrayImgs.floats(3, 2, 4)), 1, 1);
    assertEquals("stack", stack.info().title());
    assertEquals("wire", stack.withTitle("wire").info().title());
    assertArrayEquals(stack.frame(3), stack.withTitle("wire").frame(3));
  }
}
