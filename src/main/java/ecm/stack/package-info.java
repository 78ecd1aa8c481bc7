/**
 * The data: a stack of frames with its time axis, pixel size and validity, and the plain
 * two-dimensional results. Layer 1.
 *
 * <p>{@link ecm.stack.FrameStack} is what every algorithm reads. {@link ecm.stack.ArrayFrameStack}
 * holds frames in memory; {@link ecm.stack.ShiftedFrames}, {@link ecm.stack.SelectedFrames} and
 * {@link ecm.stack.ScaledFrames} are views that copy nothing.
 */
package ecm.stack;
