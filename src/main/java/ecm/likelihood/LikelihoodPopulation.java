package ecm.likelihood;

import ecm.likelihood.population.CameraGain;
import ecm.statistics.Estimate;
import java.util.Optional;

/**
 * What the pixels of a region have in common, learned from all of them together.
 *
 * @param tauMedian median of tau [s]
 * @param sigma standard deviation of ln tau from pixel to pixel, free of the estimator's scatter
 * @param beta stretching exponent
 * @param contrast A
 * @param xi correlation length of ln tau [px], exp(-(r/xi)^p) falling to 1/e
 * @param counts detected electrons per pixel and frame, as the noise tells them
 * @param patterns number K of patterns that add up incoherently
 * @param share of the mean intensity that fluctuates
 * @param brightnessSd standard deviation of the static brightness about the smooth one, in ln m
 * @param betaSd standard deviation of beta from pixel to pixel; 0 where none was found
 * @param afterglow of the detector from frame to frame that was taken out; 0 where none was found
 * @param pixels number of pixels with an estimate
 * @param camera gain that was given beside the one that was found; empty if none was given
 */
public record LikelihoodPopulation(
    Estimate tauMedian,
    Estimate sigma,
    Estimate beta,
    Estimate contrast,
    Estimate xi,
    double counts,
    double patterns,
    double share,
    double brightnessSd,
    double betaSd,
    double afterglow,
    int pixels,
    Optional<CameraGain> camera) {}
