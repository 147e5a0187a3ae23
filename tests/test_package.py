"""What is shipped: metadata, help and icons complete, nothing in the ZIP that does not belong there."""

import configparser
import io
import os
import posixpath
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HELP = os.path.join(ROOT, "resources", "help")
ICONS = os.path.join(ROOT, "resources", "icons")


def read(*parts):
    with open(os.path.join(ROOT, *parts), encoding="utf-8") as stream:
        return stream.read()


def metadata():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(read("metadata.txt"))
    return parser["general"]


def declared_ids():
    """The ids that the modules under algorithms/ declare."""
    found = set()
    for where, _, names in os.walk(os.path.join(ROOT, "algorithms")):
        for name in names:
            if name.endswith(".py"):
                path = os.path.join(where, name)
                with open(path, encoding="utf-8") as stream:
                    for match in re.finditer(r'^    ID = "([a-z]+)"', stream.read(), re.MULTILINE):
                        found.add(match.group(1))
    return found


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The folder with the ZIP and its entry for a repository."""
    if shutil.which("git") is None or not os.path.exists(os.path.join(ROOT, ".git")):
        pytest.fail("the package is made from the repository with git")
    folder = tmp_path_factory.mktemp("package")
    script = os.path.join(ROOT, "scripts", "archive.py")
    subprocess.run([sys.executable, script, str(folder), "https://gis.example/qgis/"], check=True)
    return folder


@pytest.fixture(scope="module")
def archive(package):
    return (package / "hotspot_policing-{}.zip".format(metadata()["version"])).read_bytes()


def test_metadata_is_complete_for_the_plugin_repository():
    general = metadata()
    for key in (
        "name",
        "qgisMinimumVersion",
        "qgisMaximumVersion",
        "description",
        "about",
        "version",
        "author",
        "email",
        "repository",
        "tracker",
        "homepage",
        "tags",
        "category",
        "license",
        "icon",
        "experimental",
        "changelog",
    ):
        assert general.get(key, "").strip(), key
    assert general["name"] == "Hot Spot Policing"
    assert general["qgisMinimumVersion"] == "3.22"
    assert general["qgisMaximumVersion"] == "4.99"
    assert general["hasProcessingProvider"] == "yes"
    assert re.fullmatch(r"\d+\.\d+\.\d+", general["version"])
    assert os.path.isfile(os.path.join(ROOT, general["icon"]))
    assert "## {}".format(general["version"]) in read("CHANGELOG.md")


def test_the_licence_is_the_whole_text():
    licence = read("LICENSE")
    assert "GNU GENERAL PUBLIC LICENSE" in licence and "Version 2, June 1991" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


@pytest.mark.parametrize(
    "name", ["hotspot_policing", "prepare", "detect", "overlay", "patrol", "evaluate", "balance", "publish"]
)
def test_icons_are_drawings_of_our_own_size(name):
    svg = ElementTree.fromstring(read("resources", "icons", name + ".svg"))
    assert svg.get("viewBox") == "0 0 24 24"
    assert not list(svg.iter("{http://www.w3.org/2000/svg}image")), "no pictures inside"


def test_every_algorithm_has_its_document():
    assert declared_ids()
    for identifier in declared_ids():
        assert os.path.isfile(os.path.join(HELP, identifier + ".md")), identifier


def test_no_document_without_an_algorithm():
    assert {name[:-3] for name in os.listdir(HELP) if name.endswith(".md")} <= declared_ids()


def test_the_archive_is_the_plugin_and_nothing_else(archive):
    assert len(archive) <= 25 * 1024 * 1024
    names = zipfile.ZipFile(io.BytesIO(archive)).namelist()
    inside = [name[len("hotspot_policing/") :] for name in names if name != "hotspot_policing/"]
    assert all(name.startswith("hotspot_policing/") for name in names)
    for needed in ("metadata.txt", "__init__.py", "plugin.py", "LICENSE", "resources/icons/hotspot_policing.svg"):
        assert needed in inside
    for name in inside:
        assert not name.startswith(
            ("tests", "docs", "findings", "scripts", ".", "Makefile", "setup.cfg", "ARCHITECTURE", "CONTRIBUTING")
        ), name
        assert not name.endswith((".pyc", ".so", ".dll", ".exe", ".pyd", ".dylib")), name


def test_every_link_of_the_guide_in_the_archive_leads_somewhere(archive):
    inside = zipfile.ZipFile(io.BytesIO(archive))
    names = set(inside.namelist())
    pages = [name for name in names if name.startswith("hotspot_policing/guide/") and name.endswith(".html")]
    assert len(pages) > len(declared_ids())
    for page in pages:
        for link in re.findall(r'(?:href|src)="([^":#]+)', inside.read(page).decode("utf-8")):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(page), link)) in names, (page, link)


def test_the_entry_for_a_repository_offers_the_archive(package):
    plugin = ElementTree.parse(str(package / "plugins.xml")).getroot().find("pyqgis_plugin")
    assert plugin.get("version") == metadata()["version"] == plugin.findtext("version")
    assert plugin.findtext("qgis_minimum_version") == metadata()["qgisMinimumVersion"]
    assert plugin.findtext("download_url") == "https://gis.example/qgis/" + plugin.findtext("file_name")
    assert (package / plugin.findtext("file_name")).is_file()


def test_qgis_can_read_the_metadata():
    """QGIS reads them with Python's parser as it is, to which a per cent sign is the beginning of a name."""
    parser = configparser.ConfigParser()
    parser.read_string(read("metadata.txt"))
    assert dict(parser["general"])["name"] == metadata()["name"]


