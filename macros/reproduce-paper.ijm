// The figures of Zhang et al., Nature Communications 9, 1129 (2018), from simulated wires whose truth
// is known: what the paper found, what this suite recovers and what is true, in comparison.csv.
//
//   ./ecm --headless -macro macros/reproduce-paper.ijm                   into the folder paper
//   ./ecm --headless -macro macros/reproduce-paper.ijm /tmp/paper        into another folder
//   ./ecm --headless -macro macros/reproduce-paper.ijm /tmp/paper,1000   with fewer frames
//
// Temperatures, frame times, record lengths, relaxation times, correlation lengths and the wire are the
// paper's; the field is 48 x 32 nm in pixels of 0.5 nm, and there is one wire per temperature. Fewer than
// 4000 frames are longer frames of the same record; with fewer than 1000 the surface layer is sampled too
// coarsely, and its relaxation times are wrong.

var temperatures = newArray(523, 519, 515, 511, 507);      // K
var intervals = newArray(0.1, 0.25, 0.5, 1, 2);            // s, of 4000 frames
var taus = newArray(20, 37.7, 71.6, 137.5, 266.8);         // s, 3.7 eV
var surfaceTaus = newArray(6.08, 8.13, 10.93, 14.75, 20);  // s, 1.7 eV
var sigmas = newArray(0.5, 0.6, 0.7, 0.8, 0.9);            // sd of ln tau, larger on cooling
var betas = newArray(0.9, 0.87, 0.84, 0.8, 0.77);          // smaller on cooling
var width = 96;                                            // px
var height = 64;                                           // px
var pixel = 0.5;                                           // nm
var radius = 20;                                           // nm
var frames = 4000;

var folder = "paper";
var rows = "quantity,paper,recovered,truth\n";
if (getArgument() != "") {
  arguments = split(getArgument(), ",");
  folder = arguments[0];
  if (arguments.length > 1) frames = parseInt(arguments[1]);
}
if (isNaN(frames) || frames < 200) exit("the number of frames must be at least 200");
makeFolders(newArray("", "stacks", "truth", "movies", "figures", "slab", "four-point"));
setBatchMode(true);
run("Clear Results");

// Figs. 1 and 2: a wire at each temperature, all analysed as one experiment.
manifest = "file,temperature_K,frame_interval_s,pixel_nm\n";
for (i = 0; i < 5; i++) {
  simulate(i, "cylinder", radius, temperatures[i]);
  keep("wire-" + temperatures[i] + "K");
  manifest = manifest + "stacks/wire-" + temperatures[i] + "K.tif," + temperatures[i] + "," + interval(i)
      + "," + pixel + "\n";
}
File.saveString(manifest, folder + "/experiment.csv");
run("Analyze ECM Experiment...", "experiment=[" + folder + "/experiment.csv] output=[" + folder + "/experiment]");
figure("" + analysis(0) + "/g2-pixel.png", "fig-1b-g2-of-one-pixel");
for (i = 0; i < 5; i++) {
  letter = fromCharCode(97 + i);
  figure("" + analysis(i) + "/tau-map.png", "fig-2" + letter + "-tau-map-" + temperatures[i] + "K");
  figure("" + analysis(i) + "/tau-histogram.png", "supp-1-tau-histogram-" + temperatures[i] + "K");
  figure("" + analysis(i) + "/beta-vs-tau.png", "supp-2-beta-vs-tau-" + temperatures[i] + "K");
}

// Fig. 3: the profile across the wire.
surfaceTable = folder + "/fig-3-surface-profile";
makeFolder(surfaceTable);
open("" + analysis(0) + "/tau.tif");
rename("wire-523K-tau");
run("Surface Profile...", "surfacedepth=1 bulkdepth=5 beta=" + betas[0] + " output=[" + surfaceTable + "]");
lateral = result("surface_width_nm");
shell = result("surface_width_shell_nm");
close("*");
figure(surfaceTable + "/surface-profile.png", "fig-3-surface-profile-523K");

