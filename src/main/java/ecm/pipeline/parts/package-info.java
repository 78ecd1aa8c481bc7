/** Maps of parts of a record, halves or windows, by either estimator. Layer 3. */
package ecm.pipeline.parts;
