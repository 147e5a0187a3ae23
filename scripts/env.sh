# Sourced by the other scripts: a QGIS of its own, that neither reads nor changes the user's profile.
# shellcheck shell=bash
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${HOTSPOT_BUILD:-$root/build}
mkdir -p "$build/home" "$build/runtime" "$build/plugins"
chmod 0700 "$build/runtime"
ln -sfn "$root" "$build/plugins/hotspot_policing"

export HOME=$build/home
export XDG_RUNTIME_DIR=$build/runtime
export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share XDG_CACHE_HOME=$HOME/.cache
export QGIS_PLUGINPATH=$build/plugins
# Compiled files go beside the tree, not into it.
unset PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX=$build/pycache
# A QGIS that is not the system's own brings its libraries.
export QGIS_PREFIX_PATH=${QGIS_PREFIX_PATH:-/usr}
[ "$QGIS_PREFIX_PATH" = /usr ] || export LD_LIBRARY_PATH=$QGIS_PREFIX_PATH/lib
export PYTHONPATH=$QGIS_PREFIX_PATH/share/qgis/python:$QGIS_PREFIX_PATH/share/qgis/python/plugins
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
export MPLBACKEND=Agg
# QGIS looks for its own Python, and so do we, whatever else is on the path.
python=/usr/bin/python3
# Debian's qgis_process is a wrapper that does not work; the program itself is beside it.
qgis_process=$(command -v qgis_process.bin || command -v qgis_process || true)
export root build python qgis_process