// Fig. 4: the four-point function in the middle of the wire, and the laws that theories propose.
raw = newArray(5);
normalised = newArray(5);
speckle = newArray(5);
series = "temperature_K,tau_s,tau_sd_s,xi_nm,xi_sd_nm,tau_surface_s,tau_surface_sd_s,xi_2d_nm,nu_s\n";
for (i = 0; i < 5; i++) {
  open(folder + "/stacks/wire-" + temperatures[i] + "K.tif");
  run("Apply Drift Table...", "table=[" + analysis(i) + "/drift.csv]");
  makeRectangle(width / 2 - 20, 0, 40, height);
  to = folder + "/four-point/" + temperatures[i] + "K";
  makeFolder(to);
  run("Four-Point Correlation...", "mask=[" + analysis(i) + "/mask.tif] output=[" + to + "]");
  raw[i] = result("xi_raw_nm");
  normalised[i] = result("xi_normalised_nm");
  speckle[i] = result("xi_null_nm");
  plane = result("xi_plane_nm");
  nu = result("nu_s");
  clusters = getResultString("clusters_per_column", nResults - 1);
  series = series + temperatures[i] + "," + cell(number(i, "tau_bulk_corrected_s"))
      + "," + cell(number(i, "tau_bulk_corrected_s") * number(i, "ln_tau_bulk_corrected_sd"))
      + "," + cell(raw[i]) + "," + cell(result("xi_raw_sd_nm"))
      + "," + cell(number(i, "tau_surface_corrected_s"))
      + "," + cell(number(i, "tau_surface_corrected_s") * number(i, "ln_tau_surface_corrected_sd"))
      + "," + cell(plane) + "," + cell(nu) + "\n";
  figure(to + "/g4-tau.png", "supp-7-g4-fit-" + temperatures[i] + "K");
  close("*");
}
saveAs("Results", folder + "/four-point/results.csv");
heatMap(folder + "/four-point/507K/g4.tif", folder + "/figures/fig-4a-g4-507K.png");
File.saveString(series, folder + "/four-point/temperature-series.csv");
temperatureSeries(folder + "/experiment/temperature-series.csv", "temperature-series", "xi-from-halves");
temperatureSeries(folder + "/four-point/temperature-series.csv", "temperature-series-g4", "xi-from-g4");

// Supplementary Fig. 3: the two halves of a record. Supplementary Movies 1 to 3.
open(folder + "/stacks/wire-523K.tif");
movie("movie-1-as-recorded");
selectImage("wire-523K.tif");
run("Register ECM Stack...", "crop=true table=[" + folder + "/movies/drift.csv]");
selectImage("wire-523K-registered");
movie("movie-2-registered");
selectImage("wire-523K-registered");
makeFolder(folder + "/supp-3-halves");
run("Compare Halves...", "estimator=fit output=[" + folder + "/supp-3-halves]");
for (k = 1; k <= 2; k++) {
  tauFigure(folder + "/supp-3-halves/tau-half" + k + ".tif", taus[0],
      folder + "/figures/supp-3-tau-half-" + k + "-523K.png");
}
halves = split(File.openAsString(folder + "/supp-3-halves/compare-halves.csv"), "\n");
selectImage("wire-523K-registered");
run("Sliding-Window Maps...", "estimator=fit window=" + 10 * taus[0] + " step=" + taus[0]);
selectImage("wire-523K-registered-tau-movie");
run("AVI... ", "compression=JPEG frame=2 save=[" + folder + "/movies/movie-3-sliding-windows.avi]");
close("*");

// Supplementary Fig. 5: a rectangular wire. Supplementary Fig. 6: wires of other thickness.
simulate(0, "slab", radius, 9000);
keep("slab-523K");
open(folder + "/stacks/slab-523K.tif");
run("Analyze ECM Stack...", "output=[" + folder + "/slab]");
close("*");
figure(folder + "/slab/tau-map.png", "supp-5-rectangular-wire-tau-map");
figure(folder + "/slab/surface-profile.png", "supp-5-rectangular-wire-surface-profile");
thickness = "diameter_nm,tau_bulk_corrected_s,truth_s\n" + 2 * radius + "," + number(0, "tau_bulk_corrected_s")
    + "," + truth("wire-523K", radius / 2, radius) + "\n";
thicknesses = newArray(14, 22);
for (i = 0; i < 2; i++) {
  r = thicknesses[i];
  name = "wire-" + 2 * r + "nm";
  simulate(0, "cylinder", r, 9001 + i);
  keep(name);
  open(folder + "/stacks/" + name + ".tif");
  makeFolder(folder + "/" + name);
  run("Analyze ECM Stack...", "output=[" + folder + "/" + name + "]");
  close("*");
  tau = value(File.openAsString(folder + "/" + name + "/summary.json"), "tau_bulk_corrected_s");
  real = bulkTruth(name, r);
  thickness = thickness + 2 * r + "," + tau + "," + real + "\n";
  compare("tau_bulk of a wire of " + 2 * r + " nm at 523 K (s)", "that of 40 nm", tau, real);
}
File.saveString(thickness, folder + "/supp-6-thickness.csv");

