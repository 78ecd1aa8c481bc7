package ecm.pipeline.region;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.files.CsvTable;
import ecm.sample.Moments;
import ecm.sample.SampleRegion;
import ecm.sample.Speckle;
import ecm.stack.Coverage;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.surface.SurfaceLayers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The sample in a stack: where it is, how far each of its pixels lies from the surface, and the
 * size of its speckle. Every analysis begins with it.
 *
 * @param stack aligned frames
 * @param moments mean and variance of each pixel over time
 * @param region mask, outline and the intensity of the vacuum
 * @param distance of each pixel to the surface [px]; NaN outside the outline, infinite without an
 *     edge
 * @param layers the mask's surface and bulk; the bulk has at least one pixel
 * @param speckle size in the bulk
 * @param notes sentences for the report, which the log has had already
 */
public record MeasuredSample(
    FrameStack stack,
    Moments moments,
    SampleRegion region,
    FloatMap distance,
    SurfaceLayers layers,
    Speckle speckle,
    List<String> notes) {

  public MeasuredSample {
    notes = List.copyOf(notes);
  }

  /**
   * Which depths are surface and bulk.
   *
   * @param surface what lies nearer to the edge is surface [nm]
   * @param bulk what lies deeper, and deeper than half the radius, is bulk [nm]
   */
  public record Depths(double surface, double bulk) {

    /** 1 nm of surface, bulk below 5 nm. */
    public static final Depths USUAL = new Depths(1, 5);
  }

  /**
   * Finds the sample.
   *
   * <p>The bulk of a thin sample, which has no pixel as deep as asked for, is what lies deeper than
   * half its radius, or, if there is no such pixel either, the whole mask; a note says so.
   *
   * @param stack aligned frames
   * @param choice where the sample is
   * @param depths of surface and bulk; without effect if the pixel size is not known or there is no
   *     edge, then all is bulk
   * @param progress told of the work; its log receives the notes
   * @throws InvalidInput if there is no sample
   */
  public static MeasuredSample of(
      FrameStack stack, SampleChoice choice, Depths depths, Progress progress) {
    Moments moments = Moments.of(stack, progress.part(0, 0.7));
    SampleRegion region = choice.find(moments, stack.coverage(), progress);
    FloatMap distance = choice.distance(region, stack.coverage());
    List<String> notes = new ArrayList<>(region.notes());
    SurfaceLayers layers =
        SurfaceLayers.of(
            region.mask(), distance, stack.pixelSize(), depths.surface(), depths.bulk());
    if (layers.bulk().count() == 0) {
      layers = thin(region.mask(), distance, stack.pixelSize(), depths);
      String note =
          String.format(
              Locale.ROOT,
              "no pixel is deeper than %s nm: %d pixels are taken as the bulk",
              CsvTable.number(depths.bulk()),
              layers.bulk().count());
      progress.log(note);
      notes.add(note);
    }
    Speckle speckle = Speckle.measure(stack, layers.bulk(), progress.part(0.7, 1));
    return new MeasuredSample(stack, moments, region, distance, layers, speckle, notes);
  }

  private static SurfaceLayers thin(Mask mask, FloatMap distance, double pixelSize, Depths depths) {
    SurfaceLayers half = SurfaceLayers.of(mask, distance, pixelSize, depths.surface(), 0);
    return half.bulk().count() > 0
        ? half
        : new SurfaceLayers(
            half.surface(), mask, "whole mask: no pixel lies deep enough", half.radius());
  }

  /**
   * The sample as one region: without a surface, all of it bulk.
   *
   * @throws InvalidInput if there is no sample
   */
  public static MeasuredSample undivided(FrameStack stack, SampleChoice choice, Progress progress) {
    Moments moments = Moments.of(stack, progress.part(0, 0.7));
    SampleRegion region = choice.find(moments, stack.coverage(), progress);
    FloatMap nowhere = FloatMap.filled(stack.width(), stack.height(), Float.POSITIVE_INFINITY);
    SurfaceLayers layers =
        SurfaceLayers.of(
            region.mask(), nowhere, stack.pixelSize(), Depths.USUAL.surface(), Depths.USUAL.bulk());
    Speckle speckle = Speckle.measure(stack, region.mask(), progress.part(0.7, 1));
    return new MeasuredSample(stack, moments, region, nowhere, layers, speckle, region.notes());
  }

  /** The same with another size of the speckle, as in frames that were sharpened. */
  public MeasuredSample withSpeckle(Speckle size) {
    return new MeasuredSample(stack, moments, region, distance, layers, size, notes);
  }

  /** Pixels to analyse. */
  public Mask mask() {
    return region.mask();
  }

  /** Which frames, and which pixels of them, hold data. */
  public Coverage coverage() {
    return stack.coverage();
  }

  /** Intensity of the vacuum; 0 if none is in the field. */
  public double vacuum() {
    return region.background();
  }

  /** Independent speckles in the bulk; NaN if their size could not be measured. */
  public double speckles() {
    return layers.bulk().count() / speckle.area();
  }

  /** T [s]; NaN if the frame interval is not known. */
  public double recordLength() {
    return stack.frames() * stack.frameInterval();
  }
}
