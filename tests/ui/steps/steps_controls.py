"""The controls of the pages: what they say of themselves, and what is chosen with them; ``test_pages.py`` says what
it should be."""

import re

from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)
from qgis.utils import iface

from hotspot_policing.ui.parts.widgets import LayerBox, read_day
from hotspot_policing.ui.parts.words_box import WordsBox
from hotspot_policing.ui.publish.gather import briefing_of
from hotspot_policing.ui.state.methods import METHODS
from hotspot_policing.ui.table.results_table import columns, shown_columns, table_text
from hotspot_policing.ui.tool.calendar import takes_day
from hotspot_policing.ui.tool.controls import DayControl, label_of
from hotspot_policing.ui.tool.tool_form import make_controls

PROJECT = QgsProject.instance


def controls(window):
    """What every control says of itself, and whether it fits."""
    dock = window.sample()
    # With harm there are more of them.
    dock.find.form.rank_by.rank.setCurrentIndex(1)
    dock.find.form.rank_by.rank.activated.emit(1)
    dock.find.form.offences.set_offences(list(dock.session.survey.offences))
    window.find()
    silent, wide, mnemonics = [], {}, {}
    for name in ("data", "find", "overlay", "patrol", "results", "publish", "methods"):
        page = window.page(name)
        wide[name] = [page.minimumSizeHint().width(), page.parentWidget().width()]
        keys = []
        for control in page.findChildren(QWidget):
            if not control.isVisible():
                continue
            asks = isinstance(control, QComboBox) or isinstance(control, QAbstractButton) and control.text()
            if asks and not control.toolTip():
                silent.append(
                    f"{name}: {type(control).__name__} {control.objectName()} "
                    f"{control.text() if isinstance(control, QAbstractButton) else control.currentText()}"
                )
            if isinstance(control, (QAbstractButton, QLabel)) and not isinstance(control, QLineEdit):
                words = control.text().replace("&&", "")
                if "&" in words and not words.startswith("<"):
                    keys.append(words[words.index("&") + 1].lower())
        mnemonics[name] = keys
    return {
        "silent": silent,
        "wide": wide,
        "mnemonics": mnemonics,
        "screen": [iface.mainWindow().width(), iface.mainWindow().height()],
        "dock": [dock.width(), dock.mapTo(iface.mainWindow(), QPoint(0, 0)).x()],
    }


def silent_controls(page):
    """What a user can act on in a page, shown at the moment or not, that has no tooltip; the parts of QGIS's and Qt's
    own controls count as well, but for the line in a spin box or list that can be typed in, which show theirs."""
    out = []
    for control in page.findChildren(QWidget):
        inside = isinstance(control.parent(), (QComboBox, QAbstractSpinBox))
        acts = isinstance(
            control,
            (
                QAbstractButton,
                QAbstractSpinBox,
                QComboBox,
                QLineEdit,
                QPlainTextEdit,
                QAbstractSlider,
                QAbstractItemView,
            ),
        )
        mine = control.window() == page.window() and not control.objectName().startswith("qt_")
        if (
            acts
            and mine
            and not inside
            and not isinstance(control, (QScrollBar, QHeaderView))
            and not (
                isinstance(control, QAbstractButton)
                and isinstance(control.parent(), (QAbstractItemView, QLineEdit, QgsCollapsibleGroupBox))
            )
            and not control.toolTip()
        ):
            above = control.parent()
            out.append(
                f"{type(control).__name__} "
                f"{control.text() if isinstance(control, QAbstractButton) else control.objectName()!r} "
                f"in {type(above).__name__} {above.toolTip()[:60]!r}"
            )
    return out


def every_control(window):
    """The control of every parameter of every tool: what it shows at first, what it answers, what it is called."""
    window.dock()
    saw = {"made": 0, "answers": [], "labels": [], "unnamed": [], "typed days": [], "zeros": []}
    for tool in QgsApplication.processingRegistry().providerById("hotspotpolicing").algorithms():
        definitions = [one for one in tool.parameterDefinitions() if not one.isDestination()]
        for name, control in make_controls(definitions).items():
            definition = control.parameterDefinition()
            default = definition.defaultValue()
            control.setParameterValue(default)
            saw["made"] += 1
            what = f"{tool.name()}: {name}"
            value = control.parameterValue()
            if value != default and not (default is None and value in ("", [], None, False)):
                saw["answers"].append(f"{what} is {value!r} and not {default!r}")
            spin = control.findChild(QAbstractSpinBox)
            if spin is not None and re.search(r"\.\d*0(?!\d)", spin.text()):
                saw["zeros"].append(what)
            saw["labels"].append(label_of(definition))
            focus = control.focusProxy() or control
            if not (control.accessibleName() and focus.accessibleName()):
                saw["unnamed"].append(what)
            if takes_day(definition) and not isinstance(control, DayControl):
                saw["typed days"].append(what)
            control.deleteLater()
    saw["days"] = [
        read_day(text).toString("yyyy-MM-dd")
        for text in (
            "1/2/2026",
            "01.02.26",
            "1-2-2026",
            "2026-02-01",
            "1 Feb 2026",
            "1 February 2026",
            "30/2/2026",
            "x",
        )
    ]
    return saw


