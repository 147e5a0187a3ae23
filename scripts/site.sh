#!/usr/bin/env bash
# The guide as a site of plain files in build/site, for a folder, a share or a web server; it asks for nothing from elsewhere.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=${HOTSPOT_BUILD:-$here/../build}
/usr/bin/python3 -c "import markdown" 2>/dev/null || "$here/setup.sh" python3-markdown
/usr/bin/python3 "$here/site.py" "$build/site"
