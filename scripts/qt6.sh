#!/usr/bin/env bash
# A QGIS built on Qt 6, as QGIS 4 is, in a folder with Debian 13 (trixie): QGIS 3.40 in /opt/qgis6 of QT6_ROOT. No Debian package
# is built on it. Needs root.
#
#   scripts/qt6.sh          from a build that is there: about two minutes, and ten more where there is no trixie folder yet
#   scripts/qt6.sh --build  where there is none, makes one from Debian's source package first: many hours on two cores, once.
#                           What breaks off goes on where it was: each stage leaves a stamp, and the compiler its objects.
#
#   scripts/qt6.sh --at-hand  says by its exit code whether there is one
#
# QT6_BUILD  the archive of a build: a folder qgis6 (default: the one beside the repository, or else the one that --build has made)
# QT6_ROOT   the folder to be made (scripts/roots.sh)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
# shellcheck source=scripts/roots.sh
. "$here/roots.sh"

# What QGIS on Qt 6 loads when it runs; without the tools of PyQt 6 nothing starts, without the plugins of SVG no icon shows.
to_run="python3-pyqt6 python3-pyqt6.sip python3-pyqt6.qsci python3-pyqt6.qtsvg python3-pyqt6.qtpositioning
    python3-pyqt6.qtmultimedia python3-pyqt6.qtserialport libqca-qt6-2 libqca-qt6-plugins libqscintilla2-qt6-15 libqt6keychain1
    libqt6core5compat6 libqt6quickwidgets6 libqt6uitools6 libqt6multimediawidgets6 libqt6svgwidgets6 libqt6sql6-sqlite
    libqt6concurrent6 libqt6printsupport6 qt6-svg-plugins qt6-image-formats-plugins libspatialindex8 libexiv2-28 libgsl28
    libzip5 libprotobuf-lite32t64 libspatialite8t64 pyqt6-dev-tools"
# pyqt6.qsci-dev holds Qsci/qscimod6.sip, without which the bindings of gui are not made.
to_build="dpkg-dev cmake ninja-build g++ bison flex lld qt6-base-dev qt6-base-private-dev qt6-tools-dev qt6-tools-dev-tools
    qt6-l10n-tools qt6-svg-dev qt6-positioning-dev qt6-multimedia-dev qt6-5compat-dev qt6-declarative-dev libqscintilla2-qt6-dev
    qtkeychain-qt6-dev libqca-qt6-dev pyqt6-dev pyqt6.qsci-dev python3-pyqtbuild sip-tools python3-dev libgdal-dev libgeos-dev
    libproj-dev libspatialindex-dev libspatialite-dev libzip-dev libexiv2-dev libpq-dev libprotobuf-dev protobuf-compiler
    libgsl-dev libexpat1-dev libzstd-dev libsqlite3-dev"
qwt=6.3.0
made=$roots/qgis-qt6-trixie.tar.xz
build=${QT6_BUILD:-}
for there in "$made" "$root"/../shared/qt6/qgis-*-qt6-trixie-amd64.tar.xz; do
    [ -n "${QT6_BUILD:-}" ] || [ ! -r "$there" ] || build=$there
done

need_trixie() {
    usable "$roots/trixie" || make_debian trixie "$roots/trixie"
}

# stage NAME COMMAND…: once.
stage() {
    local stamp=$work/build/$1.done
    [ ! -e "$stamp" ] || return 0
    echo "== $1"
    "${@:2}"
    touch "$stamp"
}

get_sources() {
    echo "deb-src $mirror trixie main" >"$work/etc/apt/sources.list.d/source.list"
    in_debian "$work" apt-get update -q
    # Debian keeps no package of Qwt for Qt 6 in trixie, but has its sources.
    in_debian "$work" sh -ec "cd /build; rm -rf qgis-*/ qwt; apt-get source -q qgis; mv qgis-*/ qgis"
    curl -fsSL -o "$work/build/qwt.tar.bz2" "$mirror/pool/main/q/qwt/qwt_$qwt.orig.tar.bz2"
    in_debian "$work" sh -ec "cd /build; mkdir qwt; tar -C qwt --strip-components=1 -xf qwt.tar.bz2"
}

