/** The one place where threads are used. Layer 0: knows nothing of the rest but progress. */
package ecm.parallel;
