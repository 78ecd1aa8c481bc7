// Analyses a sample stack, a simulated wire at 523 K, and prints the main results.
//
//   ./ecm --headless -macro macros/analyze-sample.ijm             into the folder analysis-523K
//   ./ecm --headless -macro macros/analyze-sample.ijm /tmp/wire   into another folder
//
// What the sample truly is stands in sample-stacks/README.md.

folder = "analysis-523K";
var summary = "";                            // var: known in the function below, too
if (getArgument() != "") folder = getArgument();

run("ECM Wire 523 K");
run("Analyze ECM Stack...", "output=[" + folder + "]");

// Every result is in summary.json, with its unit in the key.
summary = File.openAsString(folder + "/summary.json");
print("Relaxation time of the bulk: median " + value("tau_bulk_median_s") + " s as fitted, "
    + value("tau_bulk_corrected_s") + " s corrected for the finite record (true: 19.8 s)");
print("Near the surface:            median " + value("tau_surface_median_s") + " s as fitted, "
    + value("tau_surface_corrected_s") + " s corrected (true: 2.31 s)");
print("Scatter of ln tau:           " + value("sigma_ln_tau") + "; the estimator alone gives "
    + value("sigma_ln_tau_null"));
print("Correlation length xi:       " + value("xi_nm") + " +- " + value("xi_sd_nm")
    + " nm (true: 0.82 nm)");
print("Maps, figures, tables and report.html are in " + folder);

// The number of a key, to three digits; "not known" if it is null.
function value(key) {
  start = indexOf(summary, "\"" + key + "\" : ") + lengthOf(key) + 5;
  text = substring(summary, start, indexOf(summary, "\n", start));
  number = parseFloat(replace(text, ",", ""));
  if (isNaN(number)) return "not known";
  digits = maxOf(0, 2 - floor(log(abs(number)) / log(10)));
  return d2s(number, digits);
}
