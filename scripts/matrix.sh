#!/usr/bin/env bash
# The tests on every QGIS we promise: the one of this machine, and Debian trixie (3.40) and sid (3.44) in folders of their own,
# and a QGIS built on Qt 6 (3.40 as well) in a folder like trixie's, where such a build is at hand.
#
# QGIS_ROOTS  where the Debian folders are or shall be made (default ~/.cache/hotspot-policing/roots; about 3 GB each)
# QGIS_SUITES which of them (default "bookworm trixie sid qt6"; bookworm, 3.22, is run natively where this is bookworm)
# QT6_BUILD   the archive of a QGIS built on Qt 6 for trixie, as a folder qgis6 (default: the one beside the repository)
# DEBIAN_MIRROR, SID_MIRROR  where Debian comes from; sid moves on, so a snapshot.debian.org address pins its QGIS
# FOLDERS_ONLY=1  leaves this machine's own QGIS out
#
# The folders are made and tested at the same time, with a share of the cores each, and shown one after the other.
# A folder that cannot be made (no root, no network) is said aloud and is no failure; a failing test is one.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
# shellcheck source=scripts/aside.sh
. "$here/aside.sh"
roots=${QGIS_ROOTS:-${XDG_CACHE_HOME:-$HOME/.cache}/hotspot-policing/roots}
suites=${QGIS_SUITES:-bookworm trixie sid qt6}
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
packages="qgis python3-qgis python3-sklearn python3-scipy python3-matplotlib python3-jinja2 python3-psycopg2 python3-pytest
    python3-pytest-xdist python3-hypothesis postgresql-postgis python3-pyqt5.qtsvg poppler-utils python3-markdown python3-openpyxl
    python3-xlwt xvfb xauth xdotool imagemagick git unzip"
# What QGIS on Qt 6 loads when it runs; without the tools of PyQt 6 nothing starts, without the plugins of SVG no icon shows.
packages_qt6="python3-pyqt6 python3-pyqt6.sip python3-pyqt6.qsci python3-pyqt6.qtsvg python3-pyqt6.qtpositioning
    python3-pyqt6.qtmultimedia python3-pyqt6.qtserialport libqca-qt6-2 libqca-qt6-plugins libqscintilla2-qt6-15 libqt6keychain1
    libqt6core5compat6 libqt6quickwidgets6 libqt6uitools6 libqt6multimediawidgets6 libqt6svgwidgets6 libqt6sql6-sqlite
    libqt6concurrent6 libqt6printsupport6 qt6-svg-plugins qt6-image-formats-plugins libspatialindex8 libexiv2-28 libgsl28
    libzip5 libprotobuf-lite32t64 libspatialite8t64 pyqt6-dev-tools"
build_qt6=${QT6_BUILD:-$(ls "$root"/../shared/qt6/qgis-*-qt6-trixie-amd64.tar.xz 2>/dev/null | tail -n 1)}
report=()
failed=0
not_made=75
names=()
trap 'exit 143' TERM INT

# Where the repository is copied to in a folder.
copy() { echo "$roots/$1/var/tmp/hotspot.$$"; }

clean_up() {
    end_aside
    local name
    for name in "${names[@]}"; do
        rm -rf "$(copy "$name")"
    done
}
trap clean_up EXIT

host_suite=$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-}")

log() { printf '\n=== %s\n' "$*"; }

# True where the folder holds a QGIS that starts.
usable() {
    [ "$(basename "$1")" != qt6 ] || [ -x "$1/opt/qgis6/bin/qgis_process.bin" ] || return 1
    [ -x "$1/usr/bin/python3" ] && [ -d "$1/usr/share/qgis" ] &&
        chroot "$1" dpkg-query -W -f '${db:Status-Status}' python3-qgis 2>/dev/null | grep -qx installed
}

make_root() {
    local suite=$1 folder=$2 from=$mirror
    if [ "$suite" = qt6 ]; then
        make_qt6 "$folder"
        return
    fi
    [ "$suite" = sid ] && from=${SID_MIRROR:-$mirror}
    command -v debootstrap >/dev/null || return 1
    mkdir -p "$folder" || return 1
    if [ ! -x "$folder/usr/bin/apt-get" ]; then
        debootstrap --variant=minbase "$suite" "$folder" "$from" || return 1
        echo 'Acquire::Check-Valid-Until "false";' >"$folder/etc/apt/apt.conf.d/99snapshot"
    fi
    # No daemon may start in there.
    printf '#!/bin/sh\nexit 101\n' >"$folder/usr/sbin/policy-rc.d"
    chmod +x "$folder/usr/sbin/policy-rc.d"
    add_packages "$folder"
}

