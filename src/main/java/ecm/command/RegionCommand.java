package ecm.command;

import org.scijava.plugin.Parameter;

/** A command on the part of a stack that is sample. */
public abstract class RegionCommand extends StackCommand {

  @Parameter(
      label = "Mask",
      description =
          "auto = the sample, told from the vacuum by its brightness; none = the whole frame;"
              + " or the title of an open image, or a TIFF file, that is not 0 on the sample."
              + " An area selection restricts it.",
      persist = false)
  protected String mask = "auto";
}
