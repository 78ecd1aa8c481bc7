package ecm.stack;

/** The narrowest sample type that holds a stack's calibrated values exactly. */
public enum SampleType {
  UINT8(1),
  UINT16(2),
  INT16(2),
  FLOAT32(4);

  private final int bytes;

  SampleType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes per sample. */
  public int bytes() {
    return bytes;
  }
}
