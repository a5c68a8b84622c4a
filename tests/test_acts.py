"""The date of each act the rules cite, against its title as the Gazzetta Ufficiale prints it."""

from __future__ import annotations

from datetime import date

import pytest

from constraints.validity import ANQ_SIGNED, FIRST_MONTH, SINCE
from roster.registry import month_warning

TITLES = {
    "ANQ": "Accordo nazionale quadro sottoscritto il 5 ottobre 2023",
    "L. 354/1975": "Legge 26 luglio 1975, n. 354",
    "L. 937/1977": "Legge 23 dicembre 1977, n. 937",
    "d.P.R. 782/1985": "Decreto del Presidente della Repubblica 28 ottobre 1985, n. 782",
    "L. 395/1990": "Legge 15 dicembre 1990, n. 395",
    "L. 104/1992": "Legge 5 febbraio 1992, n. 104",
    "d.P.R. 395/1995": "Decreto del Presidente della Repubblica 31 luglio 1995, n. 395",
    "d.P.R. 82/1999": "Decreto del Presidente della Repubblica 15 febbraio 1999, n. 82",
    "d.lgs. 151/2001": "Decreto legislativo 26 marzo 2001, n. 151",
    "d.P.R. 164/2002": "Decreto del Presidente della Repubblica 18 giugno 2002, n. 164",
    "D.A.P.": "Nota del Dipartimento dell'amministrazione penitenziaria del 15 aprile 2008",
    "d.P.R. 39/2018": "Decreto del Presidente della Repubblica 15 marzo 2018, n. 39",
    "d.lgs. 121/2018": "Decreto legislativo 2 ottobre 2018, n. 121",
    "d.P.R. 57/2022": "Decreto del Presidente della Repubblica 20 aprile 2022, n. 57",
}
MONTHS = (
    *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno"),
    *("luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
)


def date_in(title: str) -> date:
    words = title.replace(",", "").split()
    at = next(n for n, word in enumerate(words) if word in MONTHS)
    return date(int(words[at + 1]), MONTHS.index(words[at]) + 1, int(words[at - 1]))


@pytest.mark.parametrize("source", SINCE)
def test_an_act_binds_from_the_date_of_its_title(source: str) -> None:
    assert SINCE[source] == date_in(TITLES[source])


def test_the_first_month_is_the_one_after_the_agreement_was_signed() -> None:
    assert (ANQ_SIGNED.year, ANQ_SIGNED.month + 1) == FIRST_MONTH


def test_the_warning_names_the_last_month_whose_holidays_were_read() -> None:
    warning = month_warning(2029, 1)
    assert warning is not None
    assert warning.values["last"] == "12/2028"
