"""The post that words name: by code, by name, by a beginning that fits one only, with one typing slip."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from roster.domain.post import Post
from roster.foreign.meanings.senses import Note, Unclear
from roster.workbook.text import fold, fold_code

_NOT_ALNUM = re.compile(r"[\W_]+")
_NOT_FIGURE = re.compile(r"\D+")
_SHORTEST_BEGINNING = 3
_SHORTEST_WITH_SLIP = 5
_LONGEST_CODE = 12


def find_post(
    words: str, unit: str, posts: Sequence[Post], given: Mapping[str, str]
) -> tuple[str, tuple[Note, ...]] | Unclear:
    """Return the code of the post that ``words`` name and what is to be told, or why there is none.

    Posts of several units with one name are told apart by ``unit``, the one of the officer. ``given`` are the codes of
    the map by :func:`post_key`.
    """
    words = given.get(post_key(words), words)
    for fits, told in _LEVELS:
        found = [post for post in posts if fits(words, post)]
        own = [post for post in found if post.unit == unit]
        if len(found) == 1 or len(own) == 1:
            post = found[0] if len(found) == 1 else own[0]
            narrowed = len(found) > 1
            values = {"post": words, "code": post.code, "name": post.name, "unit": unit}
            note = Note("meaning.post_of_unit" if narrowed else "meaning.post_taken", values)
            return post.code, (note,) if narrowed or told else ()
        if found:
            options = tuple(post.code for post in found)
            return Unclear("meaning.asked_post_many", {"post": words, "options": ", ".join(options)}, options)
    return Unclear("meaning.asked_post", {"post": words})


def codes_for(names: Iterable[str]) -> dict[str, str]:
    """Return a code for each name of a post that has none: its words, shortened where a code would be too long."""
    codes: dict[str, str] = {}
    for name in sorted(set(names)):
        code, number = _code(name), 1
        while code in codes.values():
            number += 1
            code = f"{_code(name)[: _LONGEST_CODE - len(str(number)) - 1]}-{number}"
        codes[name] = code
    return codes


def _code(name: str) -> str:
    words = [word for word in _NOT_ALNUM.split(fold_code(name).upper()) if word]
    whole = "-".join(words)
    if len(whole) <= _LONGEST_CODE:
        return whole or "-"
    each = max(1, (_LONGEST_CODE - len(words) + 1) // len(words))
    return "-".join(word[:each] for word in words)[:_LONGEST_CODE].rstrip("-")


def post_key(words: str) -> str:
    """Return the words of a post as they are compared: letters and figures only."""
    return _NOT_ALNUM.sub("", fold_code(words))


def _is_code(words: str, post: Post) -> bool:
    return post_key(words) == post_key(post.code)


def _is_name(words: str, post: Post) -> bool:
    return post_key(words) == post_key(post.name)


def _begins(words: str, post: Post) -> bool:
    typed = fold(words).split()
    if len("".join(typed)) < _SHORTEST_BEGINNING:
        return False
    name = fold(post.name).split()
    return len(typed) <= len(name) and all(whole.startswith(word) for word, whole in zip(typed, name, strict=False))


def _slips(words: str, post: Post) -> bool:
    typed = post_key(words)
    if len(typed) < _SHORTEST_WITH_SLIP:
        return False
    known = (post_key(post.code), post_key(post.name))
    same_figures = (name for name in known if _NOT_FIGURE.sub("", name) == _NOT_FIGURE.sub("", typed))
    return any(OSA.distance(typed, name, score_cutoff=1) <= 1 for name in same_figures)


_LEVELS: tuple[tuple[Callable[[str, Post], bool], bool], ...] = (
    (_is_code, False),
    (_is_name, False),
    (_begins, True),
    (_slips, True),
)
