package ecm.stack;

import ecm.base.Api;

/** The narrowest sample type that holds a stack's calibrated values exactly. */
@Api
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
