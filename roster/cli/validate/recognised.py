"""What was understood of rosters made elsewhere, what was passed over, and what is to be looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from roster.audited import Role
from roster.cli.verdict import month_text
from roster.foreign.joining import joining_remarks
from roster.foreign.reading import ReadMonth
from roster.foreign.written import Remark
from roster.messages import text

_MOST_ALIKE = 3


def tell_reading(months: Sequence[ReadMonth], lang: str) -> None:
    """Print the remarks of the reading, month by month, then those on the months as a sequence."""
    for month in months:
        if month.remarks:
            name = month_text(month.roster.year, month.roster.month, lang)
            files = ", ".join(dict.fromkeys(str(source.path) for source in month.sources if source.role is Role.ROSTER))
            print(text("validate.read", lang, month=name, file=files))
            for line in _lines(month.remarks, lang):
                print(f"  {line}")
    for line in _lines(joining_remarks(months), lang):
        print(line)


def _lines(remarks: Iterable[Remark], lang: str) -> Iterator[str]:
    """Yield the remarks in their order; of many of one kind the first ones, and how many more and where they begin."""
    found: defaultdict[str, dict[str, Remark]] = defaultdict(dict)
    for remark in remarks:
        found[remark.key].setdefault(_line(remark, lang), remark)
    for same in found.values():
        lines = list(same)
        yield from lines[:_MOST_ALIKE]
        if len(lines) > _MOST_ALIKE:
            rest = [same[line].place for line in lines[_MOST_ALIKE:]]
            values = {"count": len(rest), "first": rest[0] or "-", "last": rest[-1] or "-"}
            weight = text(f"weight.{same[lines[0]].weight.name.lower()}", lang)
            yield f"{weight}: {text('validate.more_alike', lang, **values)}"


def _line(remark: Remark, lang: str) -> str:
    sentence = text(remark.key, lang, **remark.values)
    where = f" ({remark.place})" if remark.place is not None else ""
    return f"{text(f'weight.{remark.weight.name.lower()}', lang)}: {sentence}{where}"