make_qwt() {
    in_debian "$work" sh -ec '
        cd /build/qwt
        sed -i -E "s/^(QWT_CONFIG *\+= *Qwt(Designer|Examples|Playground|Tests))/# \1/; s#^( *QWT_INSTALL_PREFIX *=).*#\1 /opt/qgis6/lib/qwt#" qwtconfig.pri
        qmake6 qwt.pro && make -j"$(nproc)" && make install
        cp -a /opt/qgis6/lib/qwt/lib/libqwt.so.* /opt/qgis6/lib/'
}

# Without what the plugin does not touch. Not with CMAKE_UNITY_BUILD, which is four to five times faster, but lets a dozen static
# names collide, each of which would have to be renamed in QGIS's own files.
configure() {
    in_debian "$work" cmake -S /build/qgis -B /build/objects -G Ninja -DCMAKE_INSTALL_PREFIX=/opt/qgis6 \
        -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS=-O0 -DCMAKE_SHARED_LINKER_FLAGS=-fuse-ld=lld -DCMAKE_MODULE_LINKER_FLAGS=-fuse-ld=lld \
        -DBUILD_WITH_QT6=ON -DWITH_BINDINGS=ON -DQWT_INCLUDE_DIR=/opt/qgis6/lib/qwt/include -DQWT_LIBRARY=/opt/qgis6/lib/libqwt.so.6 \
        -DWITH_3D=OFF -DWITH_SERVER=OFF -DWITH_QUICK=OFF -DWITH_GRASS7=OFF -DWITH_GRASS8=OFF -DWITH_PDAL=OFF -DWITH_EPT=OFF \
        -DWITH_COPC=OFF -DWITH_DRACO=OFF -DWITH_AUTH=ON -DWITH_OAUTH2_PLUGIN=OFF -DWITH_CRASH_HANDLER=OFF -DUSE_OPENCL=OFF \
        -DWITH_QTWEBKIT=OFF -DWITH_QTWEBENGINE=OFF -DWITH_QSCIAPI=OFF -DWITH_QTSERIALPORT=OFF -DENABLE_TESTS=OFF \
        -DWITH_INTERNAL_POLY2TRI=ON -DWITH_INTERNAL_MESHOPTIMIZER=ON -DWITH_APIDOC=OFF -DWITH_CUSTOM_WIDGETS=OFF
}

from_source() {
    work=$roots/qt6-build
    [ -x "$work/usr/bin/apt-get" ] || { need_trixie && copy_debian "$roots/trixie" "$work"; }
    mkdir -p "$work/build"
    # shellcheck disable=SC2086
    stage packages add_packages "$work" $to_build $to_run
    stage sources get_sources
    stage qwt make_qwt
    stage configure configure
    stage compile in_debian "$work" cmake --build /build/objects
    stage install in_debian "$work" cmake --install /build/objects
    tar -C "$work/opt" -cJf "$made.part" qgis6
    mv "$made.part" "$made"
    build=$made
}

if [ "${1:-}" = --at-hand ]; then
    usable "$qt6_root" || [ -r "$build" ]
    exit
fi
if usable "$qt6_root"; then
    echo "$qt6_root"
    exit
fi
[ "$(id -u)" -eq 0 ] || { echo "A folder with Debian needs root." >&2; exit 1; }
command -v debootstrap >/dev/null || "$here/setup.sh" debootstrap
if [ ! -r "$build" ]; then
    if [ "${1:-}" != --build ]; then
        echo "There is no QGIS built on Qt 6 here: QT6_BUILD names one, and scripts/qt6.sh --build makes one in many hours." >&2
        exit 1
    fi
    from_source
fi
[ -x "$qt6_root/usr/bin/apt-get" ] || { need_trixie && copy_debian "$roots/trixie" "$qt6_root"; }
# shellcheck disable=SC2086
add_packages "$qt6_root" $to_run
tar -C "$qt6_root/opt" -xf "$build"
# The names that tell the program from Debian's wrapper, and from trixie's own QGIS.
for program in qgis qgis_process; do
    ln -sf "$program" "$qt6_root/opt/qgis6/bin/$program.bin"
done
echo "$qt6_root"
