package ecm.ij;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Grey TIFF files, tag by tag, as ImageJ does not write them: in strips that are packed, lie apart
 * or backwards, with any number of bits, little-endian; or as BigTIFF.
 */
public final class RawTiff {

  public static final int SHORT = 3;
  public static final int LONG = 4;

  private record Entry(int type, long... values) {}

  private final int height;
  private final int rowBytes;
  private final Map<Integer, Entry> tags = new TreeMap<>();
  private UnaryOperator<byte[]> packer = strip -> strip;
  private int rows;
  private int gap;
  private int countType = LONG;
  private boolean backwards;

  public RawTiff(int width, int height, int bits) {
    this.height = height;
    rows = height;
    rowBytes = (width * bits + 7) / 8;
    tag(256, LONG, width);
    tag(257, LONG, height);
    tag(258, SHORT, bits);
    tag(259, SHORT, 1);
    tag(262, SHORT, 1);
    tag(277, SHORT, 1);
    tag(278, LONG, height);
  }

  /** Sets a tag, or states another value than the true one. */
  public RawTiff tag(int tag, int type, long... values) {
    tags.put(tag, new Entry(type, values));
    return this;
  }

  public RawTiff rowsPerStrip(int rowsPerStrip) {
    rows = rowsPerStrip;
    return tag(278, LONG, rowsPerStrip);
  }

  public RawTiff packed(int compression, UnaryOperator<byte[]> how) {
    packer = how;
    return tag(259, SHORT, compression);
  }

  /** Bytes between strips. */
  public RawTiff gap(int bytes) {
    gap = bytes;
    return this;
  }

  public RawTiff shortCounts() {
    countType = SHORT;
    return this;
  }

  /** The last strip first. */
  public RawTiff backwards() {
    backwards = true;
    return this;
  }

  /** The file, with one directory for each frame, whose rows begin at whole bytes. */
  public byte[] bytes(List<byte[]> frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(little(8).putShort((short) 0x4949).putShort((short) 42).putInt(8).array());
    for (int t = 0; t < frames.size(); t++) {
      List<byte[]> strips = strips(frames.get(t));
      int start = out.size();
      Map<Integer, Entry> all = new TreeMap<>(tags);
      all.put(273, new Entry(LONG, new long[strips.size()]));
      long[] counts = strips.stream().mapToLong(s -> s.length).toArray();
      all.putIfAbsent(279, new Entry(countType, counts));
      long[] offsets = offsets(start + directory(all, start, 0).length, strips);
      all.put(273, new Entry(LONG, offsets));
      int end = (int) (Arrays.stream(offsets).max().orElse(0) + gap);
      end += strips.get(backwards ? 0 : strips.size() - 1).length;
      byte[] directory = directory(all, start, t + 1 < frames.size() ? end + end % 2 : 0);
      byte[] part = Arrays.copyOf(directory, end + end % 2 - start);
      for (int i = 0; i < strips.size(); i++) {
        byte[] strip = strips.get(i);
        System.arraycopy(strip, 0, part, (int) offsets[i] - start, strip.length);
      }
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private List<byte[]> strips(byte[] frame) {
    List<byte[]> strips = new ArrayList<>();
    for (int y = 0; y < height; y += rows) {
      int end = Math.min(height, y + rows) * rowBytes;
      strips.add(packer.apply(Arrays.copyOfRange(frame, y * rowBytes, end)));
    }
    return strips;
  }

  private long[] offsets(int first, List<byte[]> strips) {
    long[] offsets = new long[strips.size()];
    long next = first;
    for (int k = 0; k < offsets.length; k++) {
      int i = backwards ? offsets.length - 1 - k : k;
      offsets[i] = next;
      next += strips.get(i).length + gap;
    }
    return offsets;
  }

  private static byte[] directory(Map<Integer, Entry> tags, int start, int next) {
    ByteBuffer entries = little(6 + 12 * tags.size()).putShort((short) tags.size());
    ByteArrayOutputStream behind = new ByteArrayOutputStream();
    for (Map.Entry<Integer, Entry> tag : tags.entrySet()) {
      Entry entry = tag.getValue();
      int size = entry.type == SHORT ? 2 : 4;
      ByteBuffer values = little(Math.max(4, size * entry.values.length));
      for (long value : entry.values) {
        values = size == 2 ? values.putShort((short) value) : values.putInt((int) value);
      }
      entries.putShort((short) (int) tag.getKey()).putShort((short) entry.type);
      entries.putInt(entry.values.length);
      if (values.capacity() == 4) {
        entries.put(values.array());
      } else {
        entries.putInt(start + entries.capacity() + behind.size());
        behind.writeBytes(values.array());
      }
    }
    entries.putInt(next);
    byte[] all = Arrays.copyOf(entries.array(), entries.capacity() + behind.size());
    System.arraycopy(behind.toByteArray(), 0, all, entries.capacity(), behind.size());
    return all;
  }

  /** One frame in one strip as BigTIFF. */
  public byte[] bigTiff(byte[] frame) {
    Map<Integer, Entry> all = new TreeMap<>(tags);
    int data = 16 + 8 + 20 * (all.size() + 2) + 8;
    all.put(273, new Entry(LONG, data));
    all.put(279, new Entry(LONG, frame.length));
    ByteBuffer out = little(data + frame.length);
    out.putShort((short) 0x4949).putShort((short) 43).putShort((short) 8).putShort((short) 0);
    out.putLong(16).putLong(all.size());
    all.forEach(
        (tag, entry) -> {
          out.putShort((short) (int) tag).putShort((short) entry.type).putLong(1);
          out.putLong(entry.values[0]);
        });
    return out.putLong(0).put(frame).array();
  }

  public static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
