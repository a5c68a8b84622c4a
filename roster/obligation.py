"""What the law asks, whatever the product does with it: the common root of rules, accounts and duties to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from roster.domain.account import AccountKind, Entry
from roster.domain.base import Frozen, Text

if TYPE_CHECKING:
    from roster.record import Record


class Citation(Frozen):
    """The sentence that obliges: source, article, text in Italian as printed, last day a person read it there."""

    source: str
    article: str
    text: str
    checked_on: date

    @property
    def place(self) -> str:
        """Source and article as tables print them; good practice has no article."""
        return self.source if self.source == "prassi" else f"{self.source} art. {self.article}"


class Status(StrEnum):
    """What the product does with an obligation."""

    ENFORCED = "imposta e verificata"
    AUDITED = "solo verificata"
    CONFIGURATION = "controllo di configurazione"
    PREFERENCE = "preferenza pesata e misurata"
    ACCOUNT = "tenuta nei conti"
    SHOWN = "esposta o riferita"
    ELSEWHERE = "assolta da altra regola"
    NOT_APPLICABLE = "non applicabile"


class Obligation(Frozen):
    """One entry of the law: a class states ``id`` (permanent), ``title`` (the obligation in one sentence), ``cites``.

    ``says`` are the sentences of its findings and entries; ``setting`` the profile's field or reading it obeys. It
    binds from ``since``, or when None from the date of its first source, to ``until``, or when None for good.
    """

    id: ClassVar[str]
    title: ClassVar[Text]
    cites: ClassVar[tuple[Citation, ...]]
    says: ClassVar[Mapping[str, Text]] = {}
    status: ClassVar[Status]
    setting: ClassVar[str] = ""
    since: ClassVar[date | None] = None
    until: ClassVar[date | None] = None
    known: ClassVar[dict[str, type[Obligation]]] = {}
    must_state: ClassVar[tuple[str, ...]] = ("id", "title", "cites", "__doc__")
    abstract: ClassVar[bool] = True

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse an obligation that does not state its id, meaning and source, or takes another's id."""
        if cls.__dict__.get("abstract", False):
            return
        missing = [name for name in cls.must_state if cls.__dict__.get(name) in (None, "", (), {})]
        if missing:
            raise TypeError(f"{cls.__name__}: an obligation states its {', '.join(missing)}")
        if Obligation.known.setdefault(cls.id, cls) is not cls:
            raise TypeError(f"{cls.__name__}: id {cls.id!r} already belongs to {Obligation.known[cls.id].__name__}")

    def enters(self, record: Record) -> Iterable[Entry]:
        """Return what a roster adds to the accounts of its officers by this obligation; most add nothing."""
        return ()

    def asked_by_year_end(self) -> Mapping[AccountKind, int]:
        """Return what each officer must reach in an account by 31 December, for pages to print; most ask nothing."""
        return {}

    def entry(self, account: AccountKind, says: str, **fields: Any) -> Entry:
        """Return an entry of this obligation; ``says`` must be one of its sentences."""
        if says not in self.says:
            raise KeyError(f"{self.id} has no sentence {says!r}")
        return Entry(rule=self.id, account=account, says=says, **fields)


class Account(Obligation):
    """An obligation that only moves the accounts of officers."""

    abstract: ClassVar[bool] = True
    status: ClassVar[Status] = Status.ACCOUNT
    must_state: ClassVar[tuple[str, ...]] = ("id", "title", "cites", "says", "__doc__")


class Shown(Obligation):
    """A duty to show, report or keep: ``shown`` says in which sheet, file or command it is met."""

    abstract: ClassVar[bool] = True
    status: ClassVar[Status] = Status.SHOWN
    must_state: ClassVar[tuple[str, ...]] = ("id", "title", "cites", "shown", "__doc__")

    shown: ClassVar[Text]


class Elsewhere(Obligation):
    """An entry that another rule fulfils: ``by`` names it."""

    abstract: ClassVar[bool] = True
    status: ClassVar[Status] = Status.ELSEWHERE
    must_state: ClassVar[tuple[str, ...]] = ("id", "title", "cites", "by", "__doc__")

    by: ClassVar[tuple[str, ...]]


class NotApplicable(Obligation):
    """An entry that no roster of a seat can obey or break: ``reason`` says why."""

    abstract: ClassVar[bool] = True
    status: ClassVar[Status] = Status.NOT_APPLICABLE
    must_state: ClassVar[tuple[str, ...]] = ("id", "title", "cites", "reason", "__doc__")

    reason: ClassVar[Text]
