"""Which map to trust, how sure hot spots are and what learning finds; steps_maps.py does what the user does."""


def test_maps_are_tried_and_the_best_is_taken_into_find(in_window):
    saw = in_window("maps", "steps_maps.py", seconds=600)
    assert saw["no area"].startswith("Choose a study area on the Hot spots page first")
    problem, words, shown, again = saw["said"]
    assert problem == "" and " 2% of the area" in words and shown
    assert not again and saw["next"] == [[False, True], [True, False]] * 3
    use = saw["use"]
    method, unit, size, start, end, share, advanced = saw["taken"]
    assert method == use["METHOD"] and end == "2024-06-30" and saw["page"] == "find"
    # The boxes of Find say what is counted: crimes of one day a month stand for the whole month.
    assert saw["boxes"] == [start or "2022-01-01", "2024-06-30"]
    months = int(end[:4]) * 12 + int(end[5:7]) - int(start[:4]) * 12 - int(start[5:7]) + 1 if start else 0
    assert months == use["LAST"]
    if method == "countcrimes":
        assert (unit, size, share) == (use["UNIT"], use["CELL_SIZE"], 2.0)
    # Nothing of the winner is lost on the way: with an age of its own, Find has that too.
    assert advanced.get("HALF_LIFE") == use.get("HALF_LIFE") and advanced.get("BANDWIDTH") == use.get("BANDWIDTH")
    assert saw["found"]
    needs, has = saw["wide"]
    assert needs <= has
    # Each hot spot that Find found says how sure it is; its row and its place are one selection.
    problem, words, wide, widgets = saw["stability"]
    assert problem == "" and "hot spots" in words and widgets == 5 and wide <= has
    assert len(set(saw["sure rows"])) == 1
    row, ranks = saw["row"]
    assert ranks == [1] and row.startswith("1 ")
    problem, words, wide, widgets = saw["risksurface"]
    assert problem == "" and "simple map" in words and widgets == 3 and wide <= has


def test_by_harm_the_map_for_harm_is_taken_into_find(in_window):
    saw = in_window("maps_by_harm", "steps_maps.py", seconds=300)
    problem, words, shown = saw["said"]
    unit = "harm score (square root)"
    assert problem == "" and unit in words and shown
    assert saw["rows"] == 4 and unit in saw["table"][-1]
    best = saw["harm"]["recommended"]
    assert saw["harm"]["unit"] == unit and best["made_from"] == "harm" == best["use"]["RANK_BY"]
    assert saw["taken"] == ["find", "harm", "harm", "sqrt", best["use"]["METHOD"]]
