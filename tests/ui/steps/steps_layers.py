"""What a user does in the layer panel; ``test_layers.py`` says what it should show."""

from qgis.PyQt.QtWidgets import QApplication, QDialog


def run_again(window):
    """A result's layer offers to run it again, the ground does not."""
    dock = window.sample()
    window.find()
    window.pause(600)
    view, session, menu = window.iface.layerTreeView(), dock.session, window.load().layer_menu

    def opened(layer):
        view.setCurrentLayer(layer)
        before = set(QApplication.topLevelWidgets())
        menu.action.trigger()
        window.pause(800)
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one not in before]

    saw = {"ground": opened(session.layer(session.choices.areas)) == []}
    dialog = next(one for one in opened(session.result.layer) if one.isVisible())
    given = dialog.createProcessingParameters()
    saw.update(
        tool=dialog.algorithm().name(),
        size=given["CELL_SIZE"],
        crimes=getattr(given["INPUT"], "source", given["INPUT"]) == session.choices.crimes,
        offences=given["OFFENCES"] == session.result.about["parameters"]["OFFENCES"],
        tip=session.result.layer.mapTipTemplate() != "",
    )
    window.picture("run-again")
    dialog.close()
    return saw
