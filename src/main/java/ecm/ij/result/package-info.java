/** What an analysis shows and writes: images, figures, tables, its verdict. Layer 4. */
package ecm.ij.result;
