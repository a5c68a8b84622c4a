"""The invented profile of the template: an institute with its agreement and an escort unit that follows another."""

from __future__ import annotations

from datetime import date, time

from roster import domain as d

_AGREEMENT = "Accordo decentrato di esempio, inventato"


def example_profile() -> d.Profile:
    """Return the profile."""
    quadrants = (("N", 0), ("M", 6), ("P", 12), ("S", 18))
    shifts = [
        d.Shift(code=code, start=time(hour), minutes=360, reference=f"{_AGREEMENT}, art. 2") for code, hour in quadrants
    ]
    office = d.Shift(code="U", start=time(8), minutes=432, reference=f"{_AGREEMENT}, art. 3")
    return d.Profile(
        seat="Casa circondariale di Esempio",
        municipality="Esempio",
        provveditorato="Provveditorato di Esempio",
        director="dott.ssa Bianchi Carla",
        commander="commissario Verdi Paolo",
        agreement=f"{_AGREEMENT}, 15/09/2026",
        agreement_from=date(2026, 10, 1),
        informed_on=date(2026, 9, 1),
        examined_on=date(2026, 9, 14),
        patron_day=30,
        patron_month=11,
        patron_name="Sant'Andrea",
        units=(
            d.Unit(code="UO1", name="Reparto detentivo", responsible="Neri Luca", service="Sezioni"),
            d.Unit(
                code="UO2",
                name="Nucleo traduzioni e piantonamenti",
                responsible="Gialli Anna",
                service="Scorte",
                level=d.UnitLevel.PROVINCIALE,
                agreement="Accordo del provveditorato di esempio, 10/06/2026",
            ),
        ),
        shifts=(*shifts, office),
        caps=(*_caps_of_the_seat(), _cap_of_the_escorts()),
        derogations=(
            d.Derogation(
                kind=d.DerogationKind.TURNO_OLTRE_6_ORE,
                reference=f"{_AGREEMENT}, art. 3",
                shifts=("U",),
                posts=("MATR",),
                first=date(2026, 10, 1),
            ),
            d.Derogation(
                kind=d.DerogationKind.GIORNI_ALTERNI,
                reference=f"{_AGREEMENT}, art. 4",
                posts=("SCORTA",),
                first=date(2026, 10, 1),
                last=date(2026, 12, 31),
            ),
        ),
        lending=(d.Lending(from_unit="UO1", to_unit="UO2"), d.Lending(from_unit="UO2", to_unit="UO1")),
        overtime=(
            d.OvertimeQuota(
                hours=900,
                source="Nota del provveditorato di esempio, n. 21",
                first=date(2026, 7, 1),
                last=date(2026, 11, 30),
            ),
            d.OvertimeQuota(hours=1050, source="Nota del provveditorato di esempio, n. 48", first=date(2026, 12, 1)),
        ),
        on_call=d.OnCallPlan(
            shift="S", per_day=1, quota=1, skill="scorte", source="Nota del provveditorato di esempio, n. 10"
        ),
    )


def _caps_of_the_seat() -> tuple[d.Cap, ...]:
    return tuple(
        d.Cap(ruolo=ruolo, nights=nights, festive=2, evenings=evenings, source=f"{_AGREEMENT}, art. 5")
        for ruolo, nights, evenings in (
            (d.Ruolo.AGENTI_ASSISTENTI, 5, 6),
            (d.Ruolo.SOVRINTENDENTI, 4, 6),
            (d.Ruolo.ISPETTORI, 4, 5),
            (d.Ruolo.FUNZIONARI, 1, 2),
        )
    )


def _cap_of_the_escorts() -> d.Cap:
    source = "Accordo del provveditorato di esempio, art. 8"
    return d.Cap(ruolo=d.Ruolo.AGENTI_ASSISTENTI, nights=4, festive=2, evenings=5, unit="UO2", source=source)
