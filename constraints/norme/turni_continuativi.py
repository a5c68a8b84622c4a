"""Parents who may not serve in turns around the clock: d.P.R. 57/2022 art. 24 lett. c) and h)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import RequestKind, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class NienteTurniContinuativi(Rule):
    """Who holds one of three rights serves at no post of continuous turns while it holds.

    Mother of a child under three who chose it, single parent, nursing rests. ``Turni continuativi articolati sulle 24
    ore`` is read as service at a post that is staffed round the clock: declared so, or whose shifts in the month fill
    the twenty-four hours of a date; day shifts there included, since they belong to the same rotation. The narrower
    reading, no rotation through the quadrants, would let the morning of such a post be given every day. No derogation.
    """

    id: ClassVar[str] = "DPR57-24c"
    title: ClassVar[Text] = Text(
        it="Niente turni continuativi sulle 24 ore a madri e genitori soli che lo chiedono, e durante l'allattamento",
        en="No continuous turns for mothers and single parents who ask, nor during nursing rests",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="d.P.R. 164/2002",
            article="17, c. 1, lett. b), ora d.P.R. 57/2022, art. 24, lett. c)",
            text="esonero, a domanda, per la madre o per le situazioni monoparentali dal turno notturno o da turni "
            "continuativi articolati sulle 24 ore sino al compimento del terzo anno di eta' del figlio",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="d.P.R. 164/2002",
            article="17, c. 1, lett. f), ora d.P.R. 57/2022, art. 24, lett. h)",
            text="divieto di impiegare la madre che fruisce dei riposi giornalieri, ai sensi dell'art. 39 del testo "
            "unico a tutela della maternita', in turni continuativi articolati sulle 24 ore",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "continuativo": Text(
            it="{officer}: il turno {turno} del {day} è al posto {post}, coperto sulle 24 ore, da cui è esonerato "
            "({diritto})",
            en="{officer}: shift {turno} of {day} is at post {post}, staffed round the clock, and the officer is "
            "exempt ({diritto})",
        ),
    }
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RICHIESTE, Fact.TABELLA, Fact.POSTI, Fact.FABBISOGNO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    diritti: ClassVar[tuple[RequestKind, ...]] = (
        RequestKind.MADRE_NO_TURNI_24_ORE,
        RequestKind.GENITORE_SOLO_NO_CONTINUATIVI,
        RequestKind.ALLATTAMENTO,
    )

    def encode(self, m: Model) -> None:
        """Forbid the duties at such posts; of interchangeable posts, at all of them if one is such."""
        holders = [officer for officer in m.officers if any(r.kind in self.diritti for r in officer.requests)]
        if not holders:
            return
        barred = m.instance.continuous_posts
        alike = {p.code for group in m.classes if any(q.code in barred for q in group.members) for p in group.members}
        for officer in holders:
            for day in m.instance.days:
                if any(officer.request(kind, day) for kind in self.diritti):
                    for a in m.duties(officer.id, day):
                        posts = barred if a.literal is m.true else alike
                        if any(stint.post is not None and stint.post.code in posts for stint in a.stints):
                            m.forbid(a)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the post of each duty of the month against the rights that hold."""
        for officer in record.officers:
            rights = [request for request in officer.requests if request.kind in self.diritti]
            for stint in record.stints_of_month(officer.id) if rights else ():
                held = next((right for right in rights if right.holds(stint.day)), None)
                post = stint.post
                if held is not None and post is not None and post.code in record.instance.continuous_posts:
                    yield self.found(
                        Severity.HARD,
                        "continuativo",
                        officer=officer.id,
                        days=(stint.day,),
                        post=post.code,
                        shift=stint.shift.code,
                        values={"turno": stint.shift.hours_label(), "diritto": held.kind},
                    )
