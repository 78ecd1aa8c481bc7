/** Change during a record: windows, halves, two-time correlation, ageing. Layer 3. */
package ecm.pipeline.time;
