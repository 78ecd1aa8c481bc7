// From a stack to maps in single steps, each of which can be looked at and changed.
// Results go into the folder maps-523K, or into the one that is given as argument.

folder = "maps-523K";
if (getArgument() != "") folder = getArgument();
File.makeDirectory(folder);
setBatchMode(true);

run("ECM Wire 523 K");                       // or: open("/path/to/stack.tif");
stack = getTitle();
name = substring(stack, 0, lengthOf(stack) - 4);

// 1. Undo the drift by whole pixels, and cut off what was not always in the field, so that it is not
//    taken for vacuum. The drift table can be edited and used again with Apply Drift Table..., also
//    on another stack of the same run.
run("Register ECM Stack...", "crop=true table=[" + folder + "/drift.csv]");
registered = name + "-registered";

// 2. Where is the sample? It is taken to begin at a tenth of its full brightness.
selectImage(registered);
run("Make ECM Mask...", "threshold=0.1");
mask = getTitle();

// 3. g2 of each pixel and its fit. Of the maps, tau is the active one.
selectImage(registered);
run("Relaxation Maps...", "mask=[" + mask + "] lags=100 fit=bounded");
tau = name + "-registered-tau";

// 4. Statistics: rows of the Results table.
run("Clear Results");
selectImage(tau);
run("Map Statistics...");
print("median tau " + d2s(getResult("tau_median_s", 0), 2) + " s, sd of ln tau "
    + d2s(getResult("sigma_ln_tau", 0), 2));
selectImage(tau);
run("Surface Profile...", "surfacedepth=1 bulkdepth=5");
print("bulk " + d2s(getResult("tau_bulk_median_s", 1), 2) + " s, surface "
    + d2s(getResult("tau_surface_median_s", 1), 2) + " s");

saveAs("Results", folder + "/results.csv");
maps = newArray("tau", "beta", "contrast", "tau-sd", "tau-corrected", "residual", "flags");
for (i = 0; i < maps.length; i++) {
  selectImage(name + "-registered-" + maps[i]);
  saveAs("Tiff", folder + "/" + maps[i] + ".tif");
}
