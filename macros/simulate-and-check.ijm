// How far can the numbers be trusted? Simulates a stack like yours, analyses it and compares the
// result with the truth. Set the numbers of your own experiment here.
// Everything goes into the folder simulation-check, or into the one that is given as argument.

width = 64;          // px
height = 48;         // px
pixel = 0.5;         // nm
interval = 0.1;      // s
frames = 1600;       // the record is 20 tau long
tau = 8;             // s, median of the bulk
speckle = 1.1;       // nm
counts = 20;         // per pixel and frame

// var: known in the functions below, too
var folder = "simulation-check";
var fitted = newArray(0);
var distance = newArray(0);
var report = "";

if (getArgument() != "") folder = getArgument();
File.makeDirectory(folder);
setBatchMode(true);

run("Simulate ECM Stack...", "width=" + width + " height=" + height + " frames=" + frames
    + " frameinterval=" + interval + " pixelsize=" + pixel + " tau=" + tau
    + " sigma=0.5 xi=1 beta=0.8 speckle=" + speckle + " counts=" + counts
    + " geometry=cylinder radius=13 surfacedepth=1 surfaceratio=8 spot=12 drift=0.02 seed=7"
    + " table=[" + folder + "/true-drift.csv]");
selectImage("simulated-tau-truth");
saveAs("Tiff", folder + "/true-tau.tif");
selectImage("simulated");
run("Analyze ECM Stack...", "output=[" + folder + "]");

// Pixel by pixel: the true tau and the fitted one, where there is one.
truth = pixels("true-tau.tif");
fitted = pixels("tau.tif");
corrected = pixels("tau-corrected.tif");
distance = newArray(truth.length);           // nm from the wire's edge
for (i = 0; i < truth.length; i++) {
  distance[i] = 13 - abs(i % width - (width - 1) / 2) * pixel;
}
report = "quantity,found,true\n";
line("tau_bulk_s", median(chosen(fitted, 6.5, 13)), median(chosen(truth, 6.5, 13)));
line("tau_bulk_corrected_s", median(chosen(corrected, 6.5, 13)), median(chosen(truth, 6.5, 13)));
line("tau_surface_s", median(chosen(fitted, 0, 1)), median(chosen(truth, 0, 1)));

// The drift, frame by frame.
found = split(File.openAsString(folder + "/drift.csv"), "\n");
real = split(File.openAsString(folder + "/true-drift.csv"), "\n");
exact = 0;
for (i = 1; i <= frames; i++) {
  a = split(found[i], ",");
  b = split(real[i], ",");
  if (a[2] == b[2] && a[3] == b[3]) exact++;
}
line("frames_with_exact_drift", exact, frames);
File.saveString(report, folder + "/check.csv");

function line(quantity, found, real) {
  report = report + quantity + "," + d2s(found, 3) + "," + d2s(real, 3) + "\n";
  print(quantity + ": " + d2s(found, 2) + ", true " + d2s(real, 2));
}

function pixels(file) {
  open(folder + "/" + file);
  values = newArray(getWidth() * getHeight());
  for (i = 0; i < values.length; i++) values[i] = getPixel(i % getWidth(), floor(i / getWidth()));
  close();
  return values;
}

// Values at a distance from a to b nm, where the pixel was fitted.
function chosen(values, a, b) {
  some = newArray(values.length);
  n = 0;
  for (i = 0; i < values.length; i++) {
    if (distance[i] >= a && distance[i] < b && !isNaN(values[i]) && !isNaN(fitted[i])) {
      some[n++] = values[i];
    }
  }
  return Array.trim(some, n);
}

function median(values) {
  Array.sort(values);
  n = values.length;
  return (values[floor((n - 1) / 2)] + values[floor(n / 2)]) / 2;
}
