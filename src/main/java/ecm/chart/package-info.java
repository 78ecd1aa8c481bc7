/** Charts and figures drawn without ImageJ: axes, histograms, scale bars, PNG files. Layer 2. */
package ecm.chart;