def tips(window):
    """Every control of every page, folded or in another step as well, under every method."""
    dock = window.sample()
    window.find()
    silent, seen, listed = {}, {}, []
    for name in ("data", "find", "overlay", "patrol", "results", "publish", "methods"):
        page = window.page(name)
        silent[name], seen[name] = silent_controls(page), len(page.findChildren(QWidget))
        listed += [
            box.itemText(i)
            for box in page.findChildren(QComboBox)
            for i in range(min(box.count(), 12))
            if isinstance(box.currentData(), str)
            and not box.inherits("QgsMapLayerComboBox")
            and not box.inherits("QgsFieldComboBox")
            and not isinstance(box, LayerBox)
        ]
    form = dock.find.form
    for method in METHODS:
        index = form.method.findData(method)
        form.method.setCurrentIndex(index)
        form.method.activated.emit(index)
        window.pause(100)
        silent[method] = silent_controls(form)
        seen[method] = len(form.advanced.findChildren(QWidget))
        listed += [box.itemText(i) for box in form.findChildren(WordsBox) for i in range(box.count())]
    silent["card"] = silent_controls(dock.card)
    # No list shows a token: what files and commands have for what is chosen.
    tokens = [text for text in listed if "_" in text or text in ("auto", "utc", "written", "count", "log")]
    # What is chosen by words is remembered as the token.
    first = form.method.findData("gistar")
    form.method.setCurrentIndex(first)
    form.method.activated.emit(first)
    values = form.advanced.wrappers["VALUES"]
    before = dock.session.find_parameters().get("VALUES", values.parameterDefinition().defaultValue())
    values.setCurrentIndex(1 - values.currentIndex())
    return {
        "silent": silent,
        "seen": seen,
        "tokens": tokens,
        "listed": len(listed),
        "values": [before, dock.session.find_parameters().get("VALUES")],
        "tip": values.toolTip(),
    }


def advanced(window):
    """The rarer parameters, in controls of our own under a heading that folds."""
    dock = window.sample()
    page = window.page("find")
    form = page.form
    folded = not form.advanced.isVisible()
    form.advanced_box.setCollapsed(False)
    window.pause(200)
    shown = sorted(form.advanced.wrappers)
    largest = form.advanced.wrappers["MAX_AREA"].wrappedWidget()
    spin = largest if hasattr(largest, "setValue") else largest.findChild(QDoubleSpinBox)
    spin.setValue(0.02)
    line = form.advanced.wrappers["FILTER"].wrappedWidget().findChild(QLineEdit)
    line.setText("\"location\" LIKE '%Street%'")
    line.editingFinished.emit()
    zone = form.advanced.wrappers["TIME_ZONE"].wrappedWidget()
    zone = zone if isinstance(zone, QComboBox) else zone.findChild(QComboBox)
    zone.setCurrentIndex(1)
    window.pause(200)
    window.wait(lambda: not dock.session.surveying and dock.session.survey is not None)
    zone = [given.get("TIME_ZONE") for given in (dock.session.crime_parameters(), dock.session.find_parameters())]
    heading = form.advanced_box.title()
    window.find()
    rows = dock.session.result.rows
    saw = {
        "folded": folded,
        "shown": shown,
        "heading": heading,
        "zone": zone,
        "largest": max(row["area_km2"] for row in rows),
        "places": {card["locations"][0]["location"] for card in dock.session.result.cards.values()},
    }
    saw["streets"] = all("Street" in place for place in saw.pop("places"))
    form.method.setCurrentIndex(1)
    form.method.activated.emit(1)
    saw["gistar"] = sorted(form.advanced.wrappers)
    form.advanced.forget()
    saw["after"] = [form.advanced_box.title(), dock.session.choices.advanced]
    return saw


def _shown_without_areas(result):
    for row in result.rows:
        row["area_name"] = None
    return [one.title for one in shown_columns(result)]


