package ecm.command;

import ecm.base.Progress;
import ecm.command.base.EcmCommand;
import ecm.command.base.MappingCommand;
import ecm.ij.base.Screen;
import ecm.ij.image.LikelihoodImages;
import ecm.ij.image.MapHyperstack;
import ecm.ij.image.MapImages;
import ecm.ij.image.MapOrigin;
import ecm.ij.image.MapQuality;
import ecm.ij.window.MapWindows;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.parts.MappedSample;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Maps of relaxation time and stretching exponent of the active stack. */
@Plugin(
    type = Command.class,
    headless = true,
    description =
        "Electron correlation microscopy (ECM): maps of relaxation time and stretching exponent from g2 of every pixel, and by the likelihood.",
    attrs = @Attr(name = EcmCommand.HELP, value = EcmCommand.PAGES + "relaxation-maps.md"),
    menu = {
      @Menu(label = "Plugins"),
      @Menu(label = "ECM"),
      @Menu(label = "Relaxation Maps...", weight = 20)
    })
public class RelaxationMapsCommand extends MappingCommand {

  @Parameter(
      label = "<html><b>Output</b></html>",
      visibility = ItemVisibility.MESSAGE,
      required = false,
      persist = false)
  private String outputHeading = "what to keep";

  @Parameter(
      label = "One hyperstack",
      description = "Open all maps as the channels of one image instead of one by one.",
      persist = false)
  private boolean hyperstack = false;

  @Parameter(type = ItemIO.OUTPUT, label = "All maps")
  private ImagePlus maps;

  @Parameter(type = ItemIO.OUTPUT, label = "Flags")
  private ImagePlus flags;

  @Parameter(type = ItemIO.OUTPUT, label = "Residual")
  private ImagePlus residual;

  @Parameter(type = ItemIO.OUTPUT, label = "Corrected tau")
  private ImagePlus tauCorrected;

  @Parameter(type = ItemIO.OUTPUT, label = "sd of ln corrected tau")
  private ImagePlus tauSd;

  @Parameter(type = ItemIO.OUTPUT, label = "Contrast")
  private ImagePlus contrastMap;

  @Parameter(type = ItemIO.OUTPUT, label = "sd of ln tau by likelihood")
  private ImagePlus tauLikelihoodSd;

  @Parameter(type = ItemIO.OUTPUT, label = "tau by likelihood")
  private ImagePlus tauLikelihood;

  @Parameter(type = ItemIO.OUTPUT, label = "beta")
  private ImagePlus beta;

  @Parameter(type = ItemIO.OUTPUT, label = "log10 tau")
  private ImagePlus tauLog10;

  @Parameter(type = ItemIO.OUTPUT, label = "tau")
  private ImagePlus tau;

  @Override
  protected void execute(FrameStack stack, Progress progress) {
    MappedSample sample =
        MappedSample.of(
            stack, sampleChoice(stack, progress), mapParameters(), subtractBackground, progress);
    show(sample, stack);
  }

  private void show(MappedSample sample, FrameStack stack) {
    RelaxationMaps result = sample.fits().maps();
    MapOrigin origin = MapOrigin.of(sample);
    Map<String, ImagePlus> images = MapImages.of(result, stack.info(), origin);
    images.put("tau-log10", MapImages.logTau(result, stack.info(), origin));
    sample
        .likelihood()
        .flatMap(l -> l.analysis().value())
        .ifPresent(found -> images.putAll(LikelihoodImages.of(found, stack.info(), origin)));
    if (hyperstack) {
      maps = MapHyperstack.of(images, stack.info().title() + "-maps");
      return;
    }
    tau = images.get("tau");
    beta = images.get("beta");
    contrastMap = images.get("contrast");
    tauSd = images.get("tau-sd");
    tauCorrected = images.get("tau-corrected");
    residual = images.get("residual");
    flags = images.get("flags");
    tauLikelihood = images.get("tau-likelihood");
    tauLikelihoodSd = images.get("tau-likelihood-sd");
    tauLog10 = images.get("tau-log10");
    if (Screen.showsAll()) {
      MapWindows.show(images.values(), result, stack.info(), MapQuality.of(sample));
    }
  }
}
