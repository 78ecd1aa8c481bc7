/**
 * What a population of pixels has in common, learned from its records: contrast, exponent, noise,
 * spread.
 */
package ecm.likelihood.population;
