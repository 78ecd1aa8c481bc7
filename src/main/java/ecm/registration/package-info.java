/**
 * Drift: how it is measured ({@link ecm.registration.Registration#measure}), kept in a table
 * ({@link ecm.registration.DriftTable}) and undone ({@link ecm.registration.Registration#undo}).
 * Layer 2.
 *
 * <p>From the outside in: a {@code Correlator} finds each frame in the whole search window, a
 * {@code WeightedMatch} places it to a fraction of a pixel in a template, a {@code JointRound} adds
 * what neighbouring frames say about each other, {@code DriftFinish} rounds, marks bad frames and
 * warns.
 */
package ecm.registration;