// The table.
for (i = 0; i < 5; i++) {
  name = "wire-" + temperatures[i] + "K";
  at = " at " + temperatures[i] + " K";
  paper = newArray("20", "", "", "", "350");
  compare("tau_bulk" + at + " (s)", paper[i], number(i, "tau_bulk_corrected_s"), bulkTruth(name, radius));
  paper = newArray("a few", "", "", "", "20");
  compare("tau_surface" + at + " (s)", paper[i], number(i, "tau_surface_corrected_s"), surfaceTaus[i]);
  paper = newArray("one decade", "", "", "", "two decades");
  compare("sigma of ln tau as fitted" + at, paper[i], number(i, "sigma_ln_tau"), sigmas[i]);
  compare("sigma of ln tau beyond the null" + at, "", number(i, "sigma_ln_tau_excess"), sigmas[i]);
  paper = newArray("0.82", "", "", "", "1.41");
  compare("xi" + at + " from halves (nm)", paper[i], number(i, "xi_nm"), xi(i));
  compare("xi" + at + " from g4 as printed (nm)", paper[i], raw[i], xi(i));
  compare("xi" + at + " from g4 per pixel's mean (nm)", "", normalised[i], xi(i));
  compare("xi" + at + " of homogeneous speckle (nm)", "", speckle[i], "none");
  compare("beta pooled" + at, "0.2 to 1", number(i, "beta_pooled"), betas[i]);
}
compare("xi at 507 K from the plane of g4 (nm)", "", plane, xi(4));
compare("nu at 507 K from the plane of g4 (s)", "", nu, "none");
compare("clusters per column at 507 K", "1 to 2", clusters, "none");
compare("lateral width of the fast layer (nm)", "1", lateral, 1);
compare("shell width of the fast layer (nm)", "", shell, 1);
compare("width of the fast layer of the slab (nm)", "", value(File.openAsString(folder + "/slab/summary.json"),
    "surface_width_nm"), 1);
fits = File.openAsString(folder + "/temperature-series/temperature-series.json");
compare("Ea of the bulk (eV)", "3.7 +- 0.3", "" + withError(fits, "arrhenius_bulk", "Ea_eV", "Ea_sd_eV"), 3.7);
compare("Ea of the surface (eV)", "1.7 +- 0.3", "" + withError(fits, "arrhenius_surface", "Ea_eV", "Ea_sd_eV"), 1.7);
names = newArray("adam_gibbs", "imct", "rfot");
chi2 = newArray("0.914", "0.905", "0.961");
for (k = 0; k < 3; k++) {
  compare("reduced chi2 of " + names[k] + " with xi from halves", chi2[k],
      "" + withError(fits, names[k], "reduced_chi2", "reduced_chi2_sd"), "1");
}
pearson = split(halves[1], ",");
head = split(halves[0], ",");
for (k = 0; k < head.length; k++) {
  if (head[k] == "pearson_ln_tau") compare("correlation of ln tau of the halves at 523 K", "different", pearson[k], "");
  if (head[k] == "difference_of_means_in_sd") compare("difference of the halves in sd", "similar", pearson[k], 0);
}
compare("f(theta) of surface nucleation", "0.5", "not computed: the paper gives no barrier", "none");
compare("viscosity", "as in the literature", "not computed: the paper gives no radius", "none");
File.saveString(rows, folder + "/comparison.csv");
print(rows);

function interval(i) { return intervals[i] * 4000 / frames; }

// Adam-Gibbs: xi grows with ln tau from 0.82 nm to 1.41 nm.
function xi(i) { return 0.82 + (1.41 - 0.82) * log(taus[i] / taus[0]) / log(taus[4] / taus[0]); }

function simulate(i, geometry, r, seed) {
  run("Simulate ECM Stack...", "width=" + width + " height=" + height + " frames=" + frames
      + " frameinterval=" + d2s(interval(i), 6) + " pixelsize=" + pixel + " tau=" + taus[i] + " sigma=" + sigmas[i]
      + " xi=" + d2s(xi(i), 3) + " beta=" + betas[i] + " speckle=1 contrast=1 counts=20 background=0.5"
      + " drift=0.02 seed=" + seed + " geometry=" + geometry + " radius=" + r
      + " surfacedepth=1 surfaceratio=" + d2s(taus[i] / surfaceTaus[i], 4) + " spot=12 bitdepth=8");
}

