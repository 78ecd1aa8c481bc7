package ecm.ij.open;

import ecm.base.Progress;
import java.nio.file.Path;

/**
 * Opens stacks of one format. {@link StackReaders} asks its readers in their order; the first that
 * {@link #reads} a path opens it, whether the path comes from the command line, from the table of
 * an experiment or from the field of a mask.
 *
 * <p>A format is added by a class that implements this, with a constructor without parameters, and
 * a line with its name in {@code META-INF/services/ecm.ij.open.StackReader}, in this suite or in
 * another jar. One object may be asked by several threads at once.
 */
public interface StackReader {

  /**
   * Whether this reader is the one for a path. Told by the file's first bytes rather than by its
   * name, where the format allows it; quick, for every path is asked about.
   *
   * @param path absolute, of a file or folder that exists
   * @throws ecm.base.InvalidInput if it cannot be looked into
   */
  boolean reads(Path path);

  /**
   * Opens the frames, or refuses: a file that is damaged or ends early is never opened in part.
   *
   * <p>Samples are 8 or 16 bit, as stored, or 32-bit floating point; frames lie along one axis. A
   * stack larger than a quarter of the heap should be virtual; a {@link
   * ij.plugin.FileInfoVirtualStack} of uncompressed samples is read row by row and by several
   * threads, any other one plane at a time.
   *
   * @param path that this reader reads
   * @param progress told, in the log, what the user should know, and asked for Escape
   * @return the image and what the file states of its units
   * @throws ecm.base.InvalidInput if it cannot be read: names the file and the reason
   * @throws ecm.base.Cancelled if Escape ended the reading
   */
  OpenedStack open(Path path, Progress progress);
}
