// Analyses every TIFF stack of a folder, each into a folder of its own, and lists the results.
//
//   ./ecm --headless -macro macros/batch-folder.ijm sample-stacks
//   ./ecm --headless -macro macros/batch-folder.ijm sample-stacks,/tmp/results
//
// The second folder is batch-analysis if it is not given. Files that are no stack or know no frame
// interval are left out and said; a stack whose analysis fails ends the batch with the reason.

if (getArgument() == "") exit("give the folder with the stacks as argument");
arguments = split(getArgument(), ",");
input = arguments[0];
if (!File.isDirectory(input)) exit("there is no folder " + input);
output = "batch-analysis";
if (arguments.length > 1) output = arguments[1];
File.makeDirectory(output);
setBatchMode(true);

keys = newArray("tau_bulk_median_s", "tau_bulk_corrected_s", "tau_surface_median_s",
    "tau_surface_corrected_s", "sigma_ln_tau", "sigma_ln_tau_null", "xi_nm", "xi_sd_nm");
table = "file," + String.join(keys, ",") + "\n";
files = getFileList(input);
Array.sort(files);
for (i = 0; i < files.length; i++) {
  if (endsWith(files[i], ".tif") || endsWith(files[i], ".tiff")) {
    open(input + "/" + files[i]);
    if (nSlices < 2 || Stack.getFrameInterval() <= 0) {
      print(files[i] + ": left out, no stack with a frame interval");
    } else {
      name = File.getNameWithoutExtension(files[i]);
      run("Analyze ECM Stack...", "output=[" + output + "/" + name + "]");
      summary = File.openAsString(output + "/" + name + "/summary.json");
      row = files[i];
      for (k = 0; k < keys.length; k++) row = row + "," + value(summary, keys[k]);
      table = table + row + "\n";
      print(row);
    }
    close();
  }
}
File.saveString(table, output + "/results.csv");

// The number of a key of summary.json; null is written as NaN.
function value(summary, key) {
  start = indexOf(summary, "\"" + key + "\" : ") + lengthOf(key) + 5;
  text = substring(summary, start, indexOf(summary, "\n", start));
  return "" + d2s(parseFloat(replace(text, ",", "")), 4);
}
