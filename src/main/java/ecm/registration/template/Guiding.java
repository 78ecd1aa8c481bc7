package ecm.registration.template;

import ecm.registration.frame.FrameFilter;
import ecm.stack.Mask;

/**
 * Which pixels guide a match, and what is done to frames before.
 *
 * @param guide how they are chosen
 * @param roi the user's region for {@link Guide#ROI}; null otherwise
 * @param filter of the frames; its window lowers the weight of pixels near the border
 */
public record Guiding(Guide guide, Mask roi, FrameFilter filter) {}
