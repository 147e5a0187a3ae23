# Sourced by what makes or runs a Debian in a folder of its own: where the folders are, what is in them, how one is entered.
# shellcheck shell=bash
#
# QGIS_ROOTS  where the folders are or shall be made (default ~/.cache/hotspot-policing/roots; about 3 GB each)
# QT6_ROOT    that of the QGIS built on Qt 6 (default: qt6 among them)
# DEBIAN_MIRROR, SID_MIRROR  where Debian comes from; sid moves on, so a snapshot.debian.org address pins its QGIS
roots=${QGIS_ROOTS:-${XDG_CACHE_HOME:-$HOME/.cache}/hotspot-policing/roots}
qt6_root=${QT6_ROOT:-$roots/qt6}
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
packages="qgis python3-qgis python3-sklearn python3-scipy python3-matplotlib python3-jinja2 python3-psycopg2 python3-pytest
    python3-pytest-xdist python3-hypothesis postgresql-postgis python3-pyqt5.qtsvg poppler-utils python3-markdown python3-openpyxl
    python3-xlwt xvfb xauth xdotool imagemagick git unzip"

# folder_of SUITE
folder_of() { if [ "$1" = qt6 ]; then echo "$qt6_root"; else echo "$roots/$1"; fi; }

# True where the folder holds a QGIS that starts.
usable() {
    [ "$1" != "$qt6_root" ] || [ -x "$1/opt/qgis6/bin/qgis_process.bin" ] || return 1
    [ -x "$1/usr/bin/python3" ] && [ -d "$1/usr/share/qgis" ] &&
        chroot "$1" dpkg-query -W -f '${db:Status-Status}' python3-qgis 2>/dev/null | grep -qx installed
}

# make_debian SUITE FOLDER: with the packages that every folder has. Who comes second waits, and finds it made.
make_debian() {
    mkdir -p "$2" || return 1
    (
        flock 9
        usable "$2" || begin_debian "$1" "$2"
    ) 9>"$2.lock"
}

begin_debian() {
    local suite=$1 folder=$2 from=$mirror
    [ "$suite" = sid ] && from=${SID_MIRROR:-$mirror}
    command -v debootstrap >/dev/null || return 1
    if [ ! -x "$folder/usr/bin/apt-get" ]; then
        debootstrap --variant=minbase "$suite" "$folder" "$from" || return 1
        echo 'Acquire::Check-Valid-Until "false";' >"$folder/etc/apt/apt.conf.d/99snapshot"
    fi
    # No daemon may start in there.
    printf '#!/bin/sh\nexit 101\n' >"$folder/usr/sbin/policy-rc.d"
    chmod +x "$folder/usr/sbin/policy-rc.d"
    add_packages "$folder"
}

# copy_debian FROM FOLDER: whole or not at all, and without what a test that runs in there writes.
copy_debian() {
    rm -rf "$2.new"
    mkdir "$2.new" || return 1
    # Tests may run in there: tar's 1 says that a file has changed meanwhile.
    { tar -C "$1" --one-file-system --exclude='./var/tmp/*' --exclude='./tmp/*' --exclude='./dev/*' --exclude='./proc/*' -cf - . ||
        [ $? -eq 1 ]; } | tar -C "$2.new" -xpf - && mv "$2.new" "$2"
}

# in_debian FOLDER COMMAND…: as root in the folder, with mounts that are gone with the process.
in_debian() {
    cp /etc/resolv.conf "$1/etc/resolv.conf" 2>/dev/null
    unshare --mount --fork -- bash -c '
        folder=$1; shift
        mountpoint -q "$folder/proc" || mount -t proc proc "$folder/proc" 2>/dev/null || mount --bind /proc "$folder/proc" || exit 1
        mount --bind /dev "$folder/dev" 2>/dev/null
        mkdir -p "$folder/dev/shm"
        exec chroot "$folder" env DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 HOME=/root "$@"
    ' in "$@"
}

# add_packages FOLDER [PACKAGE…]: besides those of every folder.
add_packages() {
    local folder=$1
    shift
    # A database server of the tests' own is enough.
    mkdir -p "$folder/etc/postgresql-common/createcluster.d"
    echo "create_main_cluster = false" >"$folder/etc/postgresql-common/createcluster.d/hotspot-policing.conf"
    # shellcheck disable=SC2086
    in_debian "$folder" apt-get update -q && in_debian "$folder" apt-get install -y -q --no-install-recommends "$@" $packages
}
