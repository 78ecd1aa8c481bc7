package ecm.likelihood;

import ecm.likelihood.population.SpectrumCheck;
import ecm.stack.FloatMap;
import ecm.stack.Mask;

/**
 * Maps of the relaxation time by the likelihood of the record. Maps have the stack's own size; NaN
 * where there is no estimate.
 *
 * @param mask pixels with an estimate
 * @param tau median of the posterior of tau [s]
 * @param tauSd standard deviation of the posterior of ln tau
 * @param pixelTau the same as tau from the pixel's own record alone, without its neighbours [s]
 * @param pixelTauSd standard deviation of ln pixelTau
 * @param misfit of each pixel's spectrum, the mean over bins of n_b (P_b / S_b - 1)^2 over that of
 *     simulated pixels; about 1 where the record follows the model
 * @param population what the pixels have in common
 * @param check measured spectrum against the model's
 */
public record LikelihoodMaps(
    Mask mask,
    FloatMap tau,
    FloatMap tauSd,
    FloatMap pixelTau,
    FloatMap pixelTauSd,
    FloatMap misfit,
    LikelihoodPopulation population,
    SpectrumCheck check) {}
