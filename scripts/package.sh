#!/usr/bin/env bash
# The ZIP for Install from ZIP, from what is committed, with the guide inside; plugins.xml, from which QGIS offers it where
# both are served; and the plugin repository's checks over what is in it.
#
# PLUGIN_URL  the address of the folder in which a force serves the two (default: the project's releases)
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
build=${HOTSPOT_BUILD:-$root/build}
command -v unzip >/dev/null && command -v git >/dev/null || "$root/scripts/setup.sh"
/usr/bin/python3 -c "import markdown" 2>/dev/null || "$root/scripts/setup.sh" python3-markdown
cd "$root"
[ -z "$(git status --porcelain)" ] || echo "Note: the ZIP holds the last commit, not the uncommitted changes." >&2
# Packing follows links to files, and leaves out folders that are links.
links=$(git ls-tree -r HEAD | sed -n 's/^120000 [^\t]*\t//p')
rm -f "$build"/hotspot_policing*.zip
zip=$(/usr/bin/python3 "$root/scripts/archive.py" "$build" "${PLUGIN_URL:-}")

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
# What the repository's own validator asks of names, addresses and what is inside.
field() { sed -n "s/^$1=//p" "$tree/metadata.txt" | head -n 1; }
[[ "$(ls "$work")" =~ ^[A-Za-z][A-Za-z0-9_-]+$ ]] || complain "the folder's name has other letters than A-Z, a-z, 0-9, _ and -"
[[ "$(field version)" =~ ^[0-9]+(\.[0-9]+)*$ ]] || complain "metadata.txt: version '$(field version)' is no number such as 1.0.2"
for key in qgisMinimumVersion qgisMaximumVersion; do
    [[ "$(field $key)" =~ ^[0-9]+\.[0-9]+(\.[0-9]+)?$ ]] || complain "metadata.txt: $key '$(field $key)' is no version"
done
[ "$(printf '%s\n' "$(field qgisMinimumVersion)" "$(field qgisMaximumVersion)" | sort -V | head -n 1)" = "$(field qgisMinimumVersion)" ] ||
    complain "metadata.txt: qgisMaximumVersion '$(field qgisMaximumVersion)' is older than qgisMinimumVersion"
for key in homepage tracker repository; do
    [[ "$(field $key)" =~ ^https?://[A-Za-z0-9.-]+\.[a-z]+(/.*)?$ ]] || complain "metadata.txt: $key '$(field $key)' is no address"
done
[[ "$(field email)" =~ ^[^@[:space:]]+@[^@[:space:]]+\.[a-z]+$ ]] || complain "metadata.txt: email '$(field email)' is no address"
[ -s "$tree/$(field icon)" ] || complain "metadata.txt: the icon '$(field icon)' is missing"
# QGIS reads the file with Python's own parser, to which a per cent sign is the beginning of a name.
grep -n '%' "$tree/metadata.txt" && complain "metadata.txt has a per cent sign, with which QGIS cannot read it"
[ -s "$tree/guide/index.html" ] || complain "the guide is missing"
for key in homepage tracker repository; do
    # Where there is no network, or nothing is published yet, that is no fault of the package.
    curl -sfIL -m 10 -o /dev/null "$(field $key)" 2>/dev/null || echo "Note: $key $(field $key) does not answer." >&2
done
html=$(awk '/^[A-Za-z]/ { about = /^about=/ } about && /</ { print "line " FNR }' "$tree/metadata.txt")
[ -z "$html" ] || complain "metadata.txt: about has HTML, which is not shown:" $html
[[ "${PLUGIN_URL:-https://}" =~ ^(https?|file):// ]] || complain "PLUGIN_URL '$PLUGIN_URL' is no address: it begins with https://, http:// or file://"
[ -z "$links" ] || complain "links, which a ZIP for Windows cannot hold:" $links
strange=$(cd "$tree" && find . -name '*[^A-Za-z0-9_./-]*')
[ -z "$strange" ] || complain "file names with other letters:" $strange
/usr/bin/python3 -c "import sys; sys.path.insert(0, '$work'); compile(open('$tree/__init__.py', encoding='utf-8').read(), '__init__.py', 'exec')" ||
    complain "__init__.py cannot be read"
grep -q 'def classFactory(' "$tree/__init__.py" || complain "__init__.py has no classFactory"
left=$(cd "$tree" && find . \( -name tests -o -name docs -o -name scripts -o -name __pycache__ -o -name '.*' ! -name . \) -print)
[ -z "$left" ] || complain "should not be in the ZIP:" $left
binaries=$(cd "$tree" && find . -type f \( -name '*.so' -o -name '*.dll' -o -name '*.pyd' -o -name '*.exe' -o -name '*.pyc' -o -name '*.dylib' \) -print)
[ -z "$binaries" ] || complain "binaries:" $binaries
[ $problems -eq 0 ] || exit 1
HOTSPOT_BUILD=$build "$root/scripts/lint.sh" "$tree"
echo "$zip: $((size / 1024)) KB, $(cd "$tree" && find . -type f | wc -l) files"
