package ecm.stack.tile;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Cuts a stack into time-major tiles and works on them on all threads.
 *
 * <p>Tiles of a stack in memory are read by the threads that work on them. A stack that is not in
 * memory reads a whole plane for any row of it and is not safe to read from two threads at once:
 * bands of rows are read by one thread into memory in the stack's own sample type, where the budget
 * allows while the other threads work on the band before. How pixels are dealt out to tiles depends
 * on these sizes, so work on a tile must treat each pixel by itself.
 */
public final class TileReader {

  private static final int TILE_WIDTH = 512;
  private static final int NARROWEST = 16;
  private static final long TILE_BYTES = 1L << 24;

  /** No tile, of which each thread has one or two, takes more than this part of a small heap. */
  private static final int TILES_IN_HEAP = 64;

  /** Of the time of a band that is read before it is worked on, for the progress. */
  private static final double SHARE_OF_READING = 0.3;

  private static final double SHARE_OF_FREE_HEAP = 0.65;

  private final FrameStack stack;
  private final int[] pixels;
  private final int tileWidth;
  private final long bandBytes;

  private TileReader(FrameStack stack, int[] pixels, int tileWidth, long bandBytes) {
    this.stack = stack;
    this.pixels = pixels;
    this.tileWidth = tileWidth;
    this.bandBytes = bandBytes;
  }

  /**
   * A reader with tiles of up to 512 pixels and 16 MB, less in a small heap, and bands for the heap
   * that is free now.
   *
   * @param stack to be read
   * @param mask the pixels of interest
   * @throws InvalidInput if stack and mask differ in size
   */
  public static TileReader of(FrameStack stack, Mask mask) {
    if (mask.width() != stack.width() || mask.height() != stack.height()) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the mask has %d x %d pixels, but the stack has %d x %d",
              mask.width(),
              mask.height(),
              stack.width(),
              stack.height()));
    }
    long free = FreeHeap.bytes();
    long tile = Math.min(TILE_BYTES, free / TILES_IN_HEAP);
    long fitting = tile / (Float.BYTES * (long) stack.frames());
    int width = (int) Math.max(NARROWEST, Math.min(TILE_WIDTH, fitting));
    return new TileReader(stack, mask.indices(), width, (long) (SHARE_OF_FREE_HEAP * free));
  }

  /** The same with another largest number of pixels in a tile. */
  public TileReader withTileWidth(int width) {
    return new TileReader(stack, pixels, width, bandBytes);
  }

  /** The same for the pixels of another mask of the same size. */
  public TileReader withPixels(Mask mask) {
    return new TileReader(stack, mask.indices(), tileWidth, bandBytes);
  }

  /** The same with another number of bytes that bands of a stack not in memory may take. */
  public TileReader withBandBytes(long bytes) {
    return new TileReader(stack, pixels, tileWidth, bytes);
  }

  /** The largest number of pixels in a tile. */
  public int tileWidth() {
    return tileWidth;
  }

  /**
   * Hands every pixel of the mask to a worker in some tile.
   *
   * @param progress told of the tiles done and checked before each; told of frames read unless
   *     others are worked on meanwhile, and checked before each
   * @param stage what is being done, for the progress
   * @param workers makes a worker; each is used by one thread at a time
   * @throws ecm.base.Cancelled if cancelled
   */
  public void forEach(Progress progress, String stage, Supplier<? extends Consumer<Tile>> workers) {
    if (pixels.length == 0) {
      return;
    }
    TileWorkers pool = new TileWorkers(() -> new TileLoader(stack, tileWidth), workers, stage);
    if (stack.isInMemory()) {
      Rect whole = new Rect(0, 0, stack.width(), stack.height());
      pool.work(new Band(whole, stack), tiles(0, pixels.length), null, progress);
    } else {
      readInBands(pool, progress);
    }
  }

  private void readInBands(TileWorkers pool, Progress progress) {
    Bands bands = new Bands(stack, bounds(), bandBytes);
    int count = bands.count();
    Band[] read = new Band[count];
    for (int b = 0; b < count; b++) {
      int next = b + 1;
      Progress working = progress.part((double) b / count, (double) next / count);
      if (read[b] == null) {
        Progress reading = working.part(0, SHARE_OF_READING);
        working = working.part(SHARE_OF_READING, 1);
        read[b] = bands.read(b, t -> tell(reading, t));
      }
      boolean ahead = bands.overlapped() && next < count;
      Runnable reading = () -> read[next] = bands.read(next, t -> progress.check());
      Rect area = read[b].area();
      List<int[]> tiles = tiles(position(area.y()), position(area.yEnd()));
      pool.work(read[b], tiles, ahead ? reading : null, working);
    }
  }

  private void tell(Progress progress, int frame) {
    progress.check();
    progress.update(frame, stack.frames(), "reading");
  }

  /** The smallest rectangle around the pixels. */
  private Rect bounds() {
    int left = stack.width();
    int right = 0;
    for (int pixel : pixels) {
      left = Math.min(left, pixel % stack.width());
      right = Math.max(right, pixel % stack.width());
    }
    int top = pixels[0] / stack.width();
    int bottom = pixels[pixels.length - 1] / stack.width();
    return new Rect(left, top, right - left + 1, bottom - top + 1);
  }

  /** How many pixels lie above a row. */
  private int position(int row) {
    int at = Arrays.binarySearch(pixels, row * stack.width());
    return at >= 0 ? at : -at - 1;
  }

  /** Pixels from one position in the list of all to another, in tiles of even width. */
  private List<int[]> tiles(int from, int to) {
    int count = (to - from + tileWidth - 1) / tileWidth;
    List<int[]> tiles = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int start = from + (int) ((long) (to - from) * i / count);
      int end = from + (int) ((long) (to - from) * (i + 1) / count);
      tiles.add(Arrays.copyOfRange(pixels, start, end));
    }
    return tiles;
  }
}
