/**
 * The relaxation time of every pixel by the likelihood of its record. Layer 2.
 *
 * <p>{@link ecm.likelihood.LikelihoodMapping} is the entry point. LearningRecords holds some
 * pixels' records, from which PatternStatistics tells contrast, patterns and gain. SpeckleLink says
 * how the square root of counts correlates, ExpectedSpectrum what periodogram that makes,
 * LikelihoodTable holds Whittle's likelihood on a grid of ln tau. PopulationLearning finds what all
 * pixels have in common, with SimulatedPixels of known tau beside the measured ones; Calibration
 * turns posteriors into estimates; Kriging uses the correlation between neighbours.
 */
package ecm.likelihood;
