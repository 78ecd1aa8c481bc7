#@ CommandService commands
#@ File (label = "Folder for the maps", style = "directory") folder

// Groovy, for Fiji's script editor: from a sample stack to maps, with the commands as objects. Inputs
// have the names of the macro keys, as Java writes them (frameInterval for frameinterval); outputs are
// images.

import ecm.command.RegisterStackCommand
import ecm.command.RelaxationMapsCommand
import ecm.command.Sample523KCommand
import ij.IJ

stack = commands.run(Sample523K, true).get().getOutput("stack")        // or: IJ.openImage("/path/stack.tif")
registered = commands.run(RegisterStack, true, "image", stack).get().getOutput("registered")
maps = commands.run(RelaxationMapsCommand, true, "image", registered, "mask", "auto", "lags", 100).get()

for (name in ["tau", "tauCorrected", "beta", "flags"]) {
  IJ.saveAsTiff(maps.getOutput(name), new File(folder, name + ".tif").path)
}

// A pixel that has no value is NaN.
values = maps.getOutput("tau").getProcessor().getPixels().findAll { !it.isNaN() }.sort()
println "median tau of " + values.size() + " pixels: " + values[values.size().intdiv(2)] + " s"
