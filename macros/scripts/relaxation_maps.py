#@ File (label = "Folder for the maps", style = "directory") folder

# Jython, for Fiji's script editor: from a sample stack to maps, with the same lines as in a macro.

from ij import IJ, WindowManager

IJ.run("ECM Wire 523 K")                      # or: IJ.open("/path/stack.tif")
IJ.run("Register ECM Stack...", "iterations=3")
IJ.selectWindow("wire-523K-registered")
IJ.run("Relaxation Maps...", "mask=auto lags=100")

# A pixel that has no value is NaN, which is not equal to itself.
tau = WindowManager.getImage("wire-523K-registered-tau")
values = sorted(v for v in tau.getProcessor().getPixels() if v == v)
print("median tau of %d pixels: %.2f s" % (len(values), values[len(values) // 2]))

for name in ("tau", "tau-corrected", "beta", "flags"):
    image = WindowManager.getImage("wire-523K-registered-" + name)
    IJ.saveAsTiff(image, folder.getPath() + "/" + name + ".tif")
