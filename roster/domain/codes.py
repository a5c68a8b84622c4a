"""The closed lists of the field: classes of shift, statuses of a day, ruoli, kinds of ground and of request.

Values are what a person writes in a cell; definitions are those of the rule catalogue (D-4, D-8, D-9, D-13).
"""

from __future__ import annotations

from enum import StrEnum


class ShiftClass(StrEnum):
    """Class of a shift, from the local agreement or from the default classifier (D-4)."""

    MAT = "MAT"
    POM = "POM"
    SER = "SER"
    NOT = "NOT"
    NESSUNA = "-"
    """Under no cap: only reading Q4 = ``nessuna`` gives it, to 20-02 and 19-01."""


class DayCode(StrEnum):
    """Primary status of an officer on a date (D-8): duty, rest, absence, or duty away without a post here."""

    DUTY = "TURNO"
    RS = "RS"
    RF = "RF"
    NL = "NL"
    CO = "CO"
    CS = "CS"
    FS = "FS"
    MAL = "MAL"
    ASP = "ASP"
    MTR = "MTR"
    CP = "CP"
    L104 = "104"
    STU = "STU"
    DON = "DON"
    SIN = "SIN"
    RLS = "RLS"
    RR = "RR"
    RC = "RC"
    RO = "RO"
    MIS = "MIS"
    AGG = "AGG"
    TIR = "TIR"

    @property
    def is_rest(self) -> bool:
        """True for weekly rest, rest for a mid-week holiday, non-working day of a five-day week."""
        return self in _RESTS

    @property
    def is_absence(self) -> bool:
        """True for a full day of ``assenza a vario titolo`` (D-9)."""
        return self in _ABSENCES

    @property
    def is_away(self) -> bool:
        """True for a day of service without a post here: mission, updating, shooting. It counts as duty."""
        return self in _AWAY

    @property
    def is_service(self) -> bool:
        """True when the officer serves on that day, here or away."""
        return self is DayCode.DUTY or self in _AWAY

    @property
    def has_balance(self) -> bool:
        """True for the leave and the permits that a year grants and an officer uses up."""
        return self in _OF_THE_YEAR


_RESTS = frozenset({DayCode.RS, DayCode.RF, DayCode.NL})
_AWAY = frozenset({DayCode.MIS, DayCode.AGG, DayCode.TIR})
_OF_THE_YEAR = frozenset({DayCode.CO, DayCode.FS, DayCode.L104, DayCode.STU, DayCode.RLS})
_ABSENCES = frozenset(DayCode) - _RESTS - _AWAY - {DayCode.DUTY}


class Sex(StrEnum):
    """Sex of an officer, or of the persons held in a section."""

    M = "M"
    F = "F"


class Ruolo(StrEnum):
    """The ruoli of the Corpo; local caps are set for each of them. Dirigenti are outside the ANQ (ANQ-1.1)."""

    AGENTI_ASSISTENTI = "agenti-assistenti"
    SOVRINTENDENTI = "sovrintendenti"
    ISPETTORI = "ispettori"
    FUNZIONARI = "funzionari"


class WorkSchedule(StrEnum):
    """Type of working schedule of an officer (ANQ Art. 9(4))."""

    TURNI = "turni"
    CINQUE_GIORNI = "5 giorni"
    SEI_GIORNI = "6 giorni"
    FLESSIBILE = "flessibile"


class TaskClass(StrEnum):
    """Class of task of a post, in order of priority (ANQ Art. 10(2))."""

    ISTITUTO = "istituto"
    UFFICIO = "ufficio"
    SUPPORTO = "supporto"

    @property
    def priority(self) -> int:
        """0 for institutional tasks; higher is less urgent."""
        return list(TaskClass).index(self)


class DayClass(StrEnum):
    """Which days a cover line speaks of."""

    FERIALE = "feriale"
    FESTIVO = "festivo"
    TUTTI = "tutti"


class GroundKind(StrEnum):
    """Kinds of ground the ANQ names (D-13); they must not be mixed up."""

    GRAVI_INDIFFERIBILI = "esigenze gravi e indifferibili"
    RICHIESTA_DIPENDENTE = "richiesta specifica del dipendente"
    INDEROGABILI_COMPROVATE = "esigenze inderogabili e comprovate"
    INDEROGABILI = "esigenze inderogabili"
    SICUREZZA_DOCUMENTATE = "obiettive documentate esigenze di sicurezza"
    IMPROVVISE_MOTIVATE = "improvvise e motivate esigenze di servizio"
    PERSONALI_DOCUMENTATE = "necessità personali o familiari documentate"
    ACCORDO_DECENTRATO = "accordo decentrato"
    ECCEZIONALI_MOTIVATE = "eccezionali motivate esigenze di servizio"
    NULLA_OSTA_SINDACALE = "nulla osta sindacale"


class Counted(StrEnum):
    """What a monthly cap counts, and so what a ground may let exceed."""

    NOTTURNI = "notturni"
    FESTIVI = "festivi"
    SERALI = "serali"


