#!/usr/bin/env bash
# Installs what the tests and the demo need and this machine does not have yet (Debian, Ubuntu). Nothing missing: nothing done.
set -euo pipefail

packages=(qgis python3-qgis python3-sklearn python3-scipy python3-matplotlib python3-jinja2 python3-psycopg2 python3-pytest
    python3-pytest-xdist python3-hypothesis postgresql-postgis python3-pyqt5.qtsvg poppler-utils python3-markdown python3-openpyxl
    python3-xlwt xvfb xauth xdotool imagemagick git unzip "$@")
missing=()
for package in "${packages[@]}"; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "This needs Debian or Ubuntu (apt-get). Install these by hand: ${missing[*]}" >&2
    exit 1
fi
sudo=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Run as root, or install: ${missing[*]}" >&2; exit 1; }
    sudo=(sudo)
fi
echo "Installing ${missing[*]} …"
# The tests start a database server of their own; Debian's shall not start one for good.
no_server=/etc/postgresql-common/createcluster.d/hotspot-policing.conf
if [[ " ${missing[*]} " == *" postgresql-postgis "* ]] && ! command -v pg_lsclusters >/dev/null; then
    "${sudo[@]}" mkdir -p "$(dirname "$no_server")"
    echo "create_main_cluster = false" | "${sudo[@]}" tee "$no_server" >/dev/null
fi
"${sudo[@]}" apt-get update -q || echo "apt-get update had errors; trying with the lists there are." >&2
"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
