"""A workbook and a JSON file of before the sheets about overtime, study, changes and balances read as they did.

``earlier/sede.xlsx`` is a sample as it was then, ``earlier/sede.json`` what that version of the program read in it.
"""

from pathlib import Path

import pytest

from roster.domain import Seat, ServiceKind, UnitLevel
from roster.reader import read_seat
from tests.places import without_places

FOLDER = Path(__file__).parent / "earlier"


@pytest.fixture(scope="module")
def seat() -> Seat:
    return read_seat(FOLDER / "sede.xlsx")


def test_it_reads_as_it_did(seat: Seat) -> None:
    assert len(seat.officers) == 34
    assert without_places(seat) == without_places(read_seat(FOLDER / "sede.json"))


def test_what_it_could_not_say_is_not_made_up(seat: Seat) -> None:
    assert (seat.extras, seat.studies, seat.assemblies, seat.changes, seat.balances) == ((), (), (), (), ())
    assert seat.profile.overtime == ()
    assert seat.profile.informed_on is seat.profile.examined_on is None
    assert {unit.level for unit in seat.profile.units} == {UnitLevel.ISTITUTO}
    assert {post.service for post in seat.posts} == {ServiceKind.ALTRO}
    assert {cap.unit for cap in seat.profile.caps} == {None}
    assert {row.shooting for row in seat.history.counters} == {0}
