package ecm.command.base;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ij.ImagePlus;
import ij.io.Opener;
import java.io.IOException;
import java.io.InputStream;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** Opens one of the simulated stacks that come inside the jar. */
public abstract class OpenSample extends EcmCommand {

  private static final String FOLDER = "/ecm/samples/";

  @Parameter(type = ItemIO.OUTPUT, label = "Stack")
  private ImagePlus stack;

  private final String file;

  /**
   * @param file name of the stack in the jar
   */
  protected OpenSample(String file) {
    this.file = file;
  }

  @Override
  protected void execute(Progress progress) {
    try (InputStream in = OpenSample.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new InvalidInput("the sample " + file + " is missing in this installation");
      }
      stack = new Opener().openTiff(in, file);
    } catch (IOException e) {
      throw new InvalidInput("the sample " + file + " cannot be read: " + e.getMessage(), e);
    }
    if (stack == null) {
      throw new InvalidInput("the sample " + file + " cannot be read as TIFF");
    }
  }
}
