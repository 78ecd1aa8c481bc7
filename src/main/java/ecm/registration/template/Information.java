package ecm.registration.template;

/**
 * What is known of a shift: the inverse of its covariance matrix [px^-2].
 *
 * @param xx on the shift to the right
 * @param xy mixed
 * @param yy on the shift downwards
 */
public record Information(double xx, double xy, double yy) {}