def by_district(window):
    """Places chosen in each ward as in a district, beside the rule; then the same wards under other methods."""
    dock = window.sample()
    form = window.page("find").form
    chips = [form.chips["rule"].text()]
    controls = form.districts.wrappers
    window.choose(form.districts)
    wards = next(one for one in PROJECT().mapLayers().values() if "ward" in one.name().lower())
    for name, value in (("DISTRICTS", wards.id()), ("DISTRICT_NAME", "WD13NM")):
        controls[name].setParameterValue(value)
        controls[name].widgetValueHasChanged.emit(controls[name])
    window.pause(200)
    window.picture("districts")
    chips.append(form.chips["rule"].text())
    saw = {"shown": [sorted(controls), sorted(form.advanced.wrappers)], "name": form.unusual_rule()}
    asked = dock.session.find_parameters()
    window.find()
    window.picture("found_by_district")
    result = dock.session.result
    row = result.rows[0]
    dock.open_card(row["hotspot_id"])
    window.pause(200)
    window.picture("card_in_its_district")
    saw.update(
        asked=[asked["DISTRICTS"] == wards.id(), asked["DISTRICT_NAME"]],
        districts=len({one["district"] for one in result.rows}),
        headline=dock.find.headline.summary.text(),
        figures=result.about["figures"],
        columns=[[one.title for one in some(result)] for some in (shown_columns, columns)],
        # As where places are called after no area.
        elsewhere=_shown_without_areas(result),
        cells=[one.text(row) for one in columns(result) if "istrict" in one.title],
        row=[row["district"], str(row["rank_dist"])],
        card=[one.text() for one in dock.card.findChildren(QLabel)],
        briefing=[words for place in briefing_of(dock.session, 3).places for _, words in place.notes],
    )
    dock.close_card()
    for method in ("gistar", "kerneldensity"):
        dock.session.set_method(method)
        form.show_choices()
        chips.append(form.chips["rule"].text())
        saw[method] = [sorted(form.districts.wrappers), "DISTRICTS" in dock.session.find_parameters()]
    return dict(saw, chips=chips)


def tick_offences(window):
    """The list of offences, with mouse and keyboard, by search and by group."""
    dock = window.sample()
    page = window.page("find")
    form, offences = page.form, page.form.offences.kinds
    window.choose(offences)
    tree, chip = offences.tree, form.chips["offences"]
    saw = {"before": offences.chosen(), "faces": [chip.text()]}

    def tick(item):
        tree.scrollToItem(item)
        box = tree.visualItemRect(item)
        # The box to tick is at the left of the text, whatever the style.
        for x in range(box.left(), box.left() + 30, 3):
            before = item.checkState(0)
            window.click(tree.viewport(), QPoint(x, box.center().y()))
            if item.checkState(0) != before:
                break
        window.pause(50)
        saw["faces"].append(chip.text())

    for name in ("Burglary", "Public order"):
        tick(offences.item(name))
    tree.setCurrentItem(offences.item("Burglary"))
    window.key(tree, Qt.Key.Key_Space)
    window.pause(50)
    saw["faces"].append(chip.text())
    saw["counts"] = {name: offences.item(name).text(1) for name in dock.session.survey.offences}
    saw["survey"] = dock.session.survey.offences
    # By its heading, a whole group.
    group = offences.item("Burglary").parent()
    tick(group)
    saw["group"] = [sorted(dock.session.chosen_offences()), [group.child(i).text(0) for i in range(group.childCount())]]
    buttons = {one.text().replace("&", ""): one for one in form.offences.presets.findChildren(QPushButton)}
    window.click(buttons["None"])
    saw["none"] = [dock.session.chosen_offences(), page.needs.met["offences"]]
    offences.search.setText("theft")
    saw["listed"] = sorted(offences.listed())
    window.click(buttons["All"])
    saw["found"] = sorted(dock.session.chosen_offences())
    offences.search.clear()
    window.click(buttons["All"])
    saw["all"] = len(dock.session.chosen_offences())
    window.click(buttons["Street-visible"])
    saw["again"] = offences.chosen()
    saw["open"] = tree.isVisible()
    return saw


def choose_flags(window):
    """A preset and then none, by the menu beside the offences."""
    dock = window.sample()
    form = window.page("find").form
    saw = {"before": dock.session.crime_parameters().get("FLAGS", "")}
    form.offences.flags_menu.aboutToShow.emit()
    saw["titles"] = [action.text() for action in form.offences.flags_menu.actions() if action.text()]
    saw["able"] = {
        action.text(): (action.isEnabled(), action.toolTip()) for action in form.offences.flags_menu.actions()
    }
    next(action for action in form.offences.flags_menu.actions() if action.text() == "ASB").trigger()
    saw["asked"], saw["face"] = dock.session.crime_parameters(), form.chips["offences"].text()
    window.find()
    saw["crimes"] = sum(row["crimes"] for row in dock.session.result.rows)
    saw["parameter"] = dock.session.result.about["parameters"].get("FLAGS")
    form.offences.flags_menu.aboutToShow.emit()
    form.offences.flags_menu.actions()[0].trigger()
    saw["after"] = dock.session.crime_parameters().get("FLAGS", "")
    return saw


