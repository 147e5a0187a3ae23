#!/usr/bin/env bash
# The ZIP for Install from ZIP, from what is committed, and the plugin repository's checks over what is in it.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=${HOTSPOT_BUILD:-$root/build}
zip=$build/hotspot_policing.zip
command -v unzip >/dev/null && command -v git >/dev/null || "$root/scripts/setup.sh"
cd "$root"
mkdir -p "$build"
[ -z "$(git status --porcelain)" ] || echo "Note: the ZIP holds the last commit, not the uncommitted changes." >&2
rm -f "$zip"
git archive --format=zip --prefix=hotspot_policing/ -o "$zip" HEAD

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unzip -q "$zip" -d "$work"
tree=$work/hotspot_policing
problems=0
complain() { echo "package: $*" >&2; problems=1; }

size=$(stat -c %s "$zip")
[ "$size" -le $((25 * 1024 * 1024)) ] || complain "$size bytes; the plugin repository takes 25 MB"
[ "$(ls "$work")" = hotspot_policing ] || complain "the ZIP must hold the one folder hotspot_policing"
for file in LICENSE metadata.txt __init__.py plugin.py resources/icons/hotspot_policing.svg; do
    [ -s "$tree/$file" ] || complain "$file is missing"
done
for key in name qgisMinimumVersion description about version author email repository tracker; do
    grep -q "^$key=." "$tree/metadata.txt" || complain "metadata.txt has no $key"
done
left=$(cd "$tree" && find . \( -name tests -o -name docs -o -name scripts -o -name __pycache__ -o -name '.*' ! -name . \) -print)
[ -z "$left" ] || complain "should not be in the ZIP: $left"
binaries=$(cd "$tree" && find . -type f \( -name '*.so' -o -name '*.dll' -o -name '*.pyd' -o -name '*.exe' -o -name '*.pyc' -o -name '*.dylib' \) -print)
[ -z "$binaries" ] || complain "binaries: $binaries"
[ $problems -eq 0 ] || exit 1
HOTSPOT_BUILD=$build "$root/scripts/lint.sh" "$tree"
echo "$zip: $((size / 1024)) KB, $(cd "$tree" && find . -type f | wc -l) files"
