"""Facts of a seat told otherwise, one kind at a time: what a rule must not notice when it does not state the fact.

Each scrambler changes the fields of its fact, those of ``FIELDS``, and no other. What has no place there is always
known: names and codes, which posts and shifts the roster names, readings and weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from roster.domain import (
    Event,
    Frozen,
    History,
    Instance,
    Officer,
    Post,
    Profile,
    Roster,
    Seat,
    Shift,
)
from roster.domain.known import Fact
from tests.scrambled import month, people, seat
from tests.scrambled.situation import Situation, with_other_readings

__all__ = ["ALWAYS_KNOWN", "FIELDS", "SCRAMBLERS", "Situation", "with_other_readings"]

SCRAMBLERS: Mapping[Fact, Callable[[Situation, Random], Situation]] = {
    Fact.FORZA: people.forza,
    Fact.ANAGRAFE: people.anagrafe,
    Fact.SESSO: people.sesso,
    Fact.RUOLO: people.ruolo,
    Fact.UNITA: people.unita,
    Fact.RICHIESTE: people.richieste,
    Fact.ABILITAZIONI: people.abilitazioni,
    Fact.ORARIO: people.orario,
    Fact.TABELLA: seat.tabella,
    Fact.ACCORDO: seat.accordo,
    Fact.LUOGO: seat.luogo,
    Fact.POSTI: seat.posti,
    Fact.FABBISOGNO: seat.fabbisogno,
    Fact.STATI: month.stati,
    Fact.ASSENZE: month.assenze,
    Fact.STORICO: month.storico,
    Fact.CONTATORI: month.contatori,
    Fact.STRAORDINARI: month.straordinari,
    Fact.MOTIVAZIONI: month.motivazioni,
    Fact.VARIAZIONI: month.variazioni,
    Fact.PROGRAMMA: month.programma,
    Fact.REPERIBILITA: month.reperibilita,
    Fact.CIRCOSCRIZIONE: month.circoscrizione,
    Fact.ISTANZE: month.istanze,
}

FIELDS: Mapping[type[Frozen], Mapping[Fact, str]] = {
    Officer: {
        Fact.FORZA: "in_force_from in_force_to",
        Fact.ANAGRAFE: "birth_date service_from",
        Fact.SESSO: "sex",
        Fact.RUOLO: "qualifica ruolo previous_ruolo ruolo_from",
        Fact.UNITA: "unit previous_unit unit_from",
        Fact.RICHIESTE: "requests partially_unfit union_officer safety_representative medical_check",
        Fact.ABILITAZIONI: "skills",
        Fact.ORARIO: "schedule fixed_shift fixed_post",
        Fact.CONTATORI: "nights_elsewhere festive_elsewhere evenings_elsewhere",
    },
    Post: {
        Fact.FABBISOGNO: "cover",
        Fact.POSTI: "name unit group fesi task service article_42 sex_held sex_required armed hospital_ward atsm "
        "piantonamento escort round_the_clock unpopular reserve ruoli skill handover_min travel_out_min "
        "travel_back_min meal meal_min uniform weapon",
    },
    Event: {Fact.FABBISOGNO: " ".join(Event.model_fields)},
    Shift: {Fact.TABELLA: "first last start minutes shift_class", Fact.ACCORDO: "reference"},
    Profile: {
        Fact.UNITA: "units",
        Fact.TABELLA: "shifts",
        Fact.ACCORDO: "agreement agreement_from informed_on examined_on scheme_note caps derogations lending",
        Fact.LUOGO: "seat kind municipality provveditorato director commander juvenile patron_day patron_month "
        "patron_name",
        Fact.POSTI: "yard_reduction",
        Fact.STRAORDINARI: "overtime",
        Fact.REPERIBILITA: "on_call",
    },
    Seat: {
        Fact.POSTI: "posts",
        Fact.FABBISOGNO: "events",
        Fact.ASSENZE: "absences",
        Fact.CONTATORI: "balances",
        Fact.STRAORDINARI: "extras",
        Fact.MOTIVAZIONI: "grounds",
        Fact.VARIAZIONI: "changes",
        Fact.CIRCOSCRIZIONE: "region",
        Fact.ISTANZE: "wishes locks studies assemblies",
    },
    History: {Fact.STORICO: "days", Fact.CONTATORI: "counters credits"},
    Instance: {Fact.PROGRAMMA: "published published_on"},
    Roster: {Fact.STATI: "cells", Fact.REPERIBILITA: "on_call"},
}

ALWAYS_KNOWN: Mapping[type[Frozen], str] = {
    Officer: "id surname name",
    Post: "code",
    Event: "",
    Shift: "code",
    Profile: "readings weights",
    Seat: "profile officers history",
    History: "",
    Instance: "seat year month",
    Roster: "year month",
}
