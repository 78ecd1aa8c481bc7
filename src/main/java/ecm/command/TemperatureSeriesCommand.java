package ecm.command;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.command.base.EcmCommand;
import ecm.files.Version;
import ecm.ij.base.Screen;
import ecm.ij.series.SeriesFolder;
import ecm.ij.series.SeriesWindows;
import ecm.report.SeriesJson;
import ecm.report.Summary;
import ecm.temperature.LeftOut;
import ecm.temperature.SeriesOptions;
import ecm.temperature.SeriesTable;
import ecm.temperature.TemperatureSeries;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Relaxation times and correlation lengths against temperature: fits, figures, tables. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): activation energies and correlation lengths against temperature.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "temperature-series.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Temperature Series...", weight = 40)
    })
public class TemperatureSeriesCommand extends EcmCommand {

  @Parameter(
      label = "<html><b>Files</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String filesHeading = "what is read and written";

  @Parameter(
      label = "Table",
      description =
          "CSV file with the columns temperature_K, tau_s and, if you like, tau_sd_s, xi_nm,"
              + " xi_sd_nm, tau_surface_s, tau_surface_sd_s and others; several rows of one"
              + " temperature are several wires.",
      style = "open",
      required = false,
      persist = false)
  private File table;

  @Parameter(
      label = "Output folder",
      description = "Folder that all results are written to; empty = windows only.",
      style = "directory",
      required = false,
      persist = false)
  private File output;

  @Parameter(
      label = "<html><b>Fit</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String fitHeading = "how the laws are fitted";

  @Parameter(
      label = "Errors",
      description = "effective = of both axes, y = of the fitted quantity only.",
      choices = {"effective", "y"},
      persist = false)
  private String errors = "effective";

  @Parameter(
      label = "Compare without (K)",
      description =
          "Temperatures left out in a second fit for comparison, separated by commas; 0 = the"
              + " lowest.",
      required = false,
      persist = false)
  private String exclude = "0";

  @Parameter(
      label = "VFT T0 (K)",
      description = "Temperature T0 of the VFT law; 0 = fitted.",
      min = "0",
      max = "10000",
      persist = false)
  private double t0 = 0;

  @Parameter(
      label = "<html><b>Sample</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String sampleHeading = "for fragility and viscosity";

  @Parameter(
      label = "Tg (K)",
      description =
          "Glass transition temperature, at which the fragility is taken; 0 = not known, no"
              + " fragility.",
      min = "0",
      max = "10000",
      persist = false)
  private double tg = 0;

  @Parameter(
      label = "Cluster radius (nm)",
      description = "Radius of what diffuses, for the Debye-Stokes-Einstein viscosity; 0 = none.",
      min = "0",
      max = "1000",
      persist = false)
  private double radius = 0;

  @Parameter(
      label = "<html><b>Nucleation</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String nucleationHeading = "for the surface's factor";

  @Parameter(
      label = "Nucleation barrier (eV)",
      description = "Barrier dG* of homogeneous nucleation, for the surface's factor; 0 = none.",
      min = "0",
      max = "1000",
      persist = false)
  private double barrier = 0;

  @Parameter(
      label = "Atoms in the layer",
      description = "Number of atoms in the fast surface layer, for nucleation; 0 = not known.",
      min = "0",
      max = "1e12",
      persist = false)
  private double layerAtoms = 0;

  @Parameter(
      label = "Atoms at the surface",
      description = "Number of atoms at the very surface, for nucleation; 0 = not known.",
      min = "0",
      max = "1e12",
      persist = false)
  private double surfaceAtoms = 0;

  @Override
  protected void execute(Progress progress) {
    Path file =
        path("table", table)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "table is empty; give a CSV file with the columns temperature_K and tau_s"));
    Optional<SeriesFolder> folder = path("output", output).map(SeriesFolder::prepare);
    TemperatureSeries series = series(file);
    Summary summary = SeriesJson.of(series, parameters(), Version.get());
    String name = file.getFileName().toString();
    series.warnings().forEach(w -> progress.log(w.severity().key() + ": " + w.text()));
    folder.ifPresent(f -> f.write(name, series, summary, progress));
    if (Screen.shows(folder)) {
      SeriesWindows.show(name, series, summary);
    }
  }

  /** The table's series; what is wrong with it as a whole is said of the file. */
  private TemperatureSeries series(Path file) {
    SeriesOptions options =
        new SeriesOptions(
            errors.equals("effective"),
            LeftOut.parse("exclude", exclude),
            t0,
            tg,
            radius,
            new SeriesOptions.Nucleation(barrier, layerAtoms, surfaceAtoms));
    try {
      return TemperatureSeries.of(SeriesTable.read(file), options);
    } catch (InvalidInput e) {
      boolean named = e.getMessage().contains(file.toString());
      throw named ? e : new InvalidInput(file + ": " + e.getMessage(), e);
    }
  }
}
