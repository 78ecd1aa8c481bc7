package ecm.stack;

/**
 * A part of the image, held in memory in all frames.
 *
 * @param area of the image
 * @param frames of the size of the area
 */
record Band(Rect area, FrameStack frames) {}
