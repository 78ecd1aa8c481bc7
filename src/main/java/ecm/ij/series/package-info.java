/** An experiment of many stacks: its rows, folders, charts and windows. Layer 4. */
package ecm.ij.series;
