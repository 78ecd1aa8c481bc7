/** The table of an experiment: its rows, the settings of their analyses, and their run. Layer 3. */
package ecm.pipeline.experiment;
