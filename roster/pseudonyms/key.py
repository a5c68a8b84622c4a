"""The key of the pseudonyms: who is who. It stays with the office."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pydantic import Field, ValidationError

from roster.domain.base import Frozen
from roster.errors import InputError, Problem

_PREFIX, _DIGITS = "D", 3
SURNAME = "Dipendente"
"""What every pseudonym is called: neither ruolo nor sex, so that it stays the same after a promotion."""


class Known(Frozen):
    """A person of the key: matricola, name as the office reads it, number of the pseudonym."""

    matricola: str
    name: str
    number: int = Field(ge=1)


class Key(Frozen):
    """The secret that orders new people, and everybody who has a pseudonym already."""

    format: Literal["roster/pseudonyms/1"] = "roster/pseudonyms/1"
    secret: str = Field(min_length=32)
    people: tuple[Known, ...] = ()

    @cached_property
    def number(self) -> Mapping[str, int]:
        """Numbers by matricola."""
        return {person.matricola: person.number for person in self.people}

    def alias(self, matricola: str) -> str:
        """Return what stands for a matricola: ``D017``."""
        return f"{_PREFIX}{self.digits(matricola)}"

    def digits(self, matricola: str) -> str:
        """Return the number of a person as pseudonyms write it: ``017``."""
        return f"{self.number[matricola]:0{_DIGITS}}"


def new_key(secret: str) -> Key:
    """Return a key without people, of a ``secret`` that nobody can guess."""
    return Key(secret=secret)


def read_key(content: bytes, name: str) -> Key:
    """Return the key that a file named ``name`` holds.

    Raises:
        InputError: when it is no such file, or gives two people one number: it is never replaced then.

    """
    try:
        key = Key.model_validate_json(content)
    except ValidationError as error:
        raise InputError([Problem("union.bad_key", {"path": name})]) from error
    if len({person.number for person in key.people}) < len(key.people) or len(key.number) < len(key.people):
        raise InputError([Problem("union.bad_key", {"path": name})])
    return key


def extended(key: Key, people: Mapping[str, str]) -> Key:
    """Return the key with everybody in ``people`` (name by matricola): who is in it keeps the number.

    New people follow in an order that the secret alone gives, which neither alphabet nor seniority shows.
    """
    new = sorted((matricola for matricola in people if matricola not in key.number), key=lambda m: _place(key, m))
    first = max(key.number.values(), default=0) + 1
    added = tuple(Known(matricola=m, name=people[m], number=n) for n, m in enumerate(new, start=first))
    return Key(secret=key.secret, people=(*key.people, *added)) if added else key


def _place(key: Key, matricola: str) -> bytes:
    return hmac.digest(key.secret.encode(), matricola.encode(), "sha256")
