package ecm.command;

import ecm.base.Progress;
import ecm.command.base.EcmCommand;
import ecm.files.Version;
import ecm.ij.base.Screen;
import ij.IJ;
import java.util.Locale;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Plugin;

/** Version, and what to cite. */
@Plugin(
    type = Command.class,
    headless = true,
    description = "Electron correlation microscopy (ECM): version, and what to cite.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "about-ecm.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "About ECM", weight = 60)
    })
public class AboutCommand extends EcmCommand {

  private static final String TEXT =
      """
      ECM %s: electron correlation microscopy in ImageJ and Fiji.

      Please cite the method:
      P. Zhang, J. J. Maldonis, Z. Liu, J. Schroers, P. M. Voyles,
      Spatially heterogeneous dynamics in a metallic glass forming liquid imaged by
      electron correlation microscopy, Nature Communications 9, 1129 (2018),
      doi:10.1038/s41467-018-03604-2

      and the software:
      ECM developers, ECM: electron correlation microscopy in ImageJ and Fiji, version %s,
      https://github.com/ecm-imagej/ecm""";

  @Override
  protected void execute(Progress progress) {
    String text = String.format(Locale.ROOT, TEXT, Version.get(), Version.get());
    if (Screen.hasWindows()) {
      // ImageJ drops empty lines
      IJ.showMessage("About ECM", text.replace("\n\n", "\n \n"));
    } else {
      IJ.log(text);
    }
  }
}
