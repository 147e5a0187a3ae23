"""What is translated: the template holds every text, and a language that is begun is spoken."""

import ast
import glob
import html
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import jinja2
import pytest
from jinja2 import nodes
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from refusals import refused
from support import Feedback

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
FOLDER = os.path.join(ROOT, "resources", "i18n")


def messages(name):
    """[(context, source, translation)] of a file."""
    tree = ElementTree.parse(os.path.join(FOLDER, name))
    return [
        (context.findtext("name"), message.findtext("source"), message.findtext("translation") or "")
        for context in tree.iter("context")
        for message in context.iter("message")
    ]


@pytest.mark.once
def test_the_template_holds_every_text():
    done = subprocess.run(
        [sys.executable, os.path.join(ROOT, "scripts", "strings.py"), "--check"], stderr=subprocess.PIPE, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    asked = {(context, source) for context, source, _ in messages("hotspot_policing.ts")}
    # One of each kind: a tab, a button of a subclass, a tool's title, the help of a parameter, a group.
    for one in (
        ("LayersFold", "Your layers"),
        ("PackView", "Ope&n report"),
        ("PackView", "Make the &pack"),
        ("HotspotPolicing", "Weekly pack"),
        ("HotspotPolicing", "Printed on every page of the pack."),
        ("HotspotPolicing", "Prepare"),
        # An error, a note, a reason of core, a field, a legend, a check, a sentence and a word of a report.
        ("HotspotPolicing", "'{}' has no rows{}; choose another layer or filter."),
        (
            "HotspotPolicing",
            "The last four weeks are incomplete; figures for these weeks will still rise as late reports arrive.",
        ),
        ("HotspotPolicing", "Only {:.0%} of the crimes have a time of day."),
        ("HotspotPolicing", "Travel time (minutes)"),
        ("HotspotPolicing", "Third order and higher"),
        ("HotspotPolicing", "Check whether they are one crime entered twice."),
        ("HotspotPolicing", "Checked against {} earlier releases: no month is published twice."),
        ("HotspotPolicing", "alike"),
    ):
        assert one in asked, one
    # What is said to a database is no text: "Select in map" is one.
    sql = re.compile(r"\s*(select .* from |pragma |insert into |update .* set |delete from )", re.IGNORECASE)
    assert [source for _, source in sorted(asked) if sql.match(source)] == []
    # Words of the program are none.
    assert not {"countcrimes", "area_share", "hotspot_id", "INPUT"} & {source for _, source in asked}


def test_translations_keep_what_is_filled_in():
    for _, source, translation in messages("hotspot_policing_cy.ts"):
        if translation:
            assert re.findall(r"{[^}]*}", source) == re.findall(r"{[^}]*}", translation)
            # The texts of reports are HTML: a translation brings no tag of its own.
            assert re.findall(r"<[^>]*>", source) == re.findall(r"<[^>]*>", translation), source
            assert ("…" in source) == ("…" in translation) and ("&" in source) == ("&" in translation), source


# -- nothing is said past tr ------------------------------------------------------------------------------------
ERRORS = {"InputError", "NothingLeft", "Refused", "CommandRefused", "NoChild", "QgsProcessingException"}
SAYS = {"pushInfo", "pushWarning", "reportError", "setProgressText"}
#: What hands its text on.
THROUGH = {"format", "join", "strip", "capitalize", "lower", "upper"}


def words(text):
    """Whether a text says something beside what is filled in; names of parameters and fields say nothing."""
    text = re.sub(r"{[^{}]*}", " ", text)
    return bool(re.search(r"[^\W\d_]{2,}", text)) and not re.fullmatch(r"[A-Z][A-Z_]*|[a-z]+_[a-z_]+", text)


def called(node):
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def bare(node):
    """The literals with words that an expression hands on untranslated."""
    if isinstance(node, ast.Constant):
        return [node] if isinstance(node.value, str) and words(node.value) else []
    parts = []
    if isinstance(node, ast.Call):
        if called(node) in THROUGH and isinstance(node.func, ast.Attribute):
            parts = [node.func.value, *node.args, *(one.value for one in node.keywords)]
    elif isinstance(node, ast.BinOp):
        parts = [node.left, node.right]
    elif isinstance(node, ast.IfExp):
        parts = [node.body, node.orelse]
    elif isinstance(node, ast.BoolOp):
        parts = node.values
    elif isinstance(node, (ast.List, ast.Tuple)):
        parts = node.elts
    elif isinstance(node, (ast.ListComp, ast.GeneratorExp)):
        parts = [node.elt]
    elif isinstance(node, ast.Starred):
        parts = [node.value]
    elif isinstance(node, ast.JoinedStr):
        parts = node.values
    return [found for part in parts for found in bare(part)]


def is_notes(node):
    return getattr(node, "attr", getattr(node, "id", "")) == "notes"


def said_past(source, core=False):
    """(line, text) of what a module tells users without ``tr``: errors, notes, the log and the stages of a run."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = called(node)
            notes = name in ("append", "extend") and isinstance(node.func, ast.Attribute) and is_notes(node.func.value)
            if notes or name in ERRORS | SAYS or core and name == "ValueError":
                found += [one for argument in node.args for one in bare(argument)]
        elif isinstance(node, ast.AugAssign) and is_notes(node.target):
            found += bare(node.value)
        elif isinstance(node, ast.Assign) and any(is_notes(one) for one in node.targets):
            found += bare(node.value)
    return sorted((one.lineno, one.value) for one in found)


def test_what_is_said_past_tr_is_seen():
    assert [
        text
        for _, text in said_past("""
raise InputError("'{}' is {}.".format(name, "old" if old else tr("new")))
self.notes.append("one" + tr("two"))
notes += [tr("three"), f"four {x}"]
feedback.pushInfo(tr("five").format("six"))
feedback.setProgressText(self.tr("seven…"))
other.append("eight")
""")
    ] == ["'{}' is {}.", "old", "one", "four ", "six"]
    assert said_past("raise ValueError('nine')", core=True) and not said_past("raise ValueError('nine')")


MODULES = sorted(
    path
    for folder in ("algorithms", "core", "layers", "ui")
    for path in glob.glob(os.path.join(ROOT, folder, "**", "*.py"), recursive=True)
)


def test_nothing_is_said_past_tr():
    for path in MODULES:
        with open(path, encoding="utf-8") as file:
            assert said_past(file.read(), os.path.relpath(path, ROOT).startswith("core")) == [], path


def at_loading(source):
    """Lines on which a module asks ``tr`` when it is loaded, before the language of QGIS is known."""
    found = []

    def visit(node):
        if isinstance(node, (ast.FunctionDef, ast.Lambda)):
            parts = node.args.defaults + [one for one in node.args.kw_defaults if one is not None]
        else:
            found.extend([node.lineno] if isinstance(node, ast.Call) and called(node) == "tr" else [])
            parts = ast.iter_child_nodes(node)
        for part in parts:
            visit(part)

    visit(ast.parse(source))
    return found


def test_no_text_is_translated_when_a_module_is_loaded():
    assert at_loading("""A = tr("one")
class B:
    C = [tr("two")]
    def d(self, e=tr("three")):
        tr("four")
""") == [1, 3, 4]
    for path in MODULES:
        with open(path, encoding="utf-8") as file:
            assert at_loading(file.read()) == [], path


def test_words_that_are_stored_and_styled_by_are_not_translated_where_they_are_made(qgis):
    from hotspot_policing.bridge.results.styles import patrol

    styles = [one for one in vars(patrol).values() if isinstance(one, type) and getattr(one, "KINDS", ())]
    stored = {kind[0] for style in styles for kind in style.KINDS}
    assert {"no change seen", "not asked", "alike"} <= stored
    for path in (one for one in MODULES if not os.path.relpath(one, ROOT).startswith("ui")):
        with open(path, encoding="utf-8") as file:
            for node in ast.walk(ast.parse(file.read())):
                if isinstance(node, ast.Call) and called(node) == "tr" and isinstance(node.args[0], ast.Constant):
                    assert node.args[0].value not in stored, (path, node.lineno)


# -- nor in a report --------------------------------------------------------------------------------------------
#: The pages for the public say everything by a table of phrases of each language.
TEMPLATES = sorted(
    path
    for path in glob.glob(os.path.join(ROOT, "resources", "reports", "*.html"))
    if not re.match("community(base|index|report)", os.path.basename(path))
)


def said_bare(text):
    """What a template says outside ``_()``: text, attributes that are read, and literals that are shown."""
    found = []
    plain = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    plain = re.sub(r"{{.*?}}|{%.*?%}", "", plain, flags=re.DOTALL)
    found += [one.strip() for one in re.findall(r">([^<>]+)<", "<html>" + plain + "<") if words(one)]
    found += [one for one in re.findall(r'\b(?:alt|title|aria-label)="([^"]*)"', plain) if words(one)]

    def shown(node):
        if isinstance(node, nodes.Const):
            return [node.value] if isinstance(node.value, str) and words(node.value) else []
        if isinstance(node, nodes.CondExpr):
            return shown(node.expr1) + shown(node.expr2)
        if isinstance(node, nodes.Concat):
            return [one for part in node.nodes for one in shown(part)]
        if isinstance(node, (nodes.Or, nodes.And, nodes.Add)):
            return shown(node.left) + shown(node.right)
        if isinstance(node, nodes.Call) and getattr(node.node, "name", "") == "_":
            # A text that is no literal is never found, and nothing of a user's may be taken for HTML.
            first = [] if isinstance(node.args[0], nodes.Const) else ["no literal"]
            return first + [one for part in node.args[1:] for one in shown(part)]
        if isinstance(node, nodes.Getitem) and isinstance(node.node, nodes.Dict):
            return []  # a class
        return []

    tree = jinja2.Environment().parse(text)
    for output in tree.find_all(nodes.Output):
        found += [one for part in output.nodes for one in shown(part)]
    for call in tree.find_all(nodes.Call):
        found += [one for one in shown(call) if one == "no literal"]
    return found


def test_what_a_template_says_bare_is_seen():
    assert said_bare(
        '<p>One {{ _("two") }}</p><img alt="three {{ x }}">{{ "four" if y else _("five", "six") }}'
        '<style>p { color: red }</style>{{ _(x) }}<td class="{{ z }}">–</td>'
    ) == ["One", "three ", "four", "six", "no literal", "no literal"]


@pytest.mark.parametrize("path", TEMPLATES, ids=os.path.basename)
def test_no_template_says_anything_bare(path):
    with open(path, encoding="utf-8") as file:
        assert said_bare(file.read()) == []


# -- and it comes out -------------------------------------------------------------------------------------------
@pytest.fixture
def switched_on(qgis):
    """Welsh, which no speaker has read yet, switched on in QGIS's settings."""
    from hotspot_policing.bridge.ground.texts import UNREVIEWED

    QgsSettings().setValue(UNREVIEWED["cy"], True)
    yield
    QgsSettings().remove(UNREVIEWED["cy"])


@pytest.fixture
def welsh(switched_on):
    from hotspot_policing.plugin import HotspotPolicingPlugin

    plugin = HotspotPolicingPlugin(None)
    plugin.speak("cy_GB")
    yield
    plugin.unload()


def layer_of(*offences):
    """Crimes with these offences, in Cardiff."""
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:string", "Caerdydd", "memory")
    for i, offence in enumerate(offences):
        one = QgsFeature(layer.fields())
        one.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(318000 + i, 176000)))
        one.setAttributes([offence, f"2025-01-{1 + i % 28:02d}"])
        layer.dataProvider().addFeatures([one])
    return layer


