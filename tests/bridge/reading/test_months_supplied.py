"""Which months of which force were imported: written, read again, and what lacks."""

from hotspot_policing.bridge.reading.months_supplied import Supply, parsed


def months(*texts):
    return {(int(text[:4]) - 1970) * 12 + int(text[5:]) - 1 for text in texts}


SUPPLY = Supply({"kent": months("2024-12", "2025-01", "2025-03"), "essex": months("2025-02", "2025-03")})


def test_what_was_written_is_read_again():
    assert parsed(SUPPLY.text()) == SUPPLY
    assert parsed("") == parsed("nothing known") == Supply()


def test_runs_hold_all_their_months():
    assert parsed("kent 2024-11 to 2025-02").forces == {"kent": months("2024-11", "2024-12", "2025-01", "2025-02")}
    assert parsed("kent 2024-99") == Supply()


def test_a_gap_is_a_month_between_others_of_one_force():
    assert {force: found.astype(str).tolist() for force, found in SUPPLY.by_force.items()} == {"kent": ["2025-02"]}
    assert SUPPLY.gaps.astype(str).tolist() == ["2025-02"] and Supply().gaps.tolist() == []


def test_each_force_that_lacks_months_of_others_is_named():
    notes = SUPPLY.notes()
    assert len(notes) == 2 and "essex" in notes[0] and "kent" in notes[1]
    assert Supply({"kent": months("2025-01")}).notes() == []
