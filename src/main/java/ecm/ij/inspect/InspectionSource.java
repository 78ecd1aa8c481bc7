package ecm.ij.inspect;

import ecm.base.Progress;
import ecm.ij.open.Selection;
import ecm.pipeline.likelihood.PixelLikelihood;
import ecm.pipeline.likelihood.PixelLikelihoods;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.whole.Inspection;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import ecm.stack.tile.HeldRows;

/**
 * A stack whose pixels are looked at one after the other. Of a stack that is not in memory the rows
 * around the first look are read and kept for the next. For one thread at a time.
 */
public final class InspectionSource {

  private static final int MARGIN = 16;

  private final FrameStack stack;
  private final MapParameters parameters;
  private volatile Maybe<PixelLikelihoods> likelihoods;
  private HeldRows held;

  /**
   * @param stack aligned frames with a known frame interval
   * @param parameters lags, fit and background
   */
  public InspectionSource(FrameStack stack, MapParameters parameters) {
    this.stack = stack;
    this.parameters = parameters;
  }

  /** Reads the rows of some pixels, unless they are in memory or held already. */
  public void hold(Selection selection, Progress progress) {
    Rect bounds = selection.mask().bounds();
    if (!stack.isInMemory() && (held == null || !held.holds(bounds))) {
      held = null; // its memory is free for the next
      held = HeldRows.read(stack, bounds, MARGIN, progress);
    }
  }

  /** Looks at some pixels. */
  public Inspection inspect(Selection selection, Progress progress) {
    hold(selection, progress);
    FrameStack frames = stack.isInMemory() ? stack : held;
    Inspection look =
        Inspection.of(frames, selection.mask(), selection.name(), parameters, progress);
    Maybe<PixelLikelihoods> known = likelihoods;
    return known == null ? look : look.beside(said(known, selection));
  }

  private static Maybe<PixelLikelihood> said(Maybe<PixelLikelihoods> known, Selection selection) {
    int[] pixels = selection.mask().indices();
    if (pixels.length > 1) {
      return Maybe.not("the likelihood is that of single pixels");
    }
    return known.value().map(l -> l.at(pixels[0])).orElseGet(() -> Maybe.not(known.reason()));
  }

  /**
   * Maps the stack by the likelihood; looks from then on say what it says of their pixel. May run
   * beside looks if the stack is in memory.
   *
   * @param choice where the sample is
   */
  public void learn(SampleChoice choice, Progress progress) {
    likelihoods = PixelLikelihoods.of(stack, choice, parameters, progress);
  }

  /** Whether all frames are in memory. */
  boolean isInMemory() {
    return stack.isInMemory();
  }

  /** Title of the stack. */
  String title() {
    return stack.info().title();
  }
}
