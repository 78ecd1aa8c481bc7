/** Drift: how it is measured, kept in a table and undone. Layer 2. */
package ecm.registration;