# A copy of trixie's folder with the build in /opt/qgis6.
make_qt6() {
    local folder=$1 program
    if [ ! -r "$build_qt6" ]; then
        echo "There is no QGIS built on Qt 6 here: QT6_BUILD names one."
        return 1
    fi
    if [ ! -x "$folder/usr/bin/apt-get" ]; then
        usable "$roots/trixie" || make_root trixie "$roots/trixie" || return 1
        rm -rf "$folder.new"
        cp -a --reflink=auto "$roots/trixie" "$folder.new" && rm -rf "$folder.new"/var/tmp/* && mv "$folder.new" "$folder" || return 1
    fi
    # shellcheck disable=SC2086
    add_packages "$folder" $packages_qt6 || return 1
    tar -C "$folder/opt" -xf "$build_qt6" || return 1
    # The names that tell the program from Debian's wrapper, and from trixie's own QGIS.
    for program in qgis qgis_process; do
        ln -sf "$program" "$folder/opt/qgis6/bin/$program.bin"
    done
}

# add_packages FOLDER [PACKAGE…]: besides those of every folder.
add_packages() {
    cp /etc/resolv.conf "$1/etc/resolv.conf" 2>/dev/null
    # A database server of the tests' own is enough.
    mkdir -p "$1/etc/postgresql-common/createcluster.d"
    echo "create_main_cluster = false" >"$1/etc/postgresql-common/createcluster.d/hotspot-policing.conf"
    # Some packages look into /proc when they are set up; the mount is gone with the process.
    # shellcheck disable=SC2086
    unshare --mount --fork -- bash -c '
        folder=$1; shift
        mountpoint -q "$folder/proc" || mount -t proc proc "$folder/proc" || exit 1
        chroot "$folder" apt-get update -q &&
            chroot "$folder" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
    ' add "$@" $packages
}

# Packages an existing folder may lack; best effort, since the tests say what is missing.
complete() {
    local missing=""
    for package in $packages; do
        [ "$(chroot "$1" dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=" $package"
    done
    [ -z "$missing" ] || { echo "adding$missing"; add_packages "$1"; } || echo "could not add$missing" >&2
}

# in_folder SUITE WORKERS SCREEN ARGUMENTS…: the folder made or completed, and the tests in it.
in_folder() {
    local suite=$1 workers=$2 screen=$3 folder=$roots/$1 copy begun=$SECONDS
    shift 3
    if usable "$folder"; then
        complete "$folder"
    elif ! make_root "$suite" "$folder"; then
        echo "NOT RUN: $suite could not be made in $folder (see above)."
        return $not_made
    fi
    copy=$(copy "$suite")
    # A copy, so that nothing in there can change the repository; the history goes along, since the package is made from it.
    mkdir -p "$copy/hotspot_policing" || return 1
    (cd "$root" && git ls-files -z --cached --others --exclude-standard | tar --null --ignore-failed-read -cf - -T - .git) |
        tar -xf - -C "$copy/hotspot_policing"
    # Own mounts, gone with the process.
    unshare --mount --fork -- bash -c '
        folder=$1; inside=$2; workers=$3; screen=$4; shift 4
        mountpoint -q "$folder/proc" || mount -t proc proc "$folder/proc" 2>/dev/null || mount --bind /proc "$folder/proc"
        mount --bind /dev "$folder/dev" 2>/dev/null
        mkdir -p "$folder/dev/shm"
        prefix=/usr
        [ ! -d "$folder/opt/qgis6" ] || prefix=/opt/qgis6
        exec chroot "$folder" env -i PATH="$prefix/bin:/usr/sbin:/usr/bin:/sbin:/bin" QGIS_PREFIX_PATH="$prefix" \
            LANG=C.UTF-8 HOME=/root CI="${CI:-}" TEST_WORKERS="$workers" TEST_WINDOWS="$workers" TEST_SCREEN="$screen" "$inside/scripts/test.sh" "$@"
    ' run "$folder" "/var/tmp/$(basename "$copy")/hotspot_policing" "$workers" "$screen" "$@"
    local code=$?
    echo "== $suite: $((SECONDS - begun)) s"
    return $code
}

if [ "${FOLDERS_ONLY:-0}" != 1 ]; then
    log "this machine (${host_suite:-unknown})"
    if "$here/test.sh" "$@"; then report+=("this machine: passed"); else report+=("this machine: FAILED"); failed=1; fi
fi

for suite in $suites; do
    [ "$suite" = "$host_suite" ] && [ "${FOLDERS_ONLY:-0}" != 1 ] && continue
    if [ "$(id -u)" -ne 0 ]; then
        echo "NOT RUN: $suite needs root (chroot)." >&2
        report+=("$suite: NOT RUN, needs root")
        continue
    fi
    # Here, since only one at a time can install on this machine.
    usable "$roots/$suite" || command -v debootstrap >/dev/null || "$here/setup.sh" debootstrap
    # Before the others start, since it begins as a copy of one of them.
    [ "$suite" != qt6 ] || usable "$roots/qt6" || make_root qt6 "$roots/qt6"
    names+=("$suite")
done

# Every folder has its share of the cores.
for i in "${!names[@]}"; do
    workers=${TEST_WORKERS:-$(($(nproc) / ${#names[@]} < 2 ? 1 : 2))}
    # The numbers of screens are common to all folders; what tells that one is taken is not.
    start_aside "${names[i]}" in_folder "${names[i]}" "$workers" $((120 + 20 * i)) "$@"
done
for name in "${names[@]}"; do
    log "$name in $roots/$name"
    show_aside "$name"
    case $? in
        0) report+=("$name: passed") ;;
        "$not_made") report+=("$name: NOT RUN, could not be made") ;;
        *) report+=("$name: FAILED"); failed=1 ;;
    esac
done

log "matrix"
printf '%s\n' "${report[@]}"
exit $failed
