package ecm.likelihood;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.stack.FrameStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Maps of the relaxation time by the likelihood of the intensity record.
 *
 * <p>A curve fit of g2 divides by the pixel's own mean, which in a record of T = 20 tau is off by
 * 20 to 30 %, and sees only as many decorrelations as fit into the record. The likelihood takes the
 * static brightness from many neighbouring speckles, so that every pair of frames tells of tau: the
 * square root of the intensity moves at a rate that depends on m(r) / tau^beta alone. Contrast,
 * beta, noise and the spread of ln tau are learned from all pixels together.
 */
public final class LikelihoodMapping {

  /** More parts tell little more of what all have in common. */
  private static final int LEARNED_FROM = 4;

  private LikelihoodMapping() {}

  /**
   * Maps a region.
   *
   * @param stack aligned frames, background taken off, with a known frame interval
   * @param region its pixels
   * @param progress told of the pixels done
   * @throws InvalidInput with the reason if the record or the region is too small, or nothing
   *     fluctuates
   */
  public static LikelihoodMaps of(FrameStack stack, LikelihoodRegion region, Progress progress) {
    return LearnedRegion.of(List.of(stack), region, progress.part(0, 0.5))
        .map(stack, LearnedRegion.Level.LEARNED, progress.part(0.5, 1));
  }

  /**
   * Maps parts of a record with contrast, beta, noise and spread of ln tau that all have in common;
   * the median is each part's own.
   *
   * <p>What is common is learned from some of the parts, spread evenly, of those that miss no
   * frame. A part that misses frames is mapped by itself, for its spectra are others.
   *
   * @param parts equally long
   * @param region their pixels
   * @param progress told of the parts done
   * @return the maps of all parts
   * @throws InvalidInput as above
   */
  public static List<LikelihoodMaps> ofParts(
      List<FrameStack> parts, LikelihoodRegion region, Progress progress) {
    List<FrameStack> whole = parts.stream().filter(LikelihoodMapping::isWhole).toList();
    Optional<LearnedRegion> common =
        whole.isEmpty()
            ? Optional.empty()
            : Optional.of(LearnedRegion.of(spread(whole), region, progress.part(0, 0.3)));
    List<LikelihoodMaps> maps = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      FrameStack part = parts.get(i);
      Progress one =
          progress.part(0.3 + 0.7 * i / parts.size(), 0.3 + 0.7 * (i + 1) / parts.size());
      maps.add(
          common.isPresent() && isWhole(part)
              ? common.get().map(part, LearnedRegion.Level.OWN, one)
              : of(part, region, one));
    }
    return maps;
  }

  private static boolean isWhole(FrameStack part) {
    return part.coverage().validCount() == part.frames();
  }

  private static List<FrameStack> spread(List<FrameStack> parts) {
    int n = Math.min(LEARNED_FROM, parts.size());
    return IntStream.range(0, n)
        .mapToObj(k -> parts.get((int) ((k + 0.5) * parts.size() / n)))
        .toList();
  }
}
