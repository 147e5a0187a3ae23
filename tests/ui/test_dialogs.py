"""Dialogs for files in the real window; steps_dialogs.py does what the user does."""


def test_dialogs_begin_in_the_project_then_where_the_last_one_ended(in_window):
    saw = in_window("folders", "steps_dialogs.py")
    folder, elsewhere = saw["folder"], saw["elsewhere"]
    assert saw["first"] == [[folder], elsewhere + "/a.pdf"], "with the ending"
    assert saw["next"] == [[elsewhere], ""]
    assert saw["read"] == [[folder], elsewhere + "/crimes.csv"], "what is read lies apart from what is written"
    assert saw["read next"] == [[elsewhere], ""]
    assert saw["other"][1] == [[saw["other"][0]], ""], "another project begins in its own folder"
