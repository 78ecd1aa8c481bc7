/**
 * Drift: measured ({@link ecm.registration.Registration}), kept in a table and undone. The rooms
 * below it, the lowest first: {@code frame}, {@code template}, {@code match}, {@code joint}, {@code
 * estimator}, {@code outcome}. Layer 2.
 */
package ecm.registration;
