package ecm.stack.tile;

import ecm.stack.FrameStack;
import ecm.stack.Rect;

/**
 * A part of the image, held in memory in all frames.
 *
 * @param area of the image
 * @param frames of the size of the area
 */
record Band(Rect area, FrameStack frames) {}
