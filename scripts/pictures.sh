#!/usr/bin/env bash
# The pictures of the guide, from the real window on a virtual screen: docs/pictures; and of the methods' help pages:
# resources/help/pictures. LONDON_FILES=<folder of data.police.uk files> for the one that needs years of them.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$here/env.sh"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
# shoot <size> <script> <step>: pictures of a step in the real window.
shoot() {
    local size=$1 home
    home=$(mktemp -d "$out/home.XXXX")
    env HOME="$home" XDG_CONFIG_HOME="$home/.config" XDG_DATA_HOME="$home/.local" QT_QPA_PLATFORM=xcb \
        HOTSPOT_ROOT="$root" HOTSPOT_SCRIPT="$root/tests/ui/$2" HOTSPOT_STEP="$3" HOTSPOT_SUFFIX="-$size" \
        HOTSPOT_FOLDER="$home" HOTSPOT_REPORT="$out/report.json" HOTSPOT_PICTURES="$out/pictures" \
        xvfb-run -a -s "-screen 0 ${size}x24" "$(command -v qgis.bin || command -v qgis)" --nologo --noversioncheck \
        --code "$root/tests/ui/driver/start_driver.py" >"$out/log" 2>&1 || true
    grep -q '"ok": true' "$out/report.json" || { cat "$out/log" "$out/report.json" >&2; exit 1; }
    rm "$out/report.json"
}
shoot 1366x768 steps/pictures.py guide
shoot 1600x1000 steps/pictures.py guide
shoot 1366x768 steps/steps_find.py answers
shoot 1366x768 steps/steps_patrol.py register
shoot 1366x768 steps/steps_patrol.py plan
shoot 1366x768 steps/steps_patrol.py peaks
shoot 1366x768 steps/steps_evaluate.py evaluate
shoot 1366x768 steps/steps_balance.py balance
shoot 1366x768 steps/steps_maps.py maps
shoot 1366x768 steps/steps_publish.py publish
shoot 1366x768 steps/steps_find.py view
shoot 1366x768 stories/steps_tutorial.py tutorial
mkdir -p "$root/docs/pictures"
# Few colours: the window has few, and the repository stays small.
for name in empty data check records running selected card overlay gistar harm comparison dark; do
    convert "$out/pictures/$name-1366x768.png" -colors 128 -define png:compression-level=9 \
        "$root/docs/pictures/$name.png"
done
for name in patrol-candidates patrol-refresh plan tradeoff board delivered trial controls effect watch maps sure learn \
    balance balance-loop balance-searches balance-community balance-prompts publish-draft publish-signed view-swipe view-time \
    tutorial-pack; do
    convert "$out/pictures/$name.png" -colors 128 -define png:compression-level=9 "$root/docs/pictures/$name.png"
done
convert "$out/pictures/selected-1600x1000.png" -colors 200 -define png:compression-level=9 "$root/docs/pictures/window.png"
"$python" "$root/scripts/method_pictures.py" "${LONDON_FILES:-}"
for name in nearrepeat concentration facilities; do
    convert "$out/pictures/method-$name.png" -crop 520x600+846+105 +repage "$root/resources/help/pictures/$name.png"
done
for picture in "$root"/resources/help/pictures/*.png; do
    convert "$picture" -colors 128 -define png:compression-level=9 "$picture"
done
ls -l "$root/docs/pictures" "$root/resources/help/pictures"
