package ecm.registration.frame;

import ecm.stack.Rect;

/**
 * Where an image lies in another: its pixel (x + dx, y + dy) lies on (x, y) of the other.
 *
 * @param area pixels of the other that it covers
 * @param dx to the right [px]
 * @param dy downwards [px]
 */
public record Placed(Rect area, int dx, int dy) {}
