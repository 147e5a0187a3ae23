"""What is translated: the template holds every text, and a language that is begun is spoken."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = os.path.join(ROOT, "resources", "i18n")


def messages(name):
    """[(context, source, translation)] of a file."""
    tree = ElementTree.parse(os.path.join(FOLDER, name))
    return [(context.findtext("name"), message.findtext("source"), message.findtext("translation") or "")
            for context in tree.iter("context") for message in context.iter("message")]


def test_the_template_holds_every_text():
    done = subprocess.run([sys.executable, os.path.join(ROOT, "scripts", "strings.py"), "--check"],
                          stderr=subprocess.PIPE, check=False)
    assert done.returncode == 0, done.stderr.decode()
    asked = {(context, source) for context, source, _ in messages("hotspot_policing.ts")}
    # One of each kind: a tab, a button of a subclass, a tool's title, the help of a parameter, a group.
    for one in (("HotspotDock", "Overlay"), ("PackView", "Ope&n report"), ("PackView", "Make the &pack"),
                ("HotspotPolicing", "Weekly pack"), ("HotspotPolicing", "On every page of the pack."),
                ("HotspotPolicing", "Prepare")):
        assert one in asked, one


def test_translations_keep_what_is_filled_in():
    for _, source, translation in messages("hotspot_policing_cy.ts"):
        if translation:
            assert re.findall(r"{[^}]*}", source) == re.findall(r"{[^}]*}", translation)
            assert ("…" in source) == ("…" in translation) and ("&" in source) == ("&" in translation), source


def test_welsh_is_spoken_and_what_is_missing_stays_english(qgis):
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
