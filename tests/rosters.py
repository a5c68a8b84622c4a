"""Any roster over a random small institute, lawful or not, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from roster.domain import Cell, DayCode, OnCall, Plan, Provenance, Roster
from tests.institutes import institutes


@st.composite
def any_plans(draw: DrawFn, *, gaps: bool = True) -> Plan:
    """Draw a plan: each cell a duty of the seat, two of them, a status, or nothing where ``gaps`` says so."""
    instance = draw(institutes())
    duties = [Cell.duty(s.code, p.code) for s in instance.profile.shifts for p in instance.seat.posts]
    double = Cell(code=DayCode.DUTY, duties=(*duties[0].duties, *duties[-1].duties))
    statuses = [Cell(code=code) for code in DayCode if code is not DayCode.DUTY]
    cell = st.sampled_from([*duties, *statuses, double, *([None] if gaps else [])])
    days = instance.days
    rows = {o.id: tuple(draw(st.lists(cell, min_size=len(days), max_size=len(days)))) for o in instance.officers}
    plan = instance.profile.on_call
    turn = st.builds(
        OnCall,
        officer=st.sampled_from([o.id for o in instance.officers]),
        day=st.sampled_from(days),
        shift=st.just(plan.shift if plan else ""),
    )
    turns = draw(st.lists(turn, max_size=3, unique_by=lambda t: (t.officer, t.day))) if plan else []
    turns.sort(key=lambda t: (t.day, t.officer))
    roster = Roster(year=instance.year, month=instance.month, cells=rows, on_call=tuple(turns))
    return Plan(instance=instance, roster=roster, tiers=(), certificates=(), provenance=Provenance(version="0.1.0"))