def test_an_error_comes_out_in_welsh(run, welsh):
    with pytest.raises(QgsProcessingException) as raised:
        run("checkdata", {"INPUT": layer_of()})
    assert "Nid oes rhesi yn 'Caerdydd'; dewiswch haen neu hidlydd arall." in str(raised.value)
    # With a sentence of core in it, which knows nothing of QGIS.
    from hotspot_policing.core.hotspots.selection import select

    with refused(ValueError, "0"):
        select([1], [1], [0], "top_k", 0)


def test_an_error_is_english_again(run):
    with pytest.raises(QgsProcessingException) as raised:
        run("checkdata", {"INPUT": layer_of()})
    assert "'Caerdydd' has no rows; choose another layer or filter." in str(raised.value)


def test_a_report_comes_out_in_welsh(run, welsh, tmp_path):
    feedback = Feedback()
    page, data = str(tmp_path / "page.html"), str(tmp_path / "page.json")
    run(
        "checkdata",
        {
            "INPUT": layer_of(*["Byrgleriaeth"] * 30),
            "OFFENCE_FIELD": "offence",
            "DATE_FIELD": "date",
            "REPORT": page,
            "REPORT_JSON": data,
        },
        feedback,
    )
    with open(page, encoding="utf-8") as file:
        said = html.unescape(file.read())
    for one in (
        '<html lang="cy">',
        "Gwiriadau",
        "Beth i'w wneud",
        "✓ pasio",
        "heb ei wirio",
        "Dyddiadau: 1 Ion 2025",
        "Rhesi a ddarllenwyd: 30",
        "gwiriad",
        "Mae 30 o droseddau.",
    ):
        assert one in said, one
    assert "yn gwirio…" in feedback.stages
    # What other programs and later runs read is as ever.
    with open(data, encoding="utf-8") as file:
        report = json.load(file)
    assert {one["verdict"] for one in report["checks"]} <= {"pass", "warn", "fail", "not checked"}
    assert "Rows read: 30" in report["provenance"]


