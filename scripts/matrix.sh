#!/usr/bin/env bash
# The tests on every QGIS we promise: the one of this machine, and Debian trixie (3.40) and sid (3.44) in folders of their own,
# and a QGIS built on Qt 6 (3.40 as well) in a folder like trixie's, where such a build is at hand.
#
# QGIS_ROOTS, QT6_ROOT, DEBIAN_MIRROR, SID_MIRROR  where the folders are and Debian comes from (scripts/roots.sh)
# QGIS_SUITES which of them (default "bookworm trixie sid qt6"; bookworm, 3.22, is run natively where this is bookworm)
# QT6_BUILD   the archive of a QGIS built on Qt 6 (scripts/qt6.sh)
# CHOICE_trixie, CHOICE_sid, CHOICE_qt6  which tests run there, as pytest's -m, instead of the caller's
# FOLDERS_ONLY=1  leaves this machine's own QGIS out
#
# The folders are made and tested at the same time, with a share of the cores each, and shown one after the other.
# A folder that cannot be made (no root, no network) is said aloud and is no failure; a failing test is one.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
# shellcheck source=scripts/aside.sh
. "$here/aside.sh"
# shellcheck source=scripts/roots.sh
. "$here/roots.sh"
suites=${QGIS_SUITES:-bookworm trixie sid qt6}
report=()
failed=0
not_made=75
names=()
trap 'exit 143' TERM INT

# Where the repository is copied to in a folder.
copy() { echo "$(folder_of "$1")/var/tmp/hotspot.$$"; }

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

make_root() {
    if [ "$1" = qt6 ]; then "$here/qt6.sh"; else make_debian "$1" "$(folder_of "$1")"; fi
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
    local suite=$1 workers=$2 screen=$3 folder copy begun=$SECONDS
    folder=$(folder_of "$1")
    shift 3
    local choice=CHOICE_$suite
    choice=${!choice:-}
    if [ -n "$choice" ]; then
        set -- -m "$choice"
        echo "$suite: a choice of the tests: $choice"
    fi
    if usable "$folder"; then
        complete "$folder"
    elif ! make_root "$suite"; then
        echo "NOT RUN: $suite could not be made in $folder (see above)."
        return $not_made
    fi
    copy=$(copy "$suite")
    # A copy, so that nothing in there can change the repository; the history goes along, since the package is made from it.
    mkdir -p "$copy/hotspot_policing" || return 1
    (cd "$root" && git ls-files -z --cached --others --exclude-standard | tar --null --ignore-failed-read -cf - -T - .git) |
        tar -xf - -C "$copy/hotspot_policing"
    local prefix=/usr
    [ ! -d "$folder/opt/qgis6" ] || prefix=/opt/qgis6
    # Two windows also where there is one core, since a window waits half of its time.
    in_debian "$folder" env -i PATH="$prefix/bin:/usr/sbin:/usr/bin:/sbin:/bin" QGIS_PREFIX_PATH="$prefix" \
        LANG=C.UTF-8 HOME=/root CI="${CI:-}" TEST_WORKERS="$workers" TEST_WINDOWS=2 TEST_SCREEN="$screen" \
        "/var/tmp/$(basename "$copy")/hotspot_policing/scripts/test.sh" "$@"
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
    usable "$(folder_of "$suite")" || command -v debootstrap >/dev/null || "$here/setup.sh" debootstrap
    names+=("$suite")
done

# Every folder has its share of the cores.
for i in "${!names[@]}"; do
    workers=${TEST_WORKERS:-$(($(nproc) / ${#names[@]} < 2 ? 1 : 2))}
    # The numbers of screens are common to all folders; what tells that one is taken is not.
    start_aside "${names[i]}" in_folder "${names[i]}" "$workers" $((120 + 20 * i)) "$@"
done
for name in "${names[@]}"; do
    log "$name in $(folder_of "$name")"
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