@pytest.fixture
def scratch(tmp_path):
    """A copy of the repository in which faults can be committed, with the scripts as they are now."""
    copy = tmp_path / "copy"
    names = {f"GIT_{who}_{what}": "x@y.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    # The repository may belong to someone else, as in a container.
    owner = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
    environment = dict(os.environ, **names, **owner, HOTSPOT_BUILD=str(tmp_path / "build"))
    subprocess.run(["git", "clone", "-q", "--shared", ROOT, str(copy)], env=environment, check=True)
    shutil.copytree(os.path.join(ROOT, "scripts"), str(copy / "scripts"), dirs_exist_ok=True)

    def package(**more):
        for words in (["add", "-A", "-f"], ["commit", "-q", "-m", "A fault"]):
            subprocess.run(["git", "-C", str(copy), *words], env=environment, check=True)
        script = str(copy / "scripts" / "package.sh")
        done = subprocess.run([script], env=dict(environment, **more), stderr=subprocess.PIPE, encoding="utf-8")
        return done.returncode, [line for line in done.stderr.splitlines() if line.startswith(("package:", "archive:"))]

    return copy, package


@pytest.mark.once
def test_a_package_with_faults_is_refused_and_each_fault_is_named(scratch):
    copy, package = scratch
    (copy / "LICENSE").unlink()
    (copy / "core" / "it is.txt").write_text("a name with spaces", encoding="utf-8")
    (copy / "core" / ".kept").write_text("hidden", encoding="utf-8")
    (copy / "core" / "native.so").write_text("a binary", encoding="utf-8")
    (copy / "core" / "tests").mkdir()
    (copy / "core" / "tests" / "one.py").write_text("", encoding="utf-8")
    (copy / "resources" / "linked").symlink_to("../CHANGELOG.md")
    (copy / "__init__.py").write_text("def (", encoding="utf-8")
    text = (copy / "metadata.txt").read_text(encoding="utf-8")
    text = re.sub(r"^(about=.*\n)", r"\1    <b>Bold</b>\n", text, flags=re.MULTILINE)
    for key, value in (
        ("version", "one"),
        ("qgisMinimumVersion", "9.0"),
        ("homepage", "nowhere"),
        ("email", "nobody"),
        ("icon", "resources/none.svg"),
        ("description", "90 % of it"),
        ("tracker", ""),
    ):
        text = re.sub(rf"^{key}=.*$", f"{key}={value}", text, flags=re.MULTILINE)
    (copy / "metadata.txt").write_text(text, encoding="utf-8")
    code, said = package(PLUGIN_URL="gis.example/qgis")
    assert code != 0
    for named in (
        "LICENSE",
        "it is.txt",
        ".kept",
        "native.so",
        "core/tests",
        "resources/linked",
        "classFactory",
        "about",
        "version 'one'",
        "qgisMaximumVersion",
        "'nowhere'",
        "'nobody'",
        "resources/none.svg",
        "per cent",
        "no tracker",
        "'gis.example/qgis'",
    ):
        assert any(named in line for line in said), (named, said)


@pytest.mark.once
def test_metadata_that_cannot_be_read_are_refused_with_the_place(scratch):
    copy, package = scratch
    with open(str(copy / "metadata.txt"), "a", encoding="utf-8") as file:
        file.write("version=0.1.1\n")
    code, said = package()
    assert code != 0 and any("metadata.txt" in line and "'version'" in line for line in said), said


@pytest.mark.parametrize("page", ["README.md", "docs/install.md"])
def test_pages_name_the_zip_of_this_version(page):
    assert set(re.findall(r"hotspot_policing-([0-9.]+)\.zip", read(*page.split("/")))) == {metadata()["version"]}


def test_the_sample_is_small():
    folder = os.path.join(ROOT, "resources", "demo")
    size = sum(os.path.getsize(os.path.join(where, name)) for where, _, names in os.walk(folder) for name in names)
    assert 0 < size <= 3 * 1024 * 1024


def test_readme_names_its_two_commands():
    text = read("README.md")
    assert "make demo" in text and "make test" in text
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text):
        assert os.path.isfile(os.path.join(ROOT, picture)), picture


def test_what_the_documents_link_to_is_there():
    """But for those in examples of code."""
    missing = []
    for folder in ("", "docs", "docs/decisions", "resources/help"):
        for name in sorted(os.listdir(os.path.join(ROOT, folder))):
            if not name.endswith(".md"):
                continue
            with open(os.path.join(ROOT, folder, name), encoding="utf-8") as file:
                text = re.sub(r"^```.*?^```", "", file.read(), flags=re.MULTILINE | re.DOTALL)
            links = re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", text)
            missing += [(name, link) for link in links if not os.path.exists(os.path.join(ROOT, folder, link))]
    assert not missing
