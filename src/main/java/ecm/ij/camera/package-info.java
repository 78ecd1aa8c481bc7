/** Reference images of the camera. */
package ecm.ij.camera;
