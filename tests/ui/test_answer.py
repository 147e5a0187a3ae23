"""Methods that find no hot spots, in the real window; steps_answer.py does it."""


def test_near_repeats_and_concentration_answer_on_the_page(in_window):
    saw = in_window("answers", "steps_answer.py")
    assert saw["button"] == "&Find near repeats"
    assert saw["asked"] == [False, False, ["DAYS", "DISTANCES", "TODAY"]]
    assert saw["empty"] == [True, False, False, False]
    assert "month" in saw["months"]
    assert saw["places asked"]
    shown, others, words, problem = saw["concentration"]
    assert shown and not others and problem == "" and "Half of " in words
    assert saw["wide"][0] <= saw["wide"][1], "cut off"
    assert [row[0] for row in saw["cells"]] == ["Gini", "Generalised Gini", "Places with 25 %", "Places with 50 %"]
    assert saw["files"] == [".gpkg", ".html", ".json"]
    words, problem = saw["nearrepeat"]
    assert problem == "" and "times as many as by chance" in words
    # Ninety were planted within 200 m (along the streets) and a week; the rest is chance.
    band, observed, expected, ratio, q = saw["first band"]
    assert band == "0 to under 200 m, 0 to 6 days" and int(observed) >= 90 and float(ratio) > 3 and float(q) < 0.05
    assert saw["circles"][0] > 0
    assert saw["back"] == saw["concentration"][2]
    assert saw["hot spots again"] == ["&Find hot spots", False, True]
    assert saw["cleared"] is False and saw["opened"] == [True, True]
