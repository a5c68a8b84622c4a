"""From arguments to an exit code: the language, the command, and what to say when something goes wrong.

Exit codes: 0 no hard finding, 1 hard findings, 2 unusable input or arguments, 3 internal error, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer
from typer.exceptions import TyperException

from roster.cli.commands import app
from roster.cli.failure import save_failure
from roster.errors import InputError, InternalError, Problem
from roster.messages import DEFAULT_LANGUAGE, LANGUAGES, problem_text, text

NO_FINDING, HARD_FINDINGS, UNUSABLE, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 130


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code. Nothing is raised: every failure is a line on stderr and a code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without accents must not stop a roster
            stream.reconfigure(errors="replace")
    lang = DEFAULT_LANGUAGE
    try:
        lang, rest = take_language(arguments)
        return _command(lang, rest or ["--help"])
    except InputError as error:
        for problem in error.problems:
            _complain(text("cli.error", lang, sentence=problem_text(problem, lang)))
        return UNUSABLE
    except InternalError as error:
        _complain(text("cli.internal", lang, sentence=error))
        return INTERNAL
    except KeyboardInterrupt:
        _complain(text("cli.interrupted", lang))
        return INTERRUPTED
    except Exception as error:  # a bug: the user gets a sentence and a file to send, never a traceback
        _complain(text("cli.internal", lang, sentence=save_failure(error, None, lang)))
        return INTERNAL


def take_language(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Take ``--lang`` out of the arguments, wherever it stands, so that even help and usage errors obey it.

    Raises:
        InputError: when the language is missing or unknown.

    """
    lang, rest, waiting = DEFAULT_LANGUAGE, list[str](), False
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if waiting or (name == "--lang" and equals):
            lang = _known_language(argument if waiting else value)
            waiting = False
        elif argument == "--lang":
            waiting = True
        else:
            rest.append(argument)
    if waiting:
        _known_language("")
    return lang, rest


def _known_language(value: str) -> str:
    if value not in LANGUAGES:
        raise InputError([Problem("cli.bad_language", {"value": value})])
    return value


def _command(lang: str, arguments: list[str]) -> int:
    command = typer.main.get_command(app)
    verbs: dict[str, object] = getattr(command, "commands", {})
    if arguments[0] not in verbs and not arguments[0].startswith("-"):
        values: dict[str, object] = {"verb": arguments[0], "verbs": ", ".join(verbs)}
        raise InputError([Problem("cli.no_such_verb", values)])
    try:
        code = command.main(args=arguments, prog_name="roster", standalone_mode=False, obj={"lang": lang})
    except TyperException as error:
        raise InputError([_usage_problem(error)]) from error
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    return int(code or NO_FINDING)


def _usage_problem(error: TyperException) -> Problem:
    """Typer words its usage errors in English and its classes are private: the closed list, by class name."""
    match type(error).__name__:
        case "NoSuchOption":
            return Problem("cli.no_such_option", {"option": getattr(error, "option_name", "")})
        case "MissingParameter":
            param = getattr(error, "param", None)
            return Problem("cli.missing_argument", {"argument": param.get_error_hint().strip("'") if param else ""})
        case "BadOptionUsage":
            return Problem("cli.option_without_value", {"option": getattr(error, "option_name", "")})
        case _:
            return Problem("cli.bad_usage", {"sentence": error.format_message()})


def _complain(line: str) -> None:
    print(line, file=sys.stderr)
