"""Every algorithm says in its document what each parameter, choice and output is."""

import os
import re

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QImage
from support import ROOT

from hotspot_policing.bridge.ground.documents import guide_page


@pytest.fixture
def algorithms(qgis):
    provider = QgsApplication.processingRegistry().providerById("hotspotpolicing")
    return provider.algorithms()


def document(algorithm):
    with open(os.path.join(ROOT, "resources", "help", algorithm.name() + ".md"), encoding="utf-8") as stream:
        return stream.read()


def test_the_document_has_the_tools_title(algorithms):
    for algorithm in algorithms:
        assert document(algorithm).splitlines()[0] == "# " + algorithm.displayName()


def test_every_parameter_choice_and_output_is_explained(algorithms):
    for algorithm in algorithms:
        text = document(algorithm)
        for definition in algorithm.parameterDefinitions():
            assert f"`{definition.name()}`" in text, (algorithm.name(), definition.name())
            if definition.type() == "enum":
                for token in definition.options():
                    assert f"`{token}`" in text, (algorithm.name(), definition.name(), token)
        for output in algorithm.outputDefinitions():
            assert f"`{output.name()}`" in text, (algorithm.name(), output.name())


def test_every_parameter_has_its_own_help_and_every_algorithm_its_icon(algorithms):
    for algorithm in algorithms:
        assert not algorithm.icon().isNull(), algorithm.name()
        assert algorithm.shortHelpString(), algorithm.name()
        for definition in algorithm.parameterDefinitions():
            assert definition.help(), (algorithm.name(), definition.name())


def test_each_method_of_detection_shows_a_real_result(algorithms):
    for algorithm in algorithms:
        if algorithm.groupId() != "detect":
            continue
        shown = re.findall(r'<img [^>]*src="(file:[^"]+)"', algorithm.shortHelpString())
        assert len(shown) == 1, algorithm.name()
        picture = QImage(QUrl(shown[0]).toLocalFile())
        assert picture.width() >= 300, algorithm.name()
        # Not a blank map.
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 5) for y in range(0, picture.height(), 5)}
        assert len(colours) > 10, algorithm.name()


def test_a_page_of_the_guide_is_the_first_that_there_is(tmp_path):
    shipped, made = tmp_path / "guide", tmp_path / "site"
    folders = [str(shipped), str(made)]
    assert guide_page("patrol", folders) == ""
    (made / "tools").mkdir(parents=True)
    for page in ("patrol", "tools/gistar"):
        (made / f"{page}.html").write_text("")
        assert guide_page(page, folders) == str(made / f"{page}.html")
    shipped.mkdir()
    (shipped / "patrol.html").write_text("")
    assert guide_page("patrol", folders) == str(shipped / "patrol.html")
