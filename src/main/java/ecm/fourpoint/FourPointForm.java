package ecm.fourpoint;

/** How the neighbours at a distance enter the four-point function. */
public enum FourPointForm {
  /** The mean intensity of the ring R &lt;= d &lt; R+1 around each pixel (Eq. 3). */
  RING,
  /** Each pair of pixels with R &lt;= d &lt; R+1 by itself. */
  PAIR
}
