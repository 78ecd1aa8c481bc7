/** Statistics of maps: log-normal, censoring, rank correlation, correlation lengths. Layer 2. */
package ecm.statistics;
