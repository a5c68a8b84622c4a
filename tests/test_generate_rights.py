"""The rights of persons in the main job: students, two parents, who is spared continuous turns."""

from __future__ import annotations

from datetime import date

import pytest

from roster.auditor import audit
from roster.domain import Ground, GroundKind, Request, RequestKind, Study, StudyKind
from roster.errors import InputError
from roster.generate import generate
from roster.record import Record
from tests.test_generate import GATE, PEOPLE, QUICK, instance
from tests.worlds import MORNING, officer, post

STUDENT = officer("009", requests=(Request(kind=RequestKind.STUDENTE),))
ALL_DAY = Study(
    officer="009",
    kind=StudyKind.LEZIONE,
    first=date(2026, 10, 1),
    last=date(2026, 10, 31),
    start_minute=7 * 60,
    end_minute=18 * 60,
)


def test_a_student_whose_lessons_leave_no_shift_by_day_is_named_with_the_remedy() -> None:
    with pytest.raises(InputError) as refused:
        generate(instance(officers=(*PEOPLE, STUDENT), studies=(ALL_DAY,)), QUICK)
    (problem,) = refused.value.problems
    assert (problem.key, problem.values["id"], problem.sheet) == ("refused.student", "009", "Studio")


def test_exceptional_needs_let_the_same_student_serve_by_day() -> None:
    need = Ground(
        id="M1",
        kind=GroundKind.ECCEZIONALI_MOTIVATE,
        text="evento critico",
        author="comandante",
        officer="009",
        first=date(2026, 10, 1),
        last=date(2026, 10, 31),
        quantity=31,
    )
    plan = generate(instance(officers=(*PEOPLE, STUDENT), studies=(ALL_DAY,), grounds=(need,)), QUICK)
    covered = [f for f in audit(plan.instance, plan.roster) if f.rule == "ANQ-10.10"]
    assert covered
    assert all(f.ground == "M1" for f in covered)


def test_two_parents_never_serve_the_same_hours() -> None:
    asked = Request(kind=RequestKind.GENITORI_NEL_CORPO, other_parent="002")
    plan = generate(instance(officers=(officer("001", requests=(asked,)), *PEOPLE[1:])), QUICK)
    record = Record(plan.instance, plan.roster)
    mine, theirs = ({(s.day, s.shift.code) for s in record.stints_of_month(who)} for who in ("001", "002"))
    assert mine
    assert theirs
    assert mine.isdisjoint(theirs)


def test_who_is_spared_continuous_turns_serves_elsewhere_or_is_named() -> None:
    nursing = officer("009", requests=(Request(kind=RequestKind.ALLATTAMENTO),))
    with pytest.raises(InputError) as refused:
        generate(instance(officers=(*PEOPLE, nursing)), QUICK)
    assert [(p.key, p.values["id"]) for p in refused.value.problems] == [("refused.nowhere", "009")]
    plan = generate(instance(posts=(GATE, post("UFF", (MORNING,))), officers=(*PEOPLE, nursing)), QUICK)
    places = {s.post.code for s in Record(plan.instance, plan.roster).stints_of_month("009") if s.post}
    assert places == {"UFF"}
