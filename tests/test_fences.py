"""Which part may import which, which library may appear where, and what the library may not do; on the syntax tree."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted([*(ROOT / "roster").rglob("*.py"), *(ROOT / "constraints").rglob("*.py")])

BASE = {"calendar", "domain", "errors"}
AUDIT = {*BASE, "accounts", "auditor", "obligation", "record", "registry", "rule", "messages"}
FILE_SIDE = {*AUDIT, "workbook", "plan_text"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "calendar": set(),
    "domain": {"calendar"},
    "record": BASE,
    "certificate": {*BASE, "record"},
    "obligation": BASE,
    "rule": {*BASE, "obligation"},
    "registry": {*BASE, "obligation", "rule", "constraints"},
    "accounts": {*BASE, "obligation", "record", "registry", "rule"},
    "messages": {*BASE, "registry", "rule"},
    "auditor": {*BASE, "record", "registry", "rule"},
    "closing": {*BASE, "accounts", "record", "registry", "rule"},
    "plan_text": BASE,
    "planning": BASE,
    "capacity": {*BASE, "planning"},
    "workbook": {*BASE, "messages"},
    "conformity": {*BASE, "record", "registry", "rule"},
    "audited": {*BASE, "comparison", "conformity", "rule"},
    "selection": {*AUDIT, "audited", "conformity"},
    "variations": {*BASE, "record"},
    "comparison": {*BASE, "record", "variations"},
    "border": {"calendar", "rule"},
    "validation": {*AUDIT, "audited", "border", "comparison", "conformity", "foreign"},
    "reader": FILE_SIDE,
    "writer": {*FILE_SIDE, "comparison", "variations", "audited", "conformity", "equality", "selection"},
    "foreign": {*FILE_SIDE, "audited", "closing", "conformity", "reader"},
    "equality": {*AUDIT, "audited"},
    "pseudonyms": {*AUDIT, "audited", "comparison", "variations"},
    "annotation": {*FILE_SIDE, "audited", "conformity", "foreign", "reader", "selection", "writer"},
    "schema": BASE,
    "model": {*BASE, "planning", "registry", "rule"},
    "search": {*BASE, "planning", "rule", "registry", "model"},
    "generate": {*AUDIT, "certificate", "planning", "model", "search"},
    "constraints": {*BASE, "obligation", "record", "rule"},
}
ON_TOP = {"cli", "__main__", "__init__"}

LIBRARIES = {
    "ortools": {"model", "search"},
    "pandas": {"reader", "writer", "workbook"},
    "jinja2": {"writer"},
    "openpyxl": {"reader", "writer", "workbook"},
    "xlsxwriter": {"annotation", "writer", "workbook"},
    "python_calamine": {"reader", "workbook"},
    "psutil": {"search"},
    "rapidfuzz": {"foreign"},
    "tomlkit": {"foreign"},
    "typer": {"cli"},
    "rich": {"cli"},
}


def layer(path: Path) -> str:
    """First name under ``roster``, or ``constraints``."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "roster" else "constraints"


def for_types_only(tree: ast.AST) -> set[ast.AST]:
    """Everything under ``if TYPE_CHECKING:``."""
    blocks = [n for n in ast.walk(tree) if isinstance(n, ast.If) and ast.unparse(n.test).endswith("TYPE_CHECKING")]
    return {node for block in blocks for statement in block.body for node in ast.walk(statement)}


def imports(path: Path) -> Iterator[str]:
    """Dotted names of all modules a file imports when it runs, functions included."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = for_types_only(tree)
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            yield from (f"{module}.{name.name}" for name in node.names)


def our_layers(path: Path) -> set[str]:
    """Layers of ours that a file imports."""
    names = [name.split(".") for name in imports(path)]
    ours = {parts[1] if len(parts) > 1 else "__init__" for parts in names if parts[0] == "roster"}
    return ours | {"constraints" for parts in names if parts[0] == "constraints"}


def name_of(path: Path) -> str:
    """Path for the report."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    here = layer(path)
    if here in ON_TOP:
        return
    assert here in MAY_IMPORT, f"{here} is a new layer: say in this table what it may import"
    assert our_layers(path) - {here} <= MAY_IMPORT[here]


def test_the_table_has_no_circle() -> None:
    TopologicalSorter(MAY_IMPORT).prepare()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_libraries_stay_in_their_layer(path: Path) -> None:
    used = {name.split(".")[0] for name in imports(path)}
    for library in used & LIBRARIES.keys():
        assert layer(path) in LIBRARIES[library], f"{library} does not belong here"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_command_line_prints_exits_or_asks_the_clock(path: Path) -> None:
    if layer(path) in {"cli", "__main__"}:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    forbidden = {"print", "sys.exit", "exit", "quit", "input", "breakpoint"}
    clock = {"datetime.now", "datetime.today", "date.today", "datetime.utcnow", "time.time", "time.localtime"}
    assert not forbidden & set(calls)
    assert not clock & set(calls)
    unseeded = [call for call in calls if call.startswith("random.") and call != "random.Random"]
    assert not unseeded


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_registry_names_the_package_of_the_law(path: Path) -> None:
    if layer(path) in {"registry", "cli", "constraints"}:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert not [value for value in strings if value == "constraints" or value.startswith("constraints.")]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("top", ["roster", "constraints"])
def test_every_folder_is_a_package_and_every_file_is_shipped(top: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"][top]
    shipped = {path for pattern in patterns for path in (ROOT / top).glob(pattern)}
    for path in (ROOT / top).rglob("*"):
        if "__pycache__" in path.parts or path.is_dir():
            continue
        assert (path.parent / "__init__.py").is_file(), f"{path.parent} is left out of an installation"
        assert path.suffix in {".py", ".md"} or path in shipped, f"{path} is left out of an installation"


HEAVY = ("ortools", "pandas", "numpy", "openpyxl", "xlsxwriter", "python_calamine", "rich")


def test_help_imports_nothing_heavy() -> None:
    program = f"""
import sys
from roster.cli.main import run
assert run(["generate", "--help"]) == 0
print([name for name in {HEAVY} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=clean_env())
    assert done.stdout.splitlines()[-1] == "[]"


def test_every_rule_loads_without_the_solver() -> None:
    program = """
import sys
sys.modules["ortools"] = None
from roster.registry import rules
print(len(rules()))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, env=clean_env())
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0


def clean_env() -> dict[str, str]:
    """The environment without what a test runner adds."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
