"""ANQ Art. 10(1): same sex as the persons held, inside detention sections and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Sex, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Alternative, Model
    from roster.record import Record

_COMMA_1 = Citation(
    source="ANQ",
    article="10, c. 1",
    text="In tutti i servizi, ad eccezione di quello di vigilanza ed osservazione all'interno delle sezioni (art. 42, "
    "d.P.R. 82/1999), nei quali deve essere assegnato il personale dello stesso sesso dei detenuti o internati ivi "
    "ristretti, il personale maschile e quello femminile di Polizia Penitenziaria sono impiegati secondo il principio "
    "dell'eguaglianza di posizione, attitudine e dignità professionali.",
    checked_on=date(2026, 11, 22),
)


class StessoSessoInSezione(Rule):
    """Surveillance inside a detention section is given only to staff of the sex of the persons held there."""

    id: ClassVar[str] = "ANQ-10.1a"
    title: ClassVar[Text] = Text(
        it="Nelle sezioni (art. 42) solo personale dello stesso sesso dei ristretti",
        en="Inside sections (art. 42) only staff of the same sex as the persons held",
    )
    cites: ClassVar[tuple[Citation, ...]] = (_COMMA_1,)
    says: ClassVar[dict[str, Text]] = {
        "altro_sesso": Text(
            it="{officer}: il {day}, turno {shift}, è al posto {post} (art. 42), riservato al sesso {sesso}",
            en="{officer}: on {day}, shift {shift}, is at post {post} (art. 42), kept for staff of sex {sesso}",
        ),
    }
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.SESSO, Fact.TABELLA, Fact.POSTI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """Forbid duties in the sections of the other sex."""
        barred: dict[Sex, set[str]] = {sex: set() for sex in Sex}
        for post in m.instance.seat.posts:
            if post.article_42 and post.sex_held is not None:
                barred[Sex.F if post.sex_held is Sex.M else Sex.M].add(post.code)
        for officer in m.officers:
            closed = barred[officer.sex]
            if closed:
                duties = (a for day in m.instance.days for a in m.duties(officer.id, day))
                m.forbid(*(a for a in duties if self._inside(a, closed)))

    def _inside(self, duty: Alternative, closed: set[str]) -> bool:
        return any(stint.post is not None and stint.post.code in closed for stint in duty.stints)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each stint of the month at a post of art. 42."""
        for officer in record.officers:
            for stint in record.stints_of_month(officer.id):
                post = stint.post
                if post is None or not post.article_42 or post.sex_held in (None, officer.sex):
                    continue
                yield self.found(
                    Severity.HARD,
                    "altro_sesso",
                    officer=officer.id,
                    days=(stint.day,),
                    post=post.code,
                    shift=stint.shift.code,
                    values={"sesso": post.sex_held.value if post.sex_held else ""},
                )


class NessunAltroRequisitoDiSesso(Rule):
    """Sex is no criterion for any post outside art. 42, and there only the sex of the persons held."""

    id: ClassVar[str] = "ANQ-10.1b"
    title: ClassVar[Text] = Text(
        it="Nessun requisito di sesso per i posti fuori dalle sezioni",
        en="No requirement of sex for posts outside the sections",
    )
    cites: ClassVar[tuple[Citation, ...]] = (_COMMA_1,)
    says: ClassVar[dict[str, Text]] = {
        "fuori_sezione": Text(
            it="il posto {post} chiede personale di sesso {sesso}, ma non è vigilanza in sezione (art. 42)",
            en="post {post} asks for staff of sex {sesso}, but is not surveillance in a section (art. 42)",
        ),
        "diverso_dai_ristretti": Text(
            it="il posto {post} chiede personale di sesso {sesso}, ma i ristretti sono di sesso {ristretti}",
            en="post {post} asks for staff of sex {sesso}, but the persons held are of sex {ristretti}",
        ),
        "sesso_ignoto": Text(
            it="posto {post} (art. 42): manca il sesso dei ristretti, la regola dello stesso sesso non è verificabile",
            en="post {post} (art. 42): the sex of the persons held is missing, the same-sex rule cannot be checked",
        ),
    }
    status: ClassVar[Status] = Status.CONFIGURATION
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.POSTI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """State nothing: what a post asks for is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the requirement of sex of each post."""
        for post in record.instance.seat.posts:
            asked = post.sex_required.value if post.sex_required else ""
            if post.article_42 and post.sex_held is None:
                yield self.found(Severity.REPORT, "sesso_ignoto", post=post.code)
            if asked and not post.article_42:
                yield self.found(Severity.HARD, "fuori_sezione", post=post.code, values={"sesso": asked})
            elif asked and post.sex_held not in (None, post.sex_required):
                values = {"sesso": asked, "ristretti": post.sex_held.value if post.sex_held else ""}
                yield self.found(Severity.HARD, "diverso_dai_ristretti", post=post.code, values=values)
