/**
 * The four-point function of Eq. 3, its correlation length beside what speckle alone gives, and
 * chi4. Layer 2.
 */
package ecm.fourpoint;
