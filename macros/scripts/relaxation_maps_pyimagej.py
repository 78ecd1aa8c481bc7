"""Python with pyimagej: maps of a stack as numpy arrays.

    python relaxation_maps_pyimagej.py /path/to/Fiji.app stack.tif

The Fiji of that folder needs the suite (see update-site/README.md).
"""

import sys

import imagej
import numpy as np

ij = imagej.init(sys.argv[1], mode="headless")
stack = ij.IJ.openImage(sys.argv[2])

# Inputs have the names of the macro keys, as Java writes them; outputs are images.
registered = ij.command().run("ecm.command.RegisterStackCommand", True, ij.py.jargs("image", stack)).get()
maps = ij.command().run(
    "ecm.command.RelaxationMapsCommand",
    True,
    ij.py.jargs("image", registered.getOutput("registered"), "mask", "auto", "lags", 100),
).get()

# Rows are y. A pixel that has no value is NaN, with the reason as a bit of its flags.
tau = np.asarray(ij.py.from_java(maps.getOutput("tau")))
flags = np.asarray(ij.py.from_java(maps.getOutput("flags"))).astype(int)
trusted = tau[np.isfinite(tau) & (flags & 4 == 0)]
print(f"median tau of {trusted.size} pixels: {np.median(trusted):.2f} s")
