#!/usr/bin/env bash
# The pictures of the guide, from the real window on a virtual screen: docs/pictures.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$here/env.sh"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for size in 1366x768 1600x1000; do
    home=$(mktemp -d "$out/home.XXXX")
    env HOME="$home" XDG_CONFIG_HOME="$home/.config" XDG_DATA_HOME="$home/.local" QT_QPA_PLATFORM=xcb \
        HOTSPOT_ROOT="$root" HOTSPOT_SCRIPT="$root/tests/gui/pictures.py" HOTSPOT_STEP=guide HOTSPOT_SUFFIX="-$size" \
        HOTSPOT_FOLDER="$home" HOTSPOT_REPORT="$out/report-$size.json" HOTSPOT_PICTURES="$out/pictures" \
        xvfb-run -a -s "-screen 0 ${size}x24" "$(command -v qgis.bin || command -v qgis)" --nologo --noversioncheck \
        --code "$root/tests/gui/start_driver.py" >"$out/log" 2>&1 || true
    grep -q '"ok": true' "$out/report-$size.json" || { cat "$out/log" "$out/report-$size.json" >&2; exit 1; }
done
mkdir -p "$root/docs/pictures"
# Few colours: the window has few, and the repository stays small.
for name in empty data check records running selected card overlay gistar harm comparison dark; do
    convert "$out/pictures/$name-1366x768.png" -colors 128 -define png:compression-level=9 \
        "$root/docs/pictures/$name.png"
done
convert "$out/pictures/selected-1600x1000.png" -colors 200 -define png:compression-level=9 "$root/docs/pictures/window.png"
ls -l "$root/docs/pictures"
