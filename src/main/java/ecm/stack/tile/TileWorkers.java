package ecm.stack.tile;

import ecm.base.Parallel;
import ecm.base.Progress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Workers with their tile buffers, made as threads need them and kept from band to band. */
final class TileWorkers {

  private record Worker(TileLoader loader, Consumer<Tile> consumer) {}

  private final Supplier<TileLoader> loaders;
  private final Supplier<? extends Consumer<Tile>> consumers;
  private final String stage;
  private final PixelRate rate = new PixelRate();
  private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();

  TileWorkers(
      Supplier<TileLoader> loaders, Supplier<? extends Consumer<Tile>> consumers, String stage) {
    this.loaders = loaders;
    this.consumers = consumers;
    this.stage = stage;
  }

  /**
   * Works on all tiles of a band.
   *
   * @param band in memory
   * @param tiles image indices of each tile's pixels
   * @param reading done by one of the threads meanwhile; null for nothing
   * @param progress told of the tiles done, with the pixels per second
   */
  void work(Band band, List<int[]> tiles, Runnable reading, Progress progress) {
    int first = reading == null ? 0 : 1;
    Parallel.forEach(
        tiles.size() + first,
        rate.with(progress),
        stage,
        i -> {
          if (i < first) {
            reading.run();
          } else {
            work(band, tiles.get(i - first));
          }
        });
  }

  private void work(Band band, int[] pixels) {
    Worker worker = idle.poll();
    if (worker == null) {
      worker = new Worker(loaders.get(), consumers.get());
    }
    worker.consumer().accept(worker.loader().load(band, pixels));
    idle.add(worker);
    rate.add(pixels.length);
  }
}