function keep(name) {
  selectImage("simulated");
  saveAs("Tiff", folder + "/stacks/" + name + ".tif");
  close();
  selectImage("simulated-tau-truth");
  saveAs("Tiff", folder + "/truth/" + name + "-tau.tif");
  close();
}

// Median of the true tau where the distance to the wire's edge is at least a and less than b.
function truth(name, a, b) {
  open(folder + "/truth/" + name + "-tau.tif");
  values = newArray(width * height);
  n = 0;
  for (x = 0; x < width; x++) {
    depth = b - abs(x - (width - 1) / 2) * pixel;
    for (y = 0; y < height; y++) {
      if (depth >= a) values[n++] = getPixel(x, y);
    }
  }
  close();
  values = Array.trim(values, n);
  Array.sort(values);
  return (values[floor((n - 1) / 2)] + values[floor(n / 2)]) / 2;
}

function bulkTruth(name, r) { return truth(name, maxOf(5, r / 2), r); }

function movie(name) {
  source = getTitle();
  every = maxOf(1, floor(nSlices / 200));
  run("Duplicate...", "title=movie duplicate");
  if (every > 1) run("Reduce...", "reduction=" + every);
  run("AVI... ", "compression=JPEG frame=20 save=[" + folder + "/movies/" + name + ".avi]");
  close();
  selectImage(source);
}

function temperatureSeries(table, name, what) {
  to = folder + "/" + name;
  makeFolder(to);
  // what the command needs of the material and cannot know: the paper's Tg and numbers of atoms
  run("Temperature Series...", "table=[" + table + "] tg=507 layeratoms=1014 surfaceatoms=200 output=[" + to + "]");
  plots = newArray("arrhenius", "xi-temperature", "adam-gibbs", "imct", "rfot", "sigma", "beta", "surface-width", "surface-ratio",
      "xi-2d", "nu");
  figures = newArray("fig-2f-arrhenius", "fig-4b-xi", "fig-4c-adam-gibbs", "fig-4d-imct", "fig-4e-rfot",
      "series-sigma", "series-beta", "series-surface-width", "series-surface-ratio", "series-xi-2d", "series-nu");
  for (k = 0; k < plots.length; k++) {
    if (File.exists(to + "/" + plots[k] + ".png")) figure(to + "/" + plots[k] + ".png", "" + figures[k] + "-" + what);
  }
}

function analysis(i) { return folder + "/experiment/0" + (i + 1) + "-wire-" + temperatures[i] + "K"; }

// The map of g4 with its axes in nm and s and its colour bar.
function heatMap(file, png) {
  open(file);
  getVoxelSize(ringWidth, lag, depth, unit);
  rings = getWidth();
  lags = getHeight();
  getMinAndMax(low, high);
  getLut(reds, greens, blues);
  run("Size...", "width=" + (40 * rings) + " height=400 interpolation=None");
  run("RGB Color");
  setBackgroundColor(255, 255, 255);
  w = 40 * rings;
  run("Canvas Size...", "width=" + (w + 70) + " height=430 position=Bottom-Right");
  run("Canvas Size...", "width=" + (w + 190) + " height=490 position=Top-Left");
  setFont("SansSerif", 16, "antialiased");
  setColor(0, 0, 0);
  setLineWidth(1);
  drawRect(70, 30, w, 400);
  setJustification("center");
  for (r = 0; r < rings; r += 2) {
    x = 70 + 40 * (r + 0.5);
    drawLine(x, 430, x, 436);
    drawString(d2s(r * ringWidth, 1), x, 456);
  }
  drawString("distance dr (nm)", 70 + w / 2, 482);
  step = roundStep(lags * lag / 6);
  setJustification("right");
  for (s = step; s < (lags + 0.5) * lag; s += step) {
    y = 30 + (s / lag - 0.5) * 400 / lags;
    drawLine(64, y, 70, y);
    drawString("" + s, 60, y + 9);
  }
  setJustification("left");
  drawString("lag time dt (s)", 8, 22);
  colourBar(70 + w + 40, 400, "g4", low, high, reds, greens, blues);
  saveAs("PNG", png);
  close("*");
}

