"""No test hangs on the wording of an error, nor on a private constant of the plugin."""

import ast
import os
import re

import pytest

TESTS = os.path.dirname(os.path.abspath(__file__))
FILES = sorted(
    os.path.relpath(os.path.join(folder, name), TESTS)
    for folder, _, names in os.walk(TESTS)
    for name in names
    if name.endswith(".py")
)
#: What SQLite says is not ours to word.
OTHERS = ("sqlite3.Error", "sqlite3.OperationalError")


def faults(text):
    """[(line, what)] of a file's text."""
    found = []
    for call in ast.walk(ast.parse(text)):
        if not isinstance(call, ast.Call):
            continue
        name, given = ast.unparse(call.func), [ast.unparse(one) for one in call.args]
        if name == "pytest.raises" and any(one.arg == "match" for one in call.keywords) and given[0] not in OTHERS:
            found.append((call.lineno, "the wording of an error: use refused"))
        if name == "monkeypatch.setattr" and any(re.search(r"(^|[.'\"])_[A-Z]", one) for one in given[:2]):
            found.append((call.lineno, "a private constant: make it an argument"))
    return found


@pytest.mark.parametrize("path", FILES)
def test_errors_are_asserted_by_kind_and_nothing_private_is_patched(path):
    with open(os.path.join(TESTS, path), encoding="utf-8") as file:
        assert faults(file.read()) == []


@pytest.mark.parametrize(
    "text, count",
    [
        ("pytest.raises(InputError, match='no field')", 1),
        ("pytest.raises(sqlite3.Error, match='readonly')", 0),
        ("pytest.raises(InputError)", 0),
        ("monkeypatch.setattr(points, '_BLOCK', 10)", 1),
        ("monkeypatch.setattr('bridge.points._BLOCK', 10)", 1),
        ("monkeypatch.setattr(police_files, 'MAX_BYTES', 10)", 0),
    ],
)
def test_faults_are_seen(text, count):
    assert len(faults(text)) == count


def test_no_two_files_of_tests_have_one_name():
    """Outside of a package Python would take one for the other."""
    names = [
        os.path.basename(path)
        for path in FILES
        if os.path.basename(path).startswith("test_")
        and not os.path.exists(os.path.join(TESTS, os.path.dirname(path), "__init__.py"))
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []


#: Modules of the bridge whose own tests stand under another name, since that of the module is taken in another room.
OTHER_NAMES = {
    "files/open_document": "test_local_files",
    "geometry/made_area": "test_made_study_area",
    "geometry/streets": "test_street_lines",
    "ground/texts": "test_texts_translated",
    "patrol/places": "test_patrol_places",
    "reading/origin": "test_origin_of_points",
    "results/charts/effects": "test_effect_charts",
    "results/styles/classes": "test_class_styles",
    "results/styles/historical": "test_historical_styles",
    "results/styles/patrol": "test_patrol_styles",
    "results/styles/premises": "test_premises_styles",
    "results/styles/surfaces": "test_surface_styles",
    # Types of reports without functions: the keys that are read are held against them.
    "results/balance_reports": "test_keys_of_reports",
    "results/evaluation_reports": "test_keys_of_reports",
    "results/hotspot_reports": "test_keys_of_reports",
}


def test_every_module_of_the_bridge_has_tests_of_its_own():
    bridge = os.path.join(os.path.dirname(TESTS), "bridge")
    without, named = [], set()
    for folder, _, names in os.walk(bridge):
        room = os.path.relpath(folder, bridge)
        for name in names:
            if not name.endswith(".py") or name == "__init__.py":
                continue
            module = os.path.normpath(os.path.join(room, name[:-3])).replace(os.sep, "/")
            own = OTHER_NAMES.get(module, "test_" + name[:-3])
            named.add(module)
            if not os.path.exists(os.path.join(TESTS, "bridge", room, own + ".py")):
                without.append(module)
    assert without == [] and set(OTHER_NAMES) <= named
