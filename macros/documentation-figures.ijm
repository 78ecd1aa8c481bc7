// Makes the figures of docs/ that are not pictures of windows, from the sample at 511 K.
//
//   ./ecm --headless -macro macros/documentation-figures.ijm                  into documentation-figures
//   ./ecm --headless -macro macros/documentation-figures.ijm /tmp/figures     into another folder
//   ./ecm --headless -macro macros/documentation-figures.ijm /tmp/figures,400 the first 400 frames only

folder = "documentation-figures";
last = "0";
arguments = split(getArgument(), ",");
if (getArgument() != "") folder = arguments[0];
if (arguments.length > 1) last = arguments[1];
File.makeDirectory(folder);
setBatchMode(true);

run("ECM Wire 511 K");
stack = getTitle();
run("Analyze ECM Stack...", "lastframe=" + last + " output=[" + folder + "/analysis]");
figures = newArray("tau-likelihood-map", "tau-map", "tau-map-null", "tau-histogram", "g2-pooled", "surface-profile");
for (i = 0; i < figures.length; i++) {
  made = folder + "/analysis/" + figures[i] + ".png";
  // a record too short to be corrected has no null
  if (File.exists(made)) File.copy(made, folder + "/" + figures[i] + ".png");
}

selectImage(stack);
run("Register ECM Stack...", "crop=true lastframe=" + last);
run("Four-Point Correlation...", "chi4=false output=[" + folder + "/four-point]");
File.copy(folder + "/four-point/g4-tau.png", folder + "/g4-tau.png");
File.copy(folder + "/four-point/g4-plane.png", folder + "/g4-plane.png");
print("Figures are in " + folder);
