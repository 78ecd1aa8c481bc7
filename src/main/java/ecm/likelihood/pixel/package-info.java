/** The likelihood of the relaxation time of one pixel, tabulated over ln tau. */
package ecm.likelihood.pixel;
