package ecm.registration.match;

import ecm.registration.template.Information;

/**
 * What two frames say about the drift between them.
 *
 * @param from index of the earlier frame
 * @param to index of the later frame
 * @param dx drift from the earlier to the later to the right [px]
 * @param dy drift downwards [px]
 * @param xx information on dx: the inverse variance [px^-2]
 * @param xy mixed information
 * @param yy information on dy
 * @param similarity correlation of what is not in the mean: about 0 for independent frames, to 1
 */
public record PairMatch(
    int from, int to, double dx, double dy, double xx, double xy, double yy, double similarity) {

  /** What a match with the mean says about the place of one frame. */
  public static PairMatch ofFrame(int frame, double dx, double dy, Information known) {
    return new PairMatch(frame, frame, dx, dy, known.xx(), known.xy(), known.yy(), 0);
  }

  /** The same with the information multiplied by a factor. */
  public PairMatch times(double factor) {
    return new PairMatch(from, to, dx, dy, xx * factor, xy * factor, yy * factor, similarity);
  }
}
