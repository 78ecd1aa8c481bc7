/** Summaries and reports as files. Layer 3. */
package ecm.report;
