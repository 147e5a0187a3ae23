"""A tool is found in the toolbox by the words that people bring along from other programs and from the trade."""

import pytest
from every_tool import PREFIX
from qgis.core import QgsApplication
from qgis.gui import QgsProcessingRecentAlgorithmLog, QgsProcessingToolboxProxyModel

from hotspot_policing.contract.tools import TOOLS

#: {what somebody types: the tool that it should bring}.
WORDS = {
    "heatmap": "kerneldensity",
    "heat map": "kerneldensity",
    "KDE": "kerneldensity",
    "kernel": "kerneldensity",
    "dual kernel": "kerneldensity",
    "percent volume contour": "kerneldensity",
    "Getis": "gistar",
    "getis-ord": "gistar",
    "Gi*": "gistar",
    "hot spot analysis": "gistar",
    "optimized hot spot analysis": "gistar",
    "LISA": "localmoran",
    "Moran": "localmoran",
    "cluster and outlier": "localmoran",
    "spatial autocorrelation": "localmoran",
    "space-time cube": "emerginghotspots",
    "space time cube": "emerginghotspots",
    "Mann-Kendall": "emerginghotspots",
    "cluster": "pointclusters",
    "DBSCAN": "pointclusters",
    "standard deviation ellipse": "pointclusters",
    "NNH": "nearestneighbourclusters",
    "CrimeStat": "nearestneighbourclusters",
    "network kernel": "streethotspots",
    "hot routes": "streethotspots",
    "segment cluster": "streethotspots",
    "Knox": "nearrepeat",
    "near repeat": "nearrepeat",
    "repeat victimisation": "nearrepeat",
    "Lorenz": "concentration",
    "Gini": "concentration",
    "80/20": "concentration",
    "risky facilities": "facilities",
    "J-curve": "facilities",
    "licensed premises": "facilities",
    "repeat location": "facilities",
    "UPRN": "facilities",
    "risk terrain": "risksurface",
    "RTM": "risksurface",
    "forecast": "risksurface",
    "hexagon grid": "countcrimes",
    "count points in polygon": "countcrimes",
    "choropleth": "countcrimes",
    "LSOA": "arealsummary",
    "ward": "arealsummary",
    "location quotient": "profile",
    "SARA": "profile",
    "aoristic": "temporalprofile",
    "time of day": "temporalprofile",
    "animation": "timeline",
    "hotspot list": "register",
    "rota": "patrolplan",
    "Koper curve": "patrolplan",
    "tasking": "patrolplan",
    "patrol route": "patrolroutes",
    "travelling salesman": "patrolroutes",
    "GPX": "patrolroutes",
    "GPS": "patrolvisits",
    "AVL": "patrolvisits",
    "RCT": "trialdesign",
    "sample size": "trialdesign",
    "propensity": "matchcontrols",
    "WDD": "impact",
    "difference in differences": "impact",
    "displacement": "impact",
    "control chart": "monitor",
    "PAI": "holdout",
    "PEI": "holdout",
    "MAUP": "stability",
    "sensitivity analysis": "stability",
    "equality": "fairnessaudit",
    "disproportionality": "fairnessaudit",
    "bias": "feedbackloop",
    "stop and search": "searchoverlay",
    "public confidence": "communityfeedback",
    "questionnaire": "communityfeedback",
    "DPIA": "impactprompts",
    "equality impact assessment": "impactprompts",
    "anonymise": "publicationlayer",
    "open data": "publicationlayer",
    "public page": "communityreport",
    "leaflet": "communityreport",
    "provenance": "methodstatement",
    "schedule": "weeklypack",
    "Cambridge harm index": "harmweights",
    "Crime Severity Score": "harmweights",
    "Excel": "importrecords",
    "spreadsheet": "importrecords",
    "Niche": "importrecords",
    "geocode": "importrecords",
    "data.police.uk": "importpoliceuk",
    "data quality": "checkdata",
    "duplicates": "checkdata",
}


@pytest.fixture(scope="module")
def toolbox(qgis):
    """The filter of the toolbox, as Processing sets it up, over every tool that QGIS has."""
    made = QgsProcessingToolboxProxyModel(None, QgsApplication.processingRegistry(), QgsProcessingRecentAlgorithmLog())
    made.setFilters(QgsProcessingToolboxProxyModel.Filters(QgsProcessingToolboxProxyModel.Filter.FilterToolbox))
    return made


def found(toolbox, words):
    """The plugin's tools that the toolbox shows for what is typed."""
    toolbox.setFilterString(words)
    tools, below = set(), [toolbox.index(row, 0) for row in range(toolbox.rowCount())]
    while below:
        index = below.pop()
        below += [toolbox.index(row, 0, index) for row in range(toolbox.rowCount(index))]
        algorithm = toolbox.toolboxModel().algorithmForIndex(toolbox.mapToSource(index))
        if algorithm is not None and algorithm.id().startswith(PREFIX):
            tools.add(algorithm.name())
    return tools


@pytest.mark.parametrize("words", WORDS)
def test_a_word_of_the_trade_brings_its_tool(toolbox, words):
    tools = found(toolbox, words)
    # A word that brought a third of all would not help anybody.
    assert WORDS[words] in tools and len(tools) < len(TOOLS) / 3


def test_every_tool_is_found_by_a_word_of_the_trade(toolbox):
    assert set(WORDS.values()) == set(TOOLS)
    assert found(toolbox, "no such word of any trade") == set() and found(toolbox, "") == set(TOOLS)


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_words_of_a_tool_are_each_given_once(name):
    tags = [tag.casefold() for tag in TOOLS[name].tags.split(", ")]
    assert all(tag == tag.strip() and tag for tag in tags) and len(tags) == len(set(tags))
