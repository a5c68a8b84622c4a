"""From classes of posts to posts: minimum first, then nominal, officers rotated, fixed cells kept."""

from __future__ import annotations

from collections import Counter
from datetime import date

from roster.domain import Cell, Cover, Derogation, DerogationKind, Instance, Seat
from roster.domain.post_classes import post_classes
from roster.search.posts import with_posts
from tests.worlds import MORNING, officer, post, profile


def three_sections(officers: int) -> Instance:
    covers = {"SEZ1": (1, 1), "SEZ2": (0, 1), "SEZ3": (1, 1)}
    posts = tuple(
        post(code).model_copy(update={"cover": (Cover(shift="M", minimum=low, nominal=high),)})
        for code, (low, high) in covers.items()
    )
    people = tuple(officer(f"{n:03d}") for n in range(1, officers + 1))
    return Instance(seat=Seat(profile=profile((MORNING,)), officers=people, posts=posts), year=2026, month=10)


def assigned(instance: Instance, cells, fixed=None) -> list[str]:
    found = with_posts(instance, cells, fixed or {})
    return sorted(str(cell) for cell in found.values())


DAY = date(2026, 10, 5)


def test_posts_with_a_minimum_are_filled_first() -> None:
    cells = {(f"{n:03d}", DAY): Cell.duty("M", "SEZ1") for n in (1, 2)}
    assert assigned(three_sections(2), cells) == ["M SEZ1", "M SEZ3"]


def test_nominal_cover_comes_next_and_then_one_more_each() -> None:
    cells = {(f"{n:03d}", DAY): Cell.duty("M", "SEZ1") for n in (1, 2, 3, 4)}
    assert assigned(three_sections(4), cells) == ["M SEZ1", "M SEZ1", "M SEZ2", "M SEZ3"]


def test_a_fixed_cell_keeps_its_post_and_its_place_is_taken() -> None:
    fixed = {("001", DAY): Cell.duty("M", "SEZ3")}
    cells = {**fixed, ("002", DAY): Cell.duty("M", "SEZ1")}
    found = with_posts(three_sections(2), cells, fixed)
    assert str(found["001", DAY]) == "M SEZ3"
    assert str(found["002", DAY]) == "M SEZ1"


def test_officers_rotate_among_the_posts_of_a_class() -> None:
    instance = three_sections(3)
    cells = {(o.id, day): Cell.duty("M", "SEZ1") for o in instance.officers for day in instance.days[:6]}
    held = Counter((who, str(cell)) for (who, _), cell in with_posts(instance, cells, {}).items())
    assert set(held.values()) == {2}


def test_a_derogation_that_names_a_post_sets_it_apart() -> None:
    posts = three_sections(1).seat.posts
    derogation = Derogation(kind=DerogationKind.TURNO_OLTRE_6_ORE, reference="art. 9", posts=("SEZ2",))
    assert [len(group.members) for group in post_classes(posts, ())] == [3]
    found = [[post.code for post in group.members] for group in post_classes(posts, (derogation,))]
    assert found == [["SEZ1", "SEZ3"], ["SEZ2"]]