// A map of log10 tau from a tenth of a time to five times that, with a bar in nm; grey where there is none.
function tauFigure(file, tau, png) {
  open(file);
  w = getWidth();
  h = getHeight();
  unknown = newArray(w * h);
  for (k = 0; k < w * h; k++) unknown[k] = isNaN(getPixel(k % w, floor(k / w)));
  run("Log");
  run("Divide...", "value=" + log(10));
  run("ecm-viridis");
  getLut(reds, greens, blues);
  low = log(tau / 10) / log(10);
  high = log(tau * 5) / log(10);
  setMinAndMax(low, high);
  run("RGB Color");
  for (k = 0; k < w * h; k++) {
    if (unknown[k]) setPixel(k % w, floor(k / w), 0xececec);
  }
  run("Size...", "width=" + (6 * w) + " height=" + (6 * h) + " interpolation=None");
  run("Scale Bar...", "width=5 height=5 font=16 color=Black background=White location=[Lower Right]");
  setBackgroundColor(255, 255, 255);
  run("Canvas Size...", "width=" + (6 * w + 120) + " height=" + (6 * h + 60) + " position=Center-Left");
  colourBar(6 * w + 20, 6 * h, "log10 (tau / s)", low, high, reds, greens, blues);
  saveAs("PNG", png);
  close();
}

// A bar of colours at the right of a figure, from 30 px below its top, with round numbers.
function colourBar(x, size, title, low, high, reds, greens, blues) {
  for (k = 0; k < size; k++) {
    colour = round(255 * (size - 1 - k) / (size - 1));
    setColor(reds[colour], greens[colour], blues[colour]);
    fillRect(x, 30 + k, 20, 1);
  }
  setColor(0, 0, 0);
  setLineWidth(1);
  setFont("SansSerif", 16, "antialiased");
  drawRect(x, 30, 20, size);
  setJustification("left");
  drawString(title, x - 16, 22);
  step = roundStep((high - low) / 6);
  for (v = step * Math.ceil(low / step); v <= high; v += step) {
    y = 30 + size - size * (v - low) / (high - low);
    drawLine(x + 20, y, x + 26, y);
    drawString(d2s(v, maxOf(0, -floor(log(step) / log(10) + 1e-9))), x + 30, y + 9);
  }
}

// The least of 1, 2 and 5 times a power of ten that is not less.
function roundStep(least) {
  decade = pow(10, floor(log(least) / log(10)));
  if (least <= decade) return decade;
  if (least <= 2 * decade) return 2 * decade;
  if (least <= 5 * decade) return 5 * decade;
  return 10 * decade;
}

function figure(file, name) { File.copy(file, folder + "/figures/" + name + ".png"); }

function makeFolder(path) { if (!File.isDirectory(path)) File.makeDirectory(path); }

function makeFolders(names) { for (k = 0; k < names.length; k++) makeFolder(folder + "/" + names[k]); }

function result(column) { return getResult(column, nResults - 1); }

function number(i, key) { return value(File.openAsString(analysis(i) + "/summary.json"), key); }

// The number of a key of JSON; NaN for null or a key that is not there.
function value(json, key) {
  start = indexOf(json, "\"" + key + "\" : ");
  if (start < 0) return NaN;
  start = start + lengthOf(key) + 5;
  return parseFloat(replace(substring(json, start, indexOf(json, "\n", start)), ",", ""));
}

// A number of a law and its error; why not, if the law could not be fitted.
function withError(json, law, key, sd) {
  start = indexOf(json, "\"" + law + "\" : {");
  if (start < 0) return "not determined";
  part = substring(json, start, indexOf(json, "}", start));
  if (isNaN(value(part, key))) return "not determined";
  return "" + digits(value(part, key)) + " +- " + digits(value(part, sd));
}

function cell(x) { if (isNaN(x)) return ""; return "" + x; }

// Three significant digits of a number; text as it is.
function digits(x) {
  if (isNaN(x)) return "not resolved";
  if (x == 0) return "0";
  return d2s(x, maxOf(0, 2 - floor(log(abs(x)) / log(10))));
}

function compare(quantity, paper, recovered, real) {
  if (paper == "") paper = "not given";
  rows = rows + quantity + "," + paper + "," + shown(recovered) + "," + shown(real) + "\n";
}

function shown(found) {
  text = "" + found;
  if (text == "NaN") return "not resolved";
  if (text == "" || matches(text, ".*[^-0-9.E].*")) return text;
  return "" + digits(parseFloat(text));
}
