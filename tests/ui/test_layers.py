"""Layers of results in QGIS's own layer panel; steps_layers.py does what the user does."""


def test_a_result_is_run_again_from_the_menu_of_its_layer(in_window):
    saw = in_window("run_again", "steps_layers.py")
    assert saw == {"ground": True, "tool": "countcrimes", "size": 150, "crimes": True, "offences": True, "tip": True}
