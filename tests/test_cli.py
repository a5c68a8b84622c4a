"""The command line: what it refuses before working, what it writes, what it says, how it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, time
from importlib import import_module
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer
from rich.console import Console

from roster.capacity import Check, Measure, Scope, Shortage
from roster.cli.arguments import parse_month, parse_seconds, parse_whole
from roster.cli.commands import app
from roster.cli.delivery import Delivery
from roster.cli.main import run, take_language
from roster.cli.progress import Board
from roster.domain import (
    Cell,
    Certificate,
    Cover,
    Instance,
    Officer,
    Plan,
    Post,
    Profile,
    Provenance,
    Roster,
    Ruolo,
    Seat,
    Sex,
    Shift,
    Tier,
    TierResult,
    Unit,
)
from roster.domain.codes import DayCode
from roster.errors import InputError, InternalError, Problem
from roster.messages import LANGUAGES, text
from roster.registry import rules
from roster.rule import Finding, Severity
from roster.search.settings import Progress, Settings
from roster.writer import write_plan_json

DAYS = 31
RULE = "ANQ-9.16a"


def a_plan() -> Plan:
    """One officer, one post that wants two in the morning and needs one; three mornings worked, the rest at rest."""
    officer = Officer(
        id="00123",
        surname="Rossi",
        name="Anna",
        sex=Sex.F,
        qualifica="assistente",
        ruolo=Ruolo.AGENTI_ASSISTENTI,
        birth_date=date(1986, 5, 5),
        service_from=date(2010, 1, 1),
        unit="U",
    )
    post = Post(code="SEZ1", name="Prima sezione", unit="U", cover=(Cover(shift="M", minimum=1, nominal=2),))
    profile = Profile(
        seat="Casa circondariale di Prova",
        agreement="accordo di prova",
        patron_day=3,
        patron_month=5,
        units=(Unit(code="U", name="Reparto"),),
        shifts=(Shift(code="M", start=time(8), minutes=360, reference="art. 1"),),
    )
    instance = Instance(seat=Seat(profile=profile, officers=(officer,), posts=(post,)), year=2026, month=12)
    row = (Cell.duty("M", "SEZ1"),) * 3 + (Cell(code=DayCode.RS),) * (DAYS - 3)
    return Plan(
        instance=instance,
        roster=Roster(year=2026, month=12, cells={"00123": row}),
        tiers=(
            TierResult(tier=Tier.MINIMUM, value=28, bound=28),
            TierResult(tier=Tier.NOMINAL, value=1250, bound=1000),
        ),
        certificates=(
            Certificate(tier=Tier.MINIMUM, least=28, here=28),
            Certificate(tier=Tier.NOMINAL, least=40, here=59, with_rests=True),
        ),
        provenance=Provenance(version="0.1.0"),
    )


def a_breach(**fields: Any) -> Finding:
    """A hard finding on the second of the month, with the sentence and values of a rule that exists."""
    rule = rules()[RULE]
    values = {"prima": "M", "giorno_prima": date(2026, 12, 1), "notte": "N", "ore": "6", "minime": 8}
    plain: dict[str, Any] = {"officer": "00123", "days": (date(2026, 12, 2),), "values": values}
    return rule.found(Severity.HARD, next(iter(rule.says)), **{**plain, **fields})


def a_setting(time_limit: float = 45.0, workers: int = 2, seed: int = 0) -> SimpleNamespace:
    """A stand-in for the settings of the search."""
    return SimpleNamespace(time_limit=time_limit, workers=workers, seed=seed)


class Office:
    """Everything below the command line, replaced: what it answers, and what it was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.plan = a_plan()
        self.findings: tuple[Finding, ...] = ()
        self.shortages: tuple[Shortage, ...] = ()
        self.solved: list[Any] = []
        self.fails: BaseException | None = None
        self.write_fails: set[str] = set()
        replaced: dict[str, dict[str, Callable[..., Any]]] = {
            "roster.cli.shortages": {"found_shortages": lambda _instance: self.shortages},
            "roster.auditor": {"audit": lambda _instance, _roster: self.findings},
            "roster.generate": {"generate": self.generate, "Settings": a_setting},
            "roster.reader": {"read_instance": self.read_instance, "read_plan": self.read_plan},
            "roster.writer": {
                "write_office": lambda _plan, _findings, path, _lang: self._write("office", path),
                "write_posted": lambda _plan, path, _lang: self._write("posted", path),
                "write_plan_json": lambda _plan, path: self._write("plan", path),
                "write_findings_json": lambda _f, _i, path, _lang, **_cells: self._write("findings", path),
                "write_template": lambda path, _lang: self._write("template", path),
            },
        }
        for module, names in replaced.items():
            for name, stand_in in names.items():
                monkeypatch.setattr(import_module(module), name, stand_in)

    def read_instance(self, _path: Path, year: int, month: int) -> Instance:
        return self.plan.instance.model_copy(update={"year": year, "month": month})

    def read_plan(self, _path: Path) -> Any:
        return SimpleNamespace(plan=self.plan, addresses={("00123", date(2026, 12, 2)): "Brogliaccio!F12"}, turns={})

    def generate(self, _instance: Instance, settings: Any, progress: Callable[[Any], None], _start: Any) -> Plan:
        self.solved.append(settings)
        if self.fails is not None:
            raise self.fails
        progress(SimpleNamespace(phase="tier.minimum", tier=None, best=None, bound=None, elapsed=0.0))
        return self.plan

    def _write(self, what: str, path: Path) -> None:
        if what in self.write_fails:
            raise RuntimeError(f"no {what}")
        path.write_text(what)


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Office]:
    """The replaced program, working in an empty folder that holds one input."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    (tmp_path / "sede.xlsx").write_text("input")
    return Office(monkeypatch)


GENERATE = ["generate", "sede.xlsx", "--month", "2026-12", "--out", "dicembre.xlsx"]


def outputs() -> set[str]:
    """Names in the working folder, the input and the folder of saved failures apart; hidden ones included."""
    return {path.name for path in Path().iterdir()} - {"sede.xlsx", "temp"}


# --- arguments


@pytest.mark.parametrize("value", ["2026-12", "12/2026", " 2026-12 "])
def test_a_month_is_read_in_both_forms(value: str) -> None:
    assert parse_month(value) == (2026, 12)


@pytest.mark.parametrize("value", ["2026-13", "0/2026", "dicembre", "2026", "26-12", "1999-12", "2101-01", ""])
def test_what_is_not_a_month_is_refused(value: str) -> None:
    with pytest.raises(InputError):
        parse_month(value)


def test_numbers_are_read_with_point_or_comma() -> None:
    assert parse_seconds("12,5") == parse_seconds("12.5") == 12.5
    assert parse_whole("--workers", "8", 1) == 8


@pytest.mark.parametrize("value", ["0", "-1", "inf", "nan", "1e3", "", "dieci"])
def test_a_time_limit_is_a_positive_number(value: str) -> None:
    with pytest.raises(InputError):
        parse_seconds(value)


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "x"])
def test_workers_are_at_least_one(value: str) -> None:
    with pytest.raises(InputError):
        parse_whole("--workers", value, 1)


def test_the_language_is_found_wherever_it_stands() -> None:
    assert take_language(["generate", "--lang", "en", "x"]) == ("en", ["generate", "x"])
    assert take_language(["--lang=en", "schema"]) == ("en", ["schema"])
    assert take_language(["schema"]) == ("it", ["schema"])


@pytest.mark.parametrize("arguments", [["--lang"], ["--lang", "fr"], ["--lang="]])
def test_an_unknown_language_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*arguments]) == 2
    assert "--lang" in capsys.readouterr().err


# --- usage and help


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["genera"], "genera"),
        (["generate"], "INPUT"),
        (["generate", "a.xlsx", "--out", "b.xlsx"], "--month"),
        (["generate", "a.xlsx", "--mese", "3"], "--mese"),
        (["generate", "a.xlsx", "--month"], "--month"),
        (["schema", "troppo"], "troppo"),
    ],
)
def test_a_usage_error_names_what_is_wrong(
    arguments: list[str], names: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("Errore: ")
    assert names in shown.err
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_of_a_verb_names_each_of_its_options(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    verbs = typer.main.get_command(app).commands  # type: ignore[attr-defined]  it is a group
    assert set(verbs) == {"template", "generate", "check", "validate", "schema"}
    for name, command in verbs.items():
        assert run([name, "--help", "--lang", lang]) == 0
        page = capsys.readouterr().out
        assert page == text(f"help.{name}", lang)
        for parameter in command.params:
            words = parameter.opts if parameter.param_type_name == "option" else [parameter.metavar]
            assert all(word in page for word in words), f"{name}: {words}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_defaults_in_the_help_are_those_of_the_search(lang: str) -> None:
    page = text("help.generate", lang)
    chosen = Settings()
    for option, default in (("--workers N", chosen.workers), ("--seed N", chosen.seed)):
        line = next(line for line in page.splitlines() if option in line)
        assert f"({default})" in line


def test_without_arguments_the_front_page_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    assert capsys.readouterr().out == text("help.roster")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_front_page_documents_every_exit_code(lang: str) -> None:
    page = text("help.roster", lang)
    assert [line.split()[0] for line in page.splitlines() if line[2:3].isdigit()] == ["0", "1", "2", "3", "130"]


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("roster 0.")


def test_schema_describes_input_and_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert "officers" in shown["input"]["properties"]
    assert "roster" in shown["plan"]["properties"]


# --- generate


def test_generate_writes_everything_and_tells_the_verdict(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*GENERATE, "--posted-out", "albo.xlsx", "--json", "piano.json", "--seed", "7"]) == 0
    assert {name: Path(name).read_text() for name in outputs()} == {
        "dicembre.xlsx": "office",
        "albo.xlsx": "posted",
        "piano.json": "plan",
    }
    assert office.solved == [a_setting(seed=7)]
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [
        "Casa circondariale di Prova, dicembre 2026: personale 1, posti 1",
        f"Verdetto: CONFORME. Regole {len(rules())}; violazioni 0, non dovute ai turni o motivate 0, segnalazioni 0, "
        "preferenze non soddisfatte 0",
        "Copertura: unità richieste 62, presenti 3, mancanti 59, di cui sotto il minimo di sicurezza 28",
        "Da esporre entro il 23/11/2026 e per tutto il mese (ANQ art. 9, c. 7)",
        "Obiettivi, in ordine di precedenza (punti pesati; 0 è il meglio):",
        "  1. Minimi di sicurezza scoperti       28  il meglio possibile, dimostrato",
        "  2. Copertura prevista mancante     1.250  non meno di 1.000 (scarto 20,0 %)",
        "Turni scoperti sotto il minimo di sicurezza: 28. Dimostrato: nessun servizio può lasciarne scoperti meno di "
        "28",
        "Turni scoperti della copertura prevista: 59. Dimostrato: nessun servizio altrettanto buono sui minimi e sui "
        "riposi compensativi può lasciarne scoperti meno di 40",
        "Scritto: dicembre.xlsx, albo.xlsx, piano.json",
    ]
    assert shown.err.splitlines() == ["[  0 s] Minimi di sicurezza scoperti"]


def test_generate_tells_first_what_no_roster_can_cover(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """The ten gravest at most, those of the minimum of safety only, then how many more."""
    plain = {"test": Check.R, "measure": Measure.DAY, "needed": 3, "available": 2, "people": 2}
    scope = Scope(units=("U",), posts=("SEZ1",), whole=True)
    office.shortages = tuple(
        Shortage(**plain, is_minimum=day < 13, days=(date(2026, 12, day),), scope=scope) for day in range(1, 15)
    )
    assert run(GENERATE) == 0
    *lines, more, step = capsys.readouterr().err.splitlines()
    assert len(lines) == 10
    assert lines[0] == (
        "CAP-R minimo di sicurezza, unità U: 01/12, intera giornata: richiesti 3, impiegabili 2; "
        "scoperti almeno 1 al giorno"
    )
    assert more == "CAP altre carenze: 4. Tutte con roster check."
    assert step.startswith("[")


def test_the_verdict_speaks_english(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*GENERATE, "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "December 2026" in shown
    assert "1,250  not below 1,000 (gap 20.0 %)" in shown
    assert "safety: 28. Proved: no roster can leave fewer than 28 uncovered" in shown


def test_an_existing_output_is_refused_before_solving(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    Path("dicembre.xlsx").write_text("old")
    assert run(GENERATE) == 2
    assert "dicembre.xlsx esiste già" in capsys.readouterr().err
    assert office.solved == []
    assert Path("dicembre.xlsx").read_text() == "old"


def test_force_replaces_an_existing_output(office: Office) -> None:
    Path("dicembre.xlsx").write_text("old")
    assert run([*GENERATE, "--force"]) == 0
    assert Path("dicembre.xlsx").read_text() == "office"
    assert outputs() == {"dicembre.xlsx"}


def test_everything_wrong_is_said_at_once(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ["generate", "manca.xlsx", "--month", "13/2026", "--out", "via/lontano.xlsx", "--json", "a.txt"]
    assert run([*wrong, "--posted-out", "temp", "--time-limit", "mai"]) == 2
    lines = capsys.readouterr().err.splitlines()
    for word in ("13/2026", "mai", "manca.xlsx", "la cartella via ", "a.txt", "temp è una cartella"):
        assert sum(word in line for line in lines) >= 1, word
    assert outputs() == set()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["generate", "temp", "--month", "2026-12", "--out", "a.xlsx"], "temp è una cartella"),
        (["generate", "sede.xlsx", "--month", "2026-12", "--out", "sede.xlsx", "--force"], "anche il file da leggere"),
        ([*GENERATE, "--posted-out", "dicembre.xlsx"], "due file diversi"),
        ([*GENERATE[:-1], "dicembre.pdf"], "deve finire con .xlsx"),
    ],
)
def test_unusable_paths_are_refused(
    office: Office, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert words in capsys.readouterr().err
    assert outputs() == set()
    assert Path("sede.xlsx").read_text() == "input"


def test_problems_of_the_input_are_told_one_a_line(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.fails = InputError([Problem("cli.unknown_post", {"post": p}, "Blocchi", "C7") for p in ("A", "B")])
    assert run(GENERATE) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.startswith("Errore: Foglio Blocchi, cella C7: ") for line in lines] == [True, True]


def saved_files() -> set[str]:
    """Names of what was saved for whoever mends the program."""
    return {path.name for path in Path("temp").rglob("*") if path.is_file()}


def test_a_crash_saves_the_instance_and_shows_no_traceback(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.fails = ZeroDivisionError("oops")
    assert run(GENERATE) == 3
    error = capsys.readouterr().err
    assert "oops" in error
    assert "Traceback" not in error
    assert saved_files() == {"instance.json", "error.txt"}
    saved = next(Path("temp").rglob("instance.json"))
    assert Instance.model_validate_json(saved.read_text()).officers[0].id == "00123"


def test_an_internal_error_that_saved_its_instance_is_told_as_it_is(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.fails = InternalError("rotto; salvato altrove")
    assert run(GENERATE) == 3
    assert capsys.readouterr().err == "Errore interno: rotto; salvato altrove\n"
    assert saved_files() == set()


def test_when_one_file_cannot_be_written_none_is(office: Office) -> None:
    office.write_fails = {"plan"}
    Path("albo.xlsx").write_text("old")
    assert run([*GENERATE, "--posted-out", "albo.xlsx", "--json", "piano.json", "--force"]) == 3
    assert outputs() == {"albo.xlsx"}
    assert Path("albo.xlsx").read_text() == "old"


def test_an_interruption_leaves_nothing_behind(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.fails = KeyboardInterrupt()
    assert run(GENERATE) == 130
    assert capsys.readouterr().err == "Interrotto: nessun file è stato scritto.\n"
    assert outputs() == set()


# --- several files as one


def deliver(delivery: Delivery, meanwhile: Callable[[], object] = lambda: None) -> None:
    """Write "new" in every file, while something else happens."""
    with delivery.staged() as staged:
        for path in staged:
            path.write_text("new")
        meanwhile()


def test_files_appear_together_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("old")
    replace = Path.replace

    def stubborn(self: Path, target: Path) -> Path:
        if target == second:
            raise PermissionError(13, "in use", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", stubborn)
    with pytest.raises(InputError):
        deliver(Delivery([first, second], overwrite=True))
    assert first.read_text() == "old"
    assert {path.name for path in tmp_path.iterdir()} == {"a"}


def test_a_file_that_appeared_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a"
    with pytest.raises(InputError):
        deliver(Delivery([target], overwrite=False), meanwhile=lambda: target.write_text("of somebody else"))
    assert target.read_text() == "of somebody else"


def test_a_plan_that_cannot_be_delivered_is_kept(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    original = office.generate

    def slow(*arguments: Any) -> Plan:
        Path("dicembre.xlsx").write_text("of somebody else")
        return original(*arguments)

    monkeypatch.setattr(import_module("roster.generate"), "generate", slow)
    assert run(GENERATE) == 2
    assert "non è perduto" in capsys.readouterr().err
    assert saved_files() == {"plan.json"}
    assert Path("dicembre.xlsx").read_text() == "of somebody else"


# --- validate, template


def test_validate_prints_each_breach_with_its_cell(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.findings = (a_breach(),)
    assert run(["validate", "sede.xlsx", "--json", "rilievi.json"]) == 1
    header, row, verdict = capsys.readouterr().out.splitlines()
    assert header.split() == ["Regola", "Articolo", "Gravità", "Personale", "Data", "Cella", "Rilievo"]
    for word in (RULE, "ANQ art. 9, c. 16", "vietato", "Rossi Anna (00123)", "02/12/2026", "Brogliaccio!F12"):
        assert word in row
    assert verdict.startswith("Verdetto: NON CONFORME.")
    assert Path("rilievi.json").read_text() == "findings"


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"from_facts": True}, "vietato (non dovuto ai turni)"), ({"ground": "M1"}, "vietato (motivazione M1)")],
)
def test_a_breach_nobody_answers_for_does_not_condemn(
    office: Office, fields: dict[str, Any], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    office.findings = (a_breach(**fields),)
    assert run(["validate", "sede.xlsx"]) == 0
    shown = capsys.readouterr().out
    assert said in shown
    assert "non dovute ai turni o motivate 1" in shown


def test_preferences_are_counted_by_rule(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.findings = tuple(a_breach().model_copy(update={"severity": Severity.PREFERENCE}) for _ in range(1200))
    assert run(["validate", "sede.xlsx"]) == 0
    preferences, verdict = capsys.readouterr().out.splitlines()
    assert preferences.endswith("1.200 volte")
    assert "preferenze non soddisfatte 1.200" in verdict


def test_validate_refuses_another_month(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "sede.xlsx", "--month", "11/2026"]) == 2
    assert "dicembre 2026" in capsys.readouterr().err
    assert run(["validate", "sede.xlsx", "--month", "12/2026"]) == 0


def test_another_input_must_know_who_and_what_the_roster_names(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", "sede.xlsx", "--input", "sede.xlsx"]) == 0
    row = (Cell.duty("Z", "ALTRO"),) * DAYS
    stranger = Roster(year=2026, month=12, cells={"00999": row})
    office.plan = office.plan.model_copy(update={"roster": stranger})
    capsys.readouterr()
    assert run(["validate", "sede.xlsx", "--input", "sede.xlsx"]) == 2
    error = capsys.readouterr().err
    assert [word in error for word in ("00999", "turno Z", "posto ALTRO")] == [True] * 3


def test_template_is_written_once(office: Office) -> None:
    assert run(["template", "--out", "vuota.xlsx"]) == 0
    assert Path("vuota.xlsx").read_text() == "template"
    assert run(["template", "--out", "vuota.xlsx"]) == 2
    assert run(["template", "--out", "vuota.xlsx", "--force"]) == 0


def test_validate_needs_no_solver(tmp_path: Path) -> None:
    path = tmp_path / "piano.json"
    write_plan_json(a_plan(), path)
    program = f"""
