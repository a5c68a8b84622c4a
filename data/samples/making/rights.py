"""Requests and rights of the invented officers, at real rates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from roster.domain import Request, RequestKind, Sex

YEAR = timedelta(days=365, hours=6)
EXEMPTIONS_ASKED = 0.5
SMALL_CHILD = {Sex.F: 0.10, Sex.M: 0.03}
SINGLE_PARENT = 0.015
DISABLED_RELATIVE = 0.04
STUDENT = 0.02
OVERTIME_CONSENT = 0.25
ON_CALL_VOLUNTEERS = 0.18


class Rights:
    """Draws the requests of an officer as of ``today``, the first day of the month."""

    def __init__(self, today: date, rng: Random) -> None:
        self.today = today
        self.rng = rng

    def of(self, sex: Sex, birth: date, service: date, *, on_turns: bool) -> tuple[Request, ...]:
        """Return the requests of an officer."""
        family = self._family(sex, (self.today - birth) / YEAR)
        return (*self._nights(birth, service), *family, *self._work(birth, on_turns=on_turns))

    def _nights(self, birth: date, service: date) -> Iterator[Request]:
        since = min(birth + 50 * YEAR, service + 30 * YEAR)
        if since < self.today and self.rng.random() < EXEMPTIONS_ASKED:
            yield self.request(RequestKind.ESONERO_NOTTI_50_30, first=since + timedelta(days=20))
            if self.rng.random() < 0.06:
                yield self.request(RequestKind.NOTTE_VOLONTARIA)

    def _family(self, sex: Sex, age: float) -> Iterator[Request]:
        if age < 44 and self.rng.random() < SMALL_CHILD[sex]:
            yield self.request(RequestKind.FIGLIO_SOTTO_3, last=self._in_days(10, 900))
        elif age < 50 and self.rng.random() < SINGLE_PARENT:
            yield self.request(RequestKind.GENITORE_SOLO_12, last=self._in_days(200, 3000))
        elif self.rng.random() < DISABLED_RELATIVE:
            yield self.request(RequestKind.ASSISTENZA_104)

    def _work(self, birth: date, *, on_turns: bool) -> Iterator[Request]:
        new_year = date(self.today.year, 1, 1)
        if (self.today - birth) / YEAR < 40 and self.rng.random() < STUDENT:
            yield self.request(RequestKind.STUDENTE, last=date(self.today.year + 1, 7, 31))
        if on_turns and self.rng.random() < ON_CALL_VOLUNTEERS:
            yield self.request(RequestKind.REPERIBILITA, first=new_year)
        if self.rng.random() < OVERTIME_CONSENT:
            yield self.request(RequestKind.CONSENSO_STRAORDINARIO, first=new_year)

    def pregnancy(self) -> Request:
        """Return the certified pregnancy of a woman who is at work."""
        return self.request(RequestKind.GRAVIDANZA, last=self._in_days(300, 500))

    def request(self, kind: RequestKind, first: date | None = None, last: date | None = None) -> Request:
        """Return a request with an invented reference; filed some months ago unless ``first`` says."""
        first = first or self.some_time_ago(300)
        return Request(kind=kind, first=first, last=last, reference=f"istanza prot. {self.rng.randrange(1000, 9999)}")

    def some_time_ago(self, most_days: int) -> date:
        """Return a date from one month to ``most_days`` before the month."""
        return self.today - timedelta(days=self.rng.randrange(30, most_days))

    def _in_days(self, least: int, most: int) -> date:
        return self.today + timedelta(days=self.rng.randrange(least, most))
