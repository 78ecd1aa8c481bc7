package ecm.registration;

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
 * @param likeness correlation of what is not in the mean, 0 for independent frames, 1 for equal
 */
record PairMatch(
    int from, int to, double dx, double dy, double xx, double xy, double yy, double likeness) {}
