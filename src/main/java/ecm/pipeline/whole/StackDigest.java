package ecm.pipeline.whole;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.FrameStack;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntConsumer;

/**
 * A SHA-256 digest of a stack's values: of its size and of the digests of all frames, so that the
 * same data give the same digest from memory, from a file or from a folder of images.
 */
public final class StackDigest {

  private StackDigest() {}

  /**
   * The digest as 64 hexadecimal digits.
   *
   * @throws ecm.base.Cancelled if cancelled
   */
  public static String of(FrameStack stack, Progress progress) {
    byte[][] digests = new byte[stack.frames()][];
    IntConsumer one = frame -> digests[frame] = digest(stack.frame(frame));
    if (stack.isInMemory()) {
      Parallel.forEach(stack.frames(), progress, "digest of the input", one);
    } else {
      for (int frame = 0; frame < stack.frames(); frame++) {
        progress.check();
        one.accept(frame);
        progress.update(frame + 1, stack.frames(), "digest of the input");
      }
    }
    MessageDigest whole = sha256();
    whole.update(
        ByteBuffer.allocate(12)
            .putInt(stack.width())
            .putInt(stack.height())
            .putInt(stack.frames())
            .flip());
    for (byte[] digest : digests) {
      whole.update(digest);
    }
    return HexFormat.of().formatHex(whole.digest());
  }

  private static byte[] digest(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    bytes.asFloatBuffer().put(values);
    return sha256().digest(bytes.array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
