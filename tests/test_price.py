"""The price of a roster: what each thing that is missing costs, and the one gap that follows from it."""

from __future__ import annotations

import pytest

from roster.auditor import audit
from roster.domain import Cell, Instance, Roster, Seat, Tier, TierResult, Weights
from roster.domain.opportunity import marginal_cost
from roster.domain.price import price_gap, prices
from tests.worlds import MORNING, RS, officer, post, profile

DEFAULT = Weights()
OTHERS = Weights(scoperto_istituto=7, equita_notti=1, equita_festivi=5, preferenze=2, desiderata=8)


def gap(weights: Weights = DEFAULT, **stands: tuple[int, int]) -> float:
    """The price gap of tiers by name, each with value and bound; 0 and proved where not given."""
    return price_gap(
        [
            TierResult(tier=tier, value=value, bound=bound)
            for tier in Tier
            for value, bound in [stands.get(tier.name.lower(), (0, 0))]
        ],
        weights,
    )


@pytest.mark.parametrize("weights", [DEFAULT, OTHERS])
def test_one_of_each_costs_what_the_scale_says_whatever_the_weights(weights: Weights) -> None:
    of = prices(weights)
    assert set(of) == set(Tier)
    steepest = max(weights.equita_notti, weights.equita_festivi, weights.equita_serali, weights.equita_posti_gravosi)
    apart = marginal_cost(4, 0, 31, 31) - marginal_cost(3, 0, 31, 31)
    assert of[Tier.MINIMUM] * weights.scoperto_istituto == pytest.approx(1000)
    assert of[Tier.NOMINAL] * weights.scoperto_istituto == pytest.approx(1000)
    assert of[Tier.DEROGATION] == 200
    assert of[Tier.FAIRNESS] * steepest * apart == pytest.approx(50)
    assert of[Tier.HOURS] == 5
    assert of[Tier.WISHES] * weights.preferenze == pytest.approx(1)


@pytest.mark.parametrize("weights", [DEFAULT, OTHERS])
def test_a_duty_left_uncovered_costs_1000_by_the_audit_too(weights: Weights) -> None:
    seat = Seat(profile=profile((MORNING,), weights=weights), officers=(officer(),), posts=(post("PORTA", (MORNING,)),))
    instance = Instance(seat=seat, year=2026, month=10)

    def nominal(worked: int) -> int:
        row = (Cell.duty("M", "PORTA"),) * worked + (RS,) * (31 - worked)
        found = audit(instance, Roster(year=2026, month=10, cells={"001": row}))
        return sum(finding.cost for finding in found if finding.tier is Tier.NOMINAL)

    assert prices(weights)[Tier.NOMINAL] * (nominal(5) - nominal(6)) == pytest.approx(1000)


def test_the_gap_is_what_the_price_has_beyond_the_bounds() -> None:
    assert gap(minimum=(3, 3), nominal=(27, 24), wishes=(1000, 1000)) == pytest.approx(1000 / 11000)
    assert gap(hours=(10, 0), derogation=(1, 1)) == pytest.approx(50 / 250)


def test_what_is_proved_has_no_gap_nor_has_what_costs_nothing() -> None:
    assert gap(minimum=(3, 3), fairness=(700, 700)) == 0
    assert gap() == 0


def test_a_tier_better_than_its_bound_makes_up_for_nothing() -> None:
    assert gap(minimum=(6, 3), hours=(0, 200)) == pytest.approx(1000 / 2000)
