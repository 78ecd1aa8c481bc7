/**
 * The ways to measure where frames lie: {@link ecm.registration.estimator.DriftEstimator} and those
 * of the suite. Layer 2.
 */
package ecm.registration.estimator;
