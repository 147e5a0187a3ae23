"""The plugin as a ZIP for *Install from ZIP*, from the last commit, the guide inside, and its entry for a repository.

    archive.py FOLDER [ADDRESS]

Writes FOLDER/hotspot_policing-VERSION.zip, and FOLDER/plugins.xml, which offers it to QGIS where both lie under ADDRESS
(by default the project's own releases). The same commit gives the same bytes. Needs git and Python-Markdown.
"""

import configparser
import io
import os
import subprocess
import sys
import tarfile
import tempfile
import time
import xml.etree.ElementTree as ElementTree
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGE = "hotspot_policing"
#: Where the guide lies in the package.
GUIDE = "guide"
#: What plugins.xml says of a plugin under the same name as metadata.txt, and what under another.
SAME = (
    "description",
    "about",
    "version",
    "homepage",
    "tracker",
    "repository",
    "icon",
    "experimental",
    "deprecated",
    "tags",
    "server",
)
OTHER = {
    "qgis_minimum_version": "qgisMinimumVersion",
    "qgis_maximum_version": "qgisMaximumVersion",
    "author_name": "author",
}


def git(*words):
    """What git says, as bytes."""
    # The folder may belong to someone else, as in a container.
    command = ["git", "-c", "safe.directory=" + ROOT, "-C", ROOT]
    return subprocess.run(command + list(words), stdout=subprocess.PIPE, check=True).stdout


def committed(folder):
    """Lay the last commit out in a folder, as it is shipped, and the guide in it."""

    def unpack(into, *paths):
        with tarfile.open(fileobj=io.BytesIO(git("archive", "HEAD", *paths))) as tar:
            tar.extractall(into)

    unpack(folder)
    # The guide's sources are no part of the package, and git leaves them out of every archive.
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(
            [
                "git",
                "-c",
                "safe.directory=" + ROOT,
                "-C",
                ROOT,
                "--work-tree",
                work,
                "checkout",
                "HEAD",
                "--",
                "docs",
                "scripts/site.py",
                "resources/help",
            ],
            env=dict(os.environ, GIT_INDEX_FILE=os.path.join(work, "index")),
            check=True,
        )
        subprocess.run(
            [sys.executable, os.path.join(work, "scripts", "site.py"), os.path.join(folder, GUIDE)],
            stdout=subprocess.DEVNULL,
            check=True,
        )


def write_zip(folder, path, moment):
    """Pack a folder as the one folder of the ZIP at *path*, every file with the one *moment* (a time tuple)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for where, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(names):
                source = os.path.join(where, name)
                info = zipfile.ZipInfo(PACKAGE + "/" + os.path.relpath(source, folder).replace(os.sep, "/"), moment)
                info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                with open(source, "rb") as file:
                    archive.writestr(info, file.read())


def read_metadata(folder):
    """The section [general] of metadata.txt, as it is written."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    try:
        with open(os.path.join(folder, "metadata.txt"), encoding="utf-8") as file:
            parser.read_file(file, "metadata.txt")
    except (OSError, UnicodeDecodeError, configparser.Error) as error:
        sys.exit(f"archive: metadata.txt of the last commit cannot be read: {error}")
    general = parser["general"] if parser.has_section("general") else {}
    lacking = [key for key in ("name", "version", "repository", *OTHER.values()) if key not in general]
    if lacking:
        sys.exit("archive: metadata.txt of the last commit has no {}".format(", ".join(lacking)))
    return general


def write_entry(general, name, address, path):
    """plugins.xml, from which QGIS offers the plugin under *Settings* → *Plugin repositories*."""
    plugins = ElementTree.Element("plugins")
    plugin = ElementTree.SubElement(plugins, "pyqgis_plugin", name=general["name"], version=general["version"])
    texts = {key: general[key] for key in SAME if key in general}
    texts.update({key: general[theirs] for key, theirs in OTHER.items()})
    texts.update(file_name=name, download_url=address.rstrip("/") + "/" + name)
    for key, text in texts.items():
        ElementTree.SubElement(plugin, key).text = text
    ElementTree.ElementTree(plugins).write(path, encoding="utf-8", xml_declaration=True)


def main(target, address=""):
    os.makedirs(target, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        committed(folder)
        general = read_metadata(folder)
        name = "{}-{}.zip".format(PACKAGE, general["version"])
        moment = time.gmtime(int(git("log", "-1", "--format=%ct")))[:6]
        write_zip(folder, os.path.join(target, name), moment)
        address = address or "{}/releases/download/{}".format(general["repository"], general["version"])
        write_entry(general, name, address, os.path.join(target, "plugins.xml"))
    return os.path.join(target, name)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("archive.py FOLDER [ADDRESS]: the folder for the ZIP is missing.")
    print(main(*sys.argv[1:]))