import sys
sys.modules["ortools"] = None
from roster.cli.main import run
sys.exit(run(["validate", {str(path)!r}]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    assert f"Regole {len(rules())}" in done.stdout


# --- progress


def drawn(board: Board) -> list[list[str]]:
    """The lines of the board on a terminal of 80 columns, each in its words and figures."""
    console = Console(file=StringIO(), width=80)
    with console.capture() as capture:
        console.print(board.drawn())
    return [re.split(r" {2,}", line.strip()) for line in capture.get().splitlines()]


def test_progress_tells_best_bound_and_gap_of_each_tier_in_order() -> None:
    board = Board("it")
    board(Progress("phase.search"))
    assert len(drawn(board)) == 1
    board(Progress("phase.search", Tier.HOURS, 648, 0, 2.2))
    board(Progress("phase.first", elapsed=2.3))
    board(Progress("phase.search", Tier.MINIMUM, 1200, 900, 3.0))
    board(Progress("phase.search", Tier.HOURS, 648, 648, 4.0))
    board(Progress("phase.search", Tier.HOURS, 648, 648, 9.0))
    head, *table = drawn(board)
    assert head[0].endswith("cerco il servizio migliore")
    assert table == [
        ["obiettivo", "punti", "non meno di", "scarto", "dopo"],
        ["Minimi di sicurezza scoperti", "1.200", "900", "25,0 %", "3 s"],
        ["Ore e riposi in debito o in eccesso", "648", "648", "0,0 %", "4 s"],
    ]


def test_the_gap_of_what_is_not_known_is_not_known() -> None:
    assert Progress("phase.search").gap is None
    assert Progress("phase.search", Tier.HOURS, 10).gap is None
    assert Progress("phase.search", Tier.HOURS, 0, 0).gap == 0
    assert Progress("phase.search", Tier.HOURS, 8, 6).gap == 0.25
