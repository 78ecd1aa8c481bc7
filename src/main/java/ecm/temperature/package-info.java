/**
 * Relaxation times and correlation lengths against temperature: pooling of wires, and the laws that
 * theories propose.
 *
 * <p>{@link ecm.temperature.SeriesTable} reads rows, {@link ecm.temperature.TemperaturePoint#pool}
 * takes the wires of a temperature together, {@link ecm.temperature.TemperatureSeries#of} fits.
 */
package ecm.temperature;
