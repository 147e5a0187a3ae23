#!/usr/bin/env bash
# Puts the committed plugin, with its guide, into the QGIS profiles of the user who runs this: those of QGIS 3 and of QGIS 4,
# whichever have been made, or else that of the QGIS that is installed.
#
# QGIS_PROFILE  the name of the profile (default: default)
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
profile=${QGIS_PROFILE:-default}
data=${XDG_DATA_HOME:-$HOME/.local/share}/QGIS

versions=()
for version in QGIS3 QGIS4; do
    [ ! -d "$data/$version" ] || versions+=("$version")
done
if [ ${#versions[@]} -eq 0 ]; then
    # QGIS has not been started yet: it says its number, 3.44.3 or 4.0.1, without a window.
    case "$(qgis --version 2>/dev/null)" in
        *" 4."*) versions=(QGIS4) ;;
        *) versions=(QGIS3) ;;
    esac
fi

/usr/bin/python3 -c "import markdown" 2>/dev/null || "$root/scripts/setup.sh" python3-markdown
work=$(mktemp -d)
trap 'rm -rf "$work" "${new:-}"' EXIT
zip=$(/usr/bin/python3 "$root/scripts/archive.py" "$work")
for version in "${versions[@]}"; do
    plugins=$data/$version/profiles/$profile/python/plugins
    target=$plugins/hotspot_policing
    if [ -L "$target" ]; then
        echo "$target is a link; remove it first." >&2
        exit 1
    fi
    mkdir -p "$plugins"
    # Beside it, so that it is there whole or as it was.
    new=$(mktemp -d "$plugins/.hotspot_policing.XXXXXX")
    /usr/bin/python3 -m zipfile -e "$zip" "$new"
    rm -rf "$target"
    mv "$new/hotspot_policing" "$target"
    rm -rf "$new"
    echo "Installed in $target. Tick Hot Spot Policing under Plugins → Manage and Install Plugins → Installed."
done
