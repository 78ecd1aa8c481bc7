package ecm.fourpoint;

import ecm.stack.Mask;
import ecm.statistics.EqualBlocks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a run works on and adds to.
 *
 * @param request what is asked for
 * @param region pixels used
 * @param validity of the frames
 * @param rings 0 to the largest radius
 * @param counts [R][pixel], how many of a pixel's ring are in the region
 * @param runs of pixels per block
 * @param sums [block][R]
 */
record FourPointPlan(
    FourPointRequest request,
    Mask region,
    FrameValidity validity,
    List<Ring> rings,
    int[][] counts,
    List<List<PixelRun>> runs,
    BlockSums[][] sums) {

  static FourPointPlan of(FourPointRequest request, Mask region, FrameValidity validity) {
    List<Ring> rings = IntStream.rangeClosed(0, request.maxRadius()).mapToObj(Ring::of).toList();
    int[][] counts = rings.stream().map(ring -> ring.countsIn(region)).toArray(int[][]::new);
    int blocks = EqualBlocks.COUNT;
    int frames = validity.valid().length;
    int length =
        request.form() == FourPointForm.PAIR
            ? request.lags().length
            : LagEngine.of(frames, request.lags()).length();
    BlockSums[][] sums = new BlockSums[blocks][rings.size()];
    for (BlockSums[] ofBlock : sums) {
      Arrays.setAll(ofBlock, r -> new BlockSums(frames, length));
    }
    return new FourPointPlan(
        request,
        region,
        validity,
        rings,
        counts,
        PixelRun.of(region, EqualBlocks.of(region), blocks),
        sums);
  }

  int frames() {
    return validity.valid().length;
  }

  LagEngine engine() {
    return LagEngine.of(frames(), request.lags());
  }

  int blocks() {
    return sums.length;
  }
}