class RequestKind(StrEnum):
    """Dated rights, requests and consents of an officer that a rule reads."""

    ESONERO_NOTTI_50_30 = "esonero notti 50 anni o 30 servizio"
    NOTTE_VOLONTARIA = "notte volontaria"
    FIGLIO_SOTTO_3_ANQ = "figlio sotto 3 anni (ANQ 10.5)"
    FIGLIO_SOTTO_3 = "figlio sotto 3 anni"
    GENITORE_SOLO_12 = "genitore solo, figlio sotto 12 anni"
    ASSISTENZA_104 = "assistenza disabile L. 104"
    GRAVIDANZA = "gravidanza o figlio sotto 1 anno"
    GENITORI_NEL_CORPO = "genitori nell'amministrazione, figlio fino a 6 anni"
    MADRE_NO_TURNI_24_ORE = "madre, figlio sotto 3 anni: no turni sulle 24 ore"
    GENITORE_SOLO_NO_CONTINUATIVI = "genitore solo: no turni continuativi"
    ALLATTAMENTO = "riposi per allattamento"
    NO_MISSIONI_FIGLIO_3 = "figlio sotto 3 anni: no missioni oltre un giorno"
    CONSENSO_MISSIONE = "consenso alla missione"
    REPERIBILITA = "volontario reperibilità"
    STUDENTE = "studente"
    ESONERO_STRAORDINARIO = "esonero straordinario"
    CONSENSO_STRAORDINARIO = "consenso straordinario"


class DerogationKind(StrEnum):
    """Derogations that only a local agreement can allow, each with its reference."""

    TURNO_OLTRE_6_ORE = "turno oltre 6 ore"
    TRE_QUADRANTI = "tre quadranti"
    GIORNI_ALTERNI = "giorni alterni"
    NOTTE_OLTRE_6_ORE = "notte oltre 6 ore"
    QUADRANTI_OSPEDALE = "quadranti ospedale"


class AbsenceState(StrEnum):
    """Whether an absence binds the planner."""

    APPROVATA = "approvata"
    CHIESTA = "chiesta"


class WishKind(StrEnum):
    """What an officer would like, without a right to it."""

    LIBERO = "libero"
    TURNO = "turno"
    NON_TURNO = "non turno"


class EventKind(StrEnum):
    """Dated demand beside the standing posts."""

    PIANTONAMENTO = "piantonamento"
    TRADUZIONE = "traduzione"
    CONTROLLO_UEPE = "controllo UEPE"
    ALTRO = "altro"


class CreditKind(StrEnum):
    """Rests and recoveries an officer is still owed."""

    RS = "RS"
    RF = "RF"
    RR = "RR"
    RC = "RC"


class ServiceKind(StrEnum):
    """Service of a post, after the headings of d.P.R. 82/1999 and the posts seen in practice (catalogue B.3)."""

    SEZIONE = "sezione"
    INFERMERIA = "infermeria"
    PASSEGGI = "passeggi"
    COLLOQUI = "colloqui"
    VIGILANZA_ARMATA = "vigilanza armata"
    SORVEGLIANZA_GENERALE = "sorveglianza generale"
    PREPOSTO = "preposto"
    PORTINERIA = "portineria"
    MATRICOLA = "matricola"
    VIDEOCONFERENZE = "videoconferenze"
    TRADUZIONI = "traduzioni"
    UFFICIO = "ufficio"
    ALTRO = "altro"


class UnitLevel(StrEnum):
    """Whose local agreement a unit follows: that of the institute, or of the provveditorato (ANQ Art. 3(10)(c)(d))."""

    ISTITUTO = "istituto"
    CITTADINO = "nucleo cittadino"
    PROVINCIALE = "nucleo provinciale"
    INTERPROVINCIALE = "nucleo interprovinciale"

    @property
    def of_the_provveditorato(self) -> bool:
        """True for the escort units that follow the agreement of the provveditorato."""
        return self is not UnitLevel.ISTITUTO


class ExtraKind(StrEnum):
    """Why an officer worked outside the shifts of the programme."""

    PROGRAMMATO = "straordinario programmato"
    IMPREVISTO = "straordinario imprevisto"
    CHIAMATA = "chiamata in reperibilità"
    CAMBIO_TARDIVO = "cambio tardivo"
    RIUNIONE = "riunione di servizio"

    @property
    def is_overtime(self) -> bool:
        """True for all but service meetings, which are ordinary working time (ANQ Art. 9(10))."""
        return self is not ExtraKind.RIUNIONE


class Settlement(StrEnum):
    """How overtime is settled (ANQ Art. 11(12))."""

    PAGAMENTO = "pagamento"
    RIPOSO = "riposo compensativo"


class ChangeOrigin(StrEnum):
    """Who wanted a change of the programme (ANQ Art. 9(11))."""

    AMMINISTRAZIONE = "amministrazione"
    DIPENDENTE = "dipendente"


class Outcome(StrEnum):
    """Answer to a change asked by an employee."""

    ACCOLTA = "accolta"
    RESPINTA = "respinta"
