/**
 * How work talks to its caller: how far it is, that it was cancelled, that it cannot be done with
 * this input. Layer 0: knows nothing of the rest.
 */
package ecm.progress;
