#!/usr/bin/env bash
# Guess: gdal, ogr and osr each switch their own exceptions on and off, in any order.
# What happens: their error handlers are a stack. DontUseExceptions of a module that was not the last to be switched on is
# itself refused, with a RuntimeError, and the exceptions stay on.
# Why it matters: a plugin shares the process with QGIS and other plugins. Who switches off only what it switched on must do
# so in the reverse order, or leaves them on for everybody.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
from osgeo import gdal, ogr, osr

MODULES = (gdal, ogr, osr)


def state():
    return [module.GetUseExceptions() for module in MODULES]


for module in MODULES:
    module.UseExceptions()
said = ""
try:
    gdal.DontUseExceptions()
except RuntimeError as error:
    said = str(error)
after_refusal = state()
for module in reversed(MODULES):
    module.DontUseExceptions()
print("GDAL", gdal.__version__)
print("first on, first off:", said or "no error")
print("then on:", after_refusal, "and after the reverse order:", state())
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert said and after_refusal == [1, 1, 1] and state() == [0, 0, 0]
PYTHON
/usr/bin/python3 "$work/try.py" 2>/dev/null
