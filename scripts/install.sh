#!/usr/bin/env bash
# Puts the committed plugin into the default QGIS profile of the user who runs this.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
plugins=${XDG_DATA_HOME:-$HOME/.local/share}/QGIS/QGIS3/profiles/default/python/plugins
target=$plugins/hotspot_policing
if [ -L "$target" ]; then
    echo "$target is a link; remove it first." >&2
    exit 1
fi
mkdir -p "$plugins"
new=$(mktemp -d "$plugins/.hotspot_policing.XXXXXX")
trap 'rm -rf "$new"' EXIT
git -C "$root" archive --prefix=hotspot_policing/ HEAD | tar -x -C "$new"
rm -rf "$target"
mv "$new/hotspot_policing" "$target"
echo "Installed in $target. Tick Hot Spot Policing under Plugins → Manage and Install Plugins → Installed."
