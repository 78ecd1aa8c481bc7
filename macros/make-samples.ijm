// Makes the sample stacks: a simulated nanowire at the five temperatures of Zhang et al. (2018).
// The same seeds give the same bytes.
//
// Run it in the project's folder:       ./ecm --headless -macro macros/make-samples.ijm
// Into another folder, one temperature: ./ecm --headless -macro macros/make-samples.ijm /tmp/wires,507

var temperatures = newArray(523, 519, 515, 511, 507);      // K
var taus = newArray(20, 37.7, 71.6, 137.5, 266.8);         // s, an activation energy of 3.7 eV
var sigmas = newArray(0.4, 0.5, 0.6, 0.7, 0.8);            // sd of ln tau, larger on cooling

// A field of 32 nm holds few domains, so that its median scatters about tau. For each temperature T
// this is the first of T, 1000 + T, 2000 + T ... whose truth has a bulk median within 5 % of tau, an
// sd of ln tau within 10 % of sigma, a surface median within 10 % of tau / 8, and whose wire moves
// by 3 px or more in all, but by no more than 1 px sideways, where 4 px of vacuum must stay in the
// field. No analysis was looked at.
var seeds = newArray(8523, 11519, 4515, 5511, 9507);

var surfaceRatio = 8;
var radius = 14;                                           // nm
var bulkDepth = 7;                                         // nm, half the radius
var width = 64;
var height = 48;
var pixel = 0.5;                                           // nm

var folder = "sample-stacks";
only = 0;
if (getArgument() != "") {
  arguments = split(getArgument(), ",");
  folder = arguments[0];
  if (arguments.length > 1) only = parseInt(arguments[1]);
}
File.makeDirectory(folder);
File.makeDirectory(folder + "/truth");

// Adam-Gibbs: the correlation length grows with ln tau, from 0.82 nm at 20 s to 1.41 nm at 266.8 s.
var slope = (1.41 - 0.82) / (log(266.8) - log(20));

var rows = "temperature_K,seed,frame_interval_s,tau_s,sigma_ln_tau,xi_nm,tau_surface_s,"
    + "tau_bulk_median_s,sigma_bulk,tau_surface_median_s,dx_min_px,dx_max_px,dy_min_px,dy_max_px\n";
setBatchMode(true);
for (i = 0; i < temperatures.length; i++) {
  if (only == 0 || only == temperatures[i]) makeSample(i);
}
if (only == 0) File.saveString(rows, folder + "/truth/truth.csv");

function makeSample(i) {
  name = "wire-" + temperatures[i] + "K";
  tau = taus[i];
  xi = 0.82 + slope * (log(tau) - log(20));
  interval = d2s(tau / 80, 6);                             // 80 frames per tau, 1600 frames: 20 tau
  drift = folder + "/truth/" + name + "-drift.csv";
  run("Simulate ECM Stack...", "width=" + width + " height=" + height + " frames=1600"
      + " frameinterval=" + interval + " pixelsize=" + pixel
      + " tau=" + tau + " sigma=" + sigmas[i] + " xi=" + d2s(xi, 3) + " beta=0.8"
      + " speckle=1 contrast=1 counts=20 background=0.5 drift=0.02 seed=" + seeds[i]
      + " geometry=cylinder radius=" + radius + " surfacedepth=1 surfaceratio=" + surfaceRatio
      + " spot=12 bitdepth=8 table=[" + drift + "]");
  selectImage("simulated");
  saveAs("Tiff", folder + "/" + name + ".tif");
  close();
  selectImage("simulated-tau-truth");
  bulk = lnTau(bulkDepth, radius);
  surface = lnTau(0, 1);
  saveAs("Tiff", folder + "/truth/" + name + "-tau.tif");
  close();
  Array.getStatistics(bulk, min, max, mean, sd);
  row = "" + temperatures[i] + "," + seeds[i] + "," + interval + "," + tau + "," + sigmas[i] + "," + d2s(xi, 3)
      + "," + d2s(tau / surfaceRatio, 3) + "," + d2s(exp(median(bulk)), 2) + "," + d2s(sd, 3)
      + "," + d2s(exp(median(surface)), 3) + "," + range(drift, 2) + "," + range(drift, 3);
  rows = rows + row + "\n";
  print(row);
}

// ln of the true tau where the distance to the wire's edge is at least a and less than b.
// The wire runs along y, centred in x.
function lnTau(a, b) {
  values = newArray(width * height);
  n = 0;
  for (x = 0; x < width; x++) {
    depth = radius - abs(x - (width - 1) / 2) * pixel;
    for (y = 0; y < height; y++) {
      if (depth >= a && depth < b) values[n++] = log(getPixel(x, y));
    }
  }
  return Array.trim(values, n);
}

function median(values) {
  sorted = Array.copy(values);
  Array.sort(sorted);
  n = sorted.length;
  return (sorted[floor((n - 1) / 2)] + sorted[floor(n / 2)]) / 2;
}

// Least and largest value in a column of a drift table.
function range(file, column) {
  lines = split(File.openAsString(file), "\n");
  min = 0;
  max = 0;
  for (i = 1; i < lines.length; i++) {
    cells = split(lines[i], ",");
    min = minOf(min, parseFloat(cells[column]));
    max = maxOf(max, parseFloat(cells[column]));
  }
  return "" + min + "," + max;
}
