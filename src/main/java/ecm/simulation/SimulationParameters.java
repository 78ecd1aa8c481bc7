package ecm.simulation;

/**
 * A simulated experiment. Lengths in nm, times in s.
 *
 * @param width pixels per row
 * @param height rows
 * @param frames number of frames
 * @param frameInterval dt [s]
 * @param pixelSize a [nm]
 * @param tau median relaxation time of the bulk [s]
 * @param sigma standard deviation of ln tau
 * @param xi correlation length of ln tau [nm]
 * @param beta stretching exponent, 0.1 to 1
 * @param speckle full width at half maximum of |mu|^2 [nm]
 * @param contrast A of g2, 0 to 1
 * @param counts mean counts per pixel and frame in the thick sample; 0 = noise-free 32-bit
 * @param background mean counts of the vacuum
 * @param drift random-walk step per frame [px], whole pixels result
 * @param seed of all random numbers
 * @param geometry shape of the sample
 * @param radius half the diameter or width of the wire [nm]
 * @param surfaceDepth thickness of the fast layer [nm]; 0 = none
 * @param surfaceRatio tau_bulk / tau_surface
 * @param spot brightness of the static bright spot relative to the sample; 0 = none
 * @param bitDepth 8, 16 or 32
 */
public record SimulationParameters(
    int width,
    int height,
    int frames,
    double frameInterval,
    double pixelSize,
    double tau,
    double sigma,
    double xi,
    double beta,
    double speckle,
    double contrast,
    double counts,
    double background,
    double drift,
    long seed,
    Geometry geometry,
    double radius,
    double surfaceDepth,
    double surfaceRatio,
    double spot,
    int bitDepth) {}