def test_what_is_filled_into_a_translated_report_is_escaped(welsh):
    from hotspot_policing.bridge.results.html_report import render

    offence = {"offence": "<script>alert(1)</script>", "crimes": 3, "share": 0.25, "lq": 1, "harm_share": 0.2}
    spot = {
        "rank": 1,
        "name": "<b>Stryd</b>",
        "crimes": 12,
        "share": 0.1,
        "area_km2": 0.01,
        "harm": 5,
        "harm_share": 0.2,
        "top_share": 0.5,
        "offences": [offence],
    }
    page = render(
        "profile",
        title="x",
        hotspots=[spot],
        weighed_by="<i>'tabl'</i>",
        notes=["<u>"],
        provenance=["<s>"],
        radius_m=100,
    )
    assert "12 o droseddau, 10.0% o'r cyfan, mewn 0.010 km²." in page
    assert "&lt;i&gt;&#39;tabl&#39;&lt;/i&gt;" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "&lt;b&gt;Stryd&lt;/b&gt;" in page
    assert not re.search("<(b|i|u|s|script)>", page)


def test_a_value_cannot_leave_an_attribute(qgis):
    from hotspot_policing.bridge.results.html_report import render

    page = render(
        "concentration",
        title="x",
        notes=[],
        provenance=[],
        picture="",
        report={"summary": '"><script>', "places": 1, "crimes": 1, "kinds": []},
    )
    assert 'alt="Lorenz curve: &#34;&gt;&lt;script&gt;"' in page and "<script>" not in page


