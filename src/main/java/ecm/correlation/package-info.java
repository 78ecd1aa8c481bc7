/**
 * The intensity autocorrelation g2(t) of every pixel and of a region (Eq. 4). Layer 2.
 *
 * <p>{@link ecm.correlation.Correlation} and {@link ecm.correlation.pooled.RegionCorrelation} are
 * the entry points. A request becomes a CorrelationPlan: at which whole lags, of frames binned how.
 * For each tile of pixels, TileSums holds the sums over time: Deviations from the mean and their
 * products (FloatLagSums, or in double, or SpectralSums), and Normalization with the FrameWeights
 * of frames that are not valid. Each pixel is worked on by itself in an order fixed by the frames
 * alone.
 */
package ecm.correlation;
