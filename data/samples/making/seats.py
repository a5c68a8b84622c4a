"""The samples: nine real places and what each shows.

Strength of the institutes (``staff``, ``REGION``): institute cards of the Ministry of Justice as collected on 7 January
2025 by "Liberiamoli tutti!" (https://datibenecomune.substack.com/), licence CC-BY 4.0. Patron saints: those of the
municipality.
"""

from __future__ import annotations

from making.spec import Kind, Place, Sample, UnitSpec

ARGHILLA = Place(
    "Reggio Calabria Arghillà", "Casa circondariale", "Reggio di Calabria", "Calabria", 132, (4, 23), "San Giorgio"
)
GROSSETO = Place("Grosseto", "Casa circondariale", "Grosseto", "Toscana e Umbria", 34, (8, 10), "San Lorenzo")
SIENA = Place("Siena", "Casa circondariale", "Siena", "Toscana e Umbria", 41, (12, 1), "Sant'Ansano")
GIUDECCA = Place("Venezia Giudecca", "Casa di reclusione femminile", "Venezia", "Triveneto", 100, (4, 25), "San Marco")
RIMINI = Place("Rimini", "Casa circondariale", "Rimini", "Emilia-Romagna e Marche", 117, (10, 14), "San Gaudenzo")
REGINA_COELI = Place(
    "Roma Regina Coeli", "Casa circondariale", "Roma", "Lazio, Abruzzo e Molise", 351, (6, 29), "Santi Pietro e Paolo"
)
TORINO = Place(
    "Torino Lorusso e Cutugno",
    "Casa circondariale",
    "Torino",
    "Piemonte, Liguria e Valle d'Aosta",
    689,
    (6, 24),
    "San Giovanni Battista",
)
SECONDIGLIANO = Place("Napoli Secondigliano", "Casa circondariale", "Napoli", "Campania", 1114, (9, 19), "San Gennaro")
REGION = (
    ("Paola", 103), ("Castrovillari", 109), ("Palmi", 111), ("Rossano", 112), ("Cosenza", 140),
    ("Reggio Calabria Panzera", 148), ("Vibo Valentia", 191), ("Laureana di Borrello", 33), ("Catanzaro", 363),
    ("Crotone", 72), ("Locri", 73),
)  # fmt: skip


def _sections(letters: str, agents: int, graduates: int, infirmary: str, atsm: str = "") -> tuple[UnitSpec, ...]:
    return tuple(
        UnitSpec(
            f"R{letter}",
            f"Reparto {letter}",
            Kind.SECTION,
            agents,
            graduates,
            infirmary=letter in infirmary,
            atsm=letter in atsm,
        )
        for letter in letters
    )


def _watch(number: str, agents: int, graduates: int) -> UnitSpec:
    return UnitSpec(f"SOR{number}", f"Sorveglianza e porta {number}".strip(), Kind.WATCH, agents, graduates)


def _escort(agents: int, graduates: int, ward: bool = False) -> UnitSpec:
    return UnitSpec("NTP", "Nucleo traduzioni e piantonamenti", Kind.ESCORT, agents, graduates, ward=ward)


_SOLE = UnitSpec("UO1", "Unità operativa unica", Kind.SOLE, 22, 5)
_SOLE_SIENA = UnitSpec("UO1", "Unità operativa unica", Kind.SOLE, 27, 6)
_MEDIAN = (_watch("", 22, 14), *_sections("AB", 23, 3, infirmary="A"), _escort(14, 2))

_TORINO = (
    _watch("1", 44, 14),
    _watch("2", 44, 6),
    *_sections("ABCDEG", 47, 6, infirmary="A", atsm="B"),
    UnitSpec("RF", "Reparto femminile", Kind.WOMEN, 34, 5),
    _escort(52, 6, ward=True),
)
_SECONDIGLIANO = (
    _watch("1", 44, 14),
    _watch("2", 46, 10),
    *_sections("ABCDEFGHILMN", 50, 7, infirmary="AF", atsm="B"),
    _escort(52, 6, ward=True),
)
_REGINA_COELI = (
    _watch("", 44, 16),
    *_sections("ABCD", 38, 5, infirmary="A", atsm="B"),
    _escort(32, 4),
)
_GIUDECCA = (_watch("", 20, 10), UnitSpec("RF", "Reparto femminile", Kind.WOMEN, 33, 4, infirmary=True), _escort(10, 2))
_RIMINI = (_watch("", 22, 14), *_sections("A", 38, 5, infirmary="A"), _escort(12, 2))
_PAIRS = tuple((f"R{letter}", "NTP") for letter in "AB")

SAMPLES = (
    Sample("grosseto", GROSSETO, 2026, 12, (_SOLE,), absence=0.10, festive_cap=3),
    Sample("reggio-calabria-arghilla", ARGHILLA, 2026, 12, _MEDIAN, region=REGION),
    Sample("reggio-calabria-arghilla", ARGHILLA, 2026, 10, _MEDIAN),
    Sample("roma-regina-coeli", REGINA_COELI, 2026, 12, _REGINA_COELI, lending=_PAIRS, comings=True, parents=True),
    Sample("torino", TORINO, 2026, 12, _TORINO, comings=True, on_call_per_day=2, escorts_apart=True),
    Sample(
        "napoli-secondigliano", SECONDIGLIANO, 2026, 12, _SECONDIGLIANO, absence=0.25, comings=True, on_call_per_day=2
    ),
    Sample("venezia-giudecca", GIUDECCA, 2026, 10, _GIUDECCA),
    Sample("siena", SIENA, 2026, 12, (_SOLE_SIENA,), table="02-08", festive_cap=3, target=0.92),
    Sample("rimini", RIMINI, 2026, 10, _RIMINI, table="8 ore", absence=0.10),
)