def add_roads():
    """A road through each of some streets of Middlesbrough, as a layer of the project."""
    roads = QgsVectorLayer("LineString?crs=EPSG:27700&field=name:string", "Roads", "memory")
    made = []
    for i in range(30):
        feature = QgsFeature(roads.fields())
        feature.setAttributes([f"Road {i}"])
        feature.setGeometry(QgsGeometry.fromWkt("LineString({0} 519000, {0} 521500)".format(447000 + 150 * i)))
        made.append(feature)
    roads.dataProvider().addFeatures(made)
    PROJECT().addMapLayer(roads)
    return roads


def every_method(window):
    """Each method of the picker with what the page asks for, on the sample; and back to the first."""
    dock = window.sample()
    page = window.page("find")
    session = dock.session
    roads = add_roads()
    window.pause(300)
    saw = {}
    for index in range(page.form.method.count()):
        name = page.form.method.itemData(index)
        if METHODS[name].answers:
            continue
        page.form.method.setCurrentIndex(index)
        page.form.method.activated.emit(index)
        window.pause(100)
        if name == "streethotspots":
            session.set(advanced=dict(session.choices.advanced, STREETS=roads.id(), NAME_FIELD="name"))
            page.form.show_choices()
        elif name == "kerneldensity":
            session.set(advanced=dict(session.choices.advanced, BANDWIDTH=300.0, CELL_SIZE=50.0))
            page.form.show_choices()
        if name == "emerginghotspots":
            saw["short"] = [page.needs.missing(), page.button.button.isEnabled()]
            continue
        before = session.choices.result
        window.click(page.button.button)
        window.wait(lambda: session.choices.result is not before or page.problem.text(), 90, name)
        window.pause(400)
        saw[name] = {
            "problem": page.problem.text(),
            "rows": len(session.result.rows),
            "places": not page.form.chips["places"].isHidden(),
            "own": sorted(page.form.own.wrappers),
            "why": page.form.method.itemData(index, Qt.ItemDataRole.ToolTipRole),
            "layers": sorted(session.result.about["layers"]),
            "summary": session.result.about["summary"],
            "wide": [page.minimumSizeHint().width(), page.parentWidget().width()],
            "estimate": page.estimate.text(),
        }
        if name in ("kerneldensity", "pointclusters"):
            window.picture("method-" + name)
    # What was set for a method comes back with it, and nothing of it reaches another.
    index = page.form.method.findData("pointclusters")
    page.form.method.setCurrentIndex(index)
    page.form.method.activated.emit(index)
    page.form.own.wrappers["EPS"].setParameterValue(77.0)
    page.form.own._edited()
    first = page.form.method.findData("countcrimes")
    page.form.method.setCurrentIndex(first)
    page.form.method.activated.emit(first)
    saw["there"] = "EPS" in session.find_parameters()
    page.form.method.setCurrentIndex(index)
    page.form.method.activated.emit(index)
    saw["back"] = session.find_parameters()["EPS"]
    saw["by harm"] = _clusters_by_harm(window, roads)
    return saw


def _clusters_by_harm(window, roads):
    """Streets by harm, in clusters: the row of one and its card."""
    dock, page = window.dock(), window.page("find")
    session = dock.session
    session.set(rank_by="harm", weights="invented")
    session.set_method("streethotspots")
    # So many that hot streets meet.
    many = {"SELECT_BY": "area_share", "SELECT_VALUE": 30.0, "TOLERANCE": 75.0}
    session.set(advanced=dict(many, STREETS=roads.id(), SEGMENT_LENGTH=100.0, CLUSTER_LENGTH=400.0))
    session.choices_replaced.emit()
    before = session.choices.result
    window.click(page.button.button)
    window.wait(lambda: session.choices.result is not before or page.problem.text(), 90, "the clusters")
    window.pause(400)
    row = max(session.result.rows, key=lambda one: one["units"])
    place = [one["hotspot_id"] for one in session.result.rows].index(row["hotspot_id"])
    window.picture("method-street-clusters")
    dock.open_card(row["hotspot_id"])
    window.wait(lambda: session.result.cards, 60, "the cards")
    window.pause(200)
    window.picture("card-street-cluster")
    return {
        "problem": page.problem.text(),
        "row": {name: row[name] for name in ("units", "length_m", "walk_min", "harm")},
        "table": table_text(session.result)[place + 1],
        "facts": dock.card.scroll.widget().findChildren(QLabel)[0].text(),
        "wide": [page.minimumSizeHint().width(), page.parentWidget().width()],
    }