def test_a_language_that_nobody_has_read_is_not_spoken_unless_it_is_switched_on(qgis):
    from hotspot_policing.plugin import HotspotPolicingPlugin

    plugin = HotspotPolicingPlugin(None)
    plugin.speak("cy_GB")
    try:
        assert plugin.translator is None
        assert QCoreApplication.translate("HotspotPolicing", "Weekly pack") == "Weekly pack"
    finally:
        plugin.unload()


def test_welsh_is_spoken_and_what_is_missing_stays_english(switched_on):
    from hotspot_policing.plugin import HotspotPolicingPlugin

    tool = QgsApplication.processingRegistry().createAlgorithmById("hotspotpolicing:weeklypack")
    assert (tool.displayName(), tool.group()) == ("Weekly pack", "Publish")
    plugin = HotspotPolicingPlugin(None)
    plugin.speak("cy_GB")
    try:
        tool = QgsApplication.processingRegistry().createAlgorithmById("hotspotpolicing:weeklypack")
        assert (tool.displayName(), tool.group()) == ("Pecyn wythnosol", "Cyhoeddi")
        assert QCoreApplication.translate("PackView", "Ope&n report") == "Agor &adroddiad"
        assert QCoreApplication.translate("HotspotPolicing", "Concentration") == "Concentration"
    finally:
        plugin.unload()
    tool = QgsApplication.processingRegistry().createAlgorithmById("hotspotpolicing:weeklypack")
    assert tool.displayName() == "Weekly pack"
