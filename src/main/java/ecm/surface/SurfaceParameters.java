package ecm.surface;

/**
 * How a surface layer is read from maps.
 *
 * @param pixelSize [nm]
 * @param surfaceDepth what lies nearer to the edge is the surface [nm]
 * @param bulkDepth what lies deeper, and deeper than half the radius, is the bulk [nm]
 * @param beta stretching exponent of shell and core
 * @param pixelsPerSpeckle pixels that share one independent value; 1 if not known
 */
public record SurfaceParameters(
    double pixelSize,
    double surfaceDepth,
    double bulkDepth,
    double beta,
    double pixelsPerSpeckle) {}
