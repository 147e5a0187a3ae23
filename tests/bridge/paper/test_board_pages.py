"""The board of a plan on paper: what stands on which page."""

import numpy as np
import pytest
from qgis.PyQt.QtGui import QColor
from refusals import refused
from support import pdf_text

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.paper.board_pages import Board, print_board
from hotspot_policing.bridge.patrol.plan_table import PlanSetting
from hotspot_policing.core.patrol.plan import PatrolProblem

pytestmark = pytest.mark.usefixtures("qgis")


@pytest.fixture
def board():
    """Two weeks of forty places, two shifts and two agencies; place 39 is visited in the second week only."""
    count, days = 40, 14
    room = np.full((days, 2, 2), 100)
    problem = PatrolProblem(
        np.ones(count), np.full(count, -1), np.zeros(0), np.zeros((count, 7, 2), bool), room * 20, room, 20
    )
    ids = tuple(f"HS-{k:04d}" for k in range(count))
    setting = PlanSetting(
        problem,
        ids,
        ids,
        (None,) * count,
        tuple(f"2026-07-{6 + day:02d}" for day in range(days)),
        (("Early", "07:00", "15:00"), ("Late", "15:00", "23:00")),
        ("police", "wardens"),
        (),
        {},
        15,
    )
    visits = np.zeros((count, days, 2, 2), np.int64)
    visits[:39, 0, 0, 0] = 1
    visits[0, 0, 0, 1] = 3
    visits[39, 8, 1, 1] = 17
    return Board(setting, visits, [QColor(10, 20, 30), QColor(40, 50, 60)], "OFFICIAL-TEST")


def test_each_week_has_pages_with_the_places_that_are_visited(board, tmp_path):
    path = str(tmp_path / "board.pdf")
    print_board(path, board)
    pages = pdf_text(path).split("\f")[:-1]
    places = [[place for place in board.setting.ids if place in page] for page in pages]
    assert sum(places[:-1], []) == list(board.setting.ids[:39]) and places[-1] == ["HS-0039"]
    assert len(pages) == len(board.sheets) == 3
    assert all(page.count("OFFICIAL-TEST") == 2 for page in pages)
    first, last = pages[0].split(), pages[-1].split()
    assert "42" in first, "the total of the shift, of both agencies and of the places on the other page"
    assert last.count("17") >= 3, "in its cell, in its row and in the total"


def test_a_week_without_visits_is_a_page_all_the_same(board, tmp_path):
    board.visits[:] = 0
    path = str(tmp_path / "board.pdf")
    print_board(path, board)
    assert pdf_text(path).count("\f") == 2


def test_a_board_that_cannot_be_written_says_so(board, tmp_path):
    path = str(tmp_path / "nowhere" / "board.pdf")
    with refused(InputError, "board.pdf"):
        print_board(path, board)
