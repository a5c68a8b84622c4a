"""What a bound in points proves in duties: never more than it does, whatever the weights."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from roster.auditor import audit
from roster.certificate import certificates
from roster.domain import (
    Absence,
    AbsenceState,
    Cell,
    Certificate,
    Cover,
    DayCode,
    Instance,
    Roster,
    Seat,
    TaskClass,
    Tier,
    TierResult,
    Weights,
)
from roster.messages import certificate_text
from tests.worlds import MORNING, RS, officer, post, profile

RULES = Path(__file__).parents[1] / "constraints"
GATE = post("PORTA").model_copy(update={"cover": (Cover(shift="M", minimum=1, nominal=2),)})
OFFICE = post("UFF", task=TaskClass.UFFICIO).model_copy(update={"cover": (Cover(shift="M", minimum=0, nominal=1),)})
WISH = Absence(
    officer="001", first=date(2026, 10, 7), last=date(2026, 10, 7), code=DayCode.RC, state=AbsenceState.CHIESTA
)


def instance(*absences: Absence, weights: Weights = Weights()) -> Instance:  # noqa: B008  a frozen value
    seat = Seat(
        profile=profile((MORNING,), weights=weights),
        officers=(officer(),),
        posts=(GATE, OFFICE),
        absences=absences,
    )
    return Instance(seat=seat, year=2026, month=10)


def roster(worked: int) -> Roster:
    """So many mornings at the gate, the other dates of October at rest."""
    row = (Cell.duty("M", "PORTA"),) * worked + (RS,) * (31 - worked)
    return Roster(year=2026, month=10, cells={"001": row})


def points(of: Instance, rows: Roster, tier: Tier) -> int:
    return sum(finding.cost for finding in audit(of, rows) if finding.tier is tier)


def proved(of: Instance, rows: Roster, *, below: tuple[int, int] = (0, 0)) -> tuple[Certificate, ...]:
    """Certificates where each tier of cover has its value from the audit, and a bound that much below."""
    tiers = []
    for tier, less in zip((Tier.MINIMUM, Tier.NOMINAL), below, strict=True):
        value = points(of, rows, tier)
        tiers.append(TierResult(tier=tier, value=value, bound=value - less))
    return certificates(of, rows, tiers)


def test_with_one_weight_points_are_duties() -> None:
    weights = Weights(scoperto_istituto=3, scoperto_ufficio=3)
    assert proved(instance(weights=weights), roster(21)) == (
        Certificate(tier=Tier.MINIMUM, least=10, here=10),
        Certificate(tier=Tier.NOMINAL, least=72, here=72),
    )


def test_with_several_weights_a_bound_proves_no_more_than_if_all_were_the_heaviest() -> None:
    """41 at the gate (3 points), 31 at the office (2): 185 points could be 62 duties at the gate alone."""
    assert proved(instance(), roster(21))[1] == Certificate(tier=Tier.NOMINAL, least=62, here=72)


@pytest.mark.parametrize(("below", "least"), [(0, 10), (1, 10), (2, 10), (3, 9), (27, 1)])
def test_a_part_of_a_duty_is_a_duty(below: int, least: int) -> None:
    assert proved(instance(), roster(21), below=(below, 0))[0] == Certificate(tier=Tier.MINIMUM, least=least, here=10)


def test_a_bound_that_leaves_room_for_no_duty_proves_nothing() -> None:
    assert proved(instance(), roster(21), below=(30, 185)) == ()
    assert proved(instance(), roster(31))[0].tier is Tier.NOMINAL


def test_nominal_cover_is_proved_under_a_minimum_that_is_proved() -> None:
    assert [found.tier for found in proved(instance(), roster(21), below=(1, 0))] == [Tier.MINIMUM]


def test_points_of_a_compensatory_rest_are_no_duties() -> None:
    """A rest asked for and not given is 6 points: 191 in all, and still 62 duties for who denies as many rests."""
    of = instance(WISH)
    assert points(of, roster(21), Tier.NOMINAL) == 185 + 6
    assert proved(of, roster(21))[1] == Certificate(tier=Tier.NOMINAL, least=62, here=72, with_rests=True)


def test_the_sentence_says_among_which_rosters() -> None:
    plain, rests = (Certificate(tier=Tier.NOMINAL, least=5, here=7, with_rests=rests) for rests in (False, True))
    assert certificate_text(plain, "en") == (
        "Duties uncovered of the nominal cover: 7. Proved: no roster as good on the minimum of safety can leave fewer "
        "than 5 uncovered"
    )
    assert "e sui riposi compensativi può lasciarne scoperti meno di 5" in certificate_text(rests)


def test_only_duties_and_compensatory_rests_weigh_in_the_tiers_of_cover() -> None:
    """Reperibilità is decided apart. Another rule that charged these tiers would make the sentence untrue."""
    weighing = {
        p.stem for p in RULES.rglob("*.py") if "Tier.NOMINAL" in (code := p.read_text()) or "Tier.MINIMUM" in code
    }
    assert weighing == {"a10_posti", "a12_data_chiesta", "a12_scadenza", "a13_volontari"}
