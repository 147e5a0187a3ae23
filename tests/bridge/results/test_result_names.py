"""The name of a result says what it is of, in few words."""

from hotspot_policing.bridge.results.result_names import period_of, result_name, with_method


def test_a_window_is_written_as_people_do_and_anything_else_is_none():
    assert period_of("2025-01-01 to 2025-03-31") == "Jan–Mar 2025"
    assert period_of("2025-01-02 to 2025-03-31, 3 days missing") == "2 Jan 2025 – 31 Mar 2025"
    assert period_of("as it came") == period_of("") == ""


def test_parts_that_are_not_known_leave_no_gap():
    assert result_name(["Robbery", "", "150 m"], "hot spots") == "Robbery, 150 m: hot spots"
    assert result_name(["Robbery", "May 2025"]) == "Robbery, May 2025"
    assert result_name(["", ""], "hot spots") == "hot spots"


def test_the_method_is_named_once_and_short():
    assert with_method("Hot spots", "Statistically unusual places (Gi*)") == "hot spots (Gi*)"
    assert with_method("Hot spots", "Ranked places") == "hot spots (ranked places)"
    assert with_method("Timeline", "Timeline") == "timeline"
    assert with_method("Lorenz curve", "Concentration") == "Lorenz curve (concentration)"
    assert with_method("LSOAs", "Areas") == "LSOAs (areas)"
