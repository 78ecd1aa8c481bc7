/** Four-point correlation of homogeneous speckle, the null of its length. */
package ecm.fourpoint.speckle;
