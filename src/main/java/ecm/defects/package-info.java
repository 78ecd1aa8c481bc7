/**
 * What is wrong with a camera's samples, found in the frames as recorded: pixels that do not
 * measure, spikes, frames that are no measurement; and the same frames without them.
 */
package ecm.defects;
