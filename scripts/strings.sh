#!/usr/bin/env bash
# The texts that are translated: the template anew, what is new added to the languages begun, and what QGIS loads.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
/usr/bin/python3 "$here/strings.py"
command -v lrelease >/dev/null || "$here/setup.sh" qttools5-dev-tools
for file in "$here"/../resources/i18n/hotspot_policing_*.ts; do
    lrelease -silent "$file"
    ls -l "${file%.ts}.qm"
done
