"""A fault put into the running program: the module made again from its changed tree, and every rule that uses it."""

from __future__ import annotations

import ast
import importlib
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from types import CodeType, ModuleType

from roster.obligation import Obligation
from roster.registry import obligations, rules
from roster.rule import Rule
from tests.mutation.faults import Fault

ROOT = Path(__file__).parents[2]
HOOKS = ("ceilings", "opens", "spares_nights", "enters")
"""What a rule answers beside its two halves."""


def files() -> tuple[str, ...]:
    """Return the source files of the law, relative to the repository."""
    return tuple(str(path.relative_to(ROOT)) for path in sorted((ROOT / "constraints").rglob("*.py")))


@cache
def source(file: str) -> str:
    """Return the text of a file as it was when first asked for."""
    return (ROOT / file).read_text(encoding="utf-8")


def module_name(file: str) -> str:
    """Return the dotted name of a file."""
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def _code(file: str) -> CodeType:
    return compile(source(file), str(ROOT / file), "exec")


@cache
def _imports() -> Mapping[str, frozenset[str]]:
    """Return, by file, the other files of the law it imports."""
    by_module = {module_name(file): file for file in files()}
    found: dict[str, frozenset[str]] = {}
    for file in files():
        nodes = [node for node in ast.walk(ast.parse(source(file))) if isinstance(node, ast.ImportFrom)]
        found[file] = frozenset(by_module[node.module] for node in nodes if node.module in by_module)
    return found


@cache
def users(file: str) -> tuple[str, ...]:
    """Return a file and those that import it, directly or not, each after what it imports."""
    users_of = defaultdict(set)
    for user, used in _imports().items():
        for one in used:
            users_of[one].add(user)
    found, open_ = {file}, [file]
    while open_:
        new = users_of[open_.pop()] - found
        found |= new
        open_ += new
    order = TopologicalSorter({one: _imports()[one] & found for one in found})
    return tuple(order.static_order())


@cache
def rules_of(file: str) -> Mapping[str, type[Obligation]]:
    """Return the obligations whose class stands in a file, by id."""
    name = module_name(file)
    return {known: type(one) for known, one in obligations().items() if type(one).__module__ == name}


def rules_touched(fault: Fault) -> tuple[str, ...]:
    """Return the ids of the obligations that a fault can change: one class's, or those of all users of the file."""
    owner = fault.where.split(".")[0]
    own = [known for known, kind in rules_of(fault.file).items() if owner in {c.__name__ for c in kind.__mro__}]
    return tuple(own) or tuple(known for user in users(fault.file) for known in rules_of(user))


def plant(fault: Fault) -> None:
    """Put a fault into this process, for good: what the registry holds obeys the changed source."""
    for user in users(fault.file):
        for known in rules_of(user):
            Obligation.known.pop(known, None)
    for user in users(fault.file):
        name = module_name(user)
        module = ModuleType(name)
        module.__file__ = str(ROOT / user)
        sys.modules[name] = module
        parent, _, child = name.rpartition(".")
        setattr(importlib.import_module(parent), child, module)
        tree = compile(fault.tree, module.__file__, "exec") if user == fault.file else _code(user)
        exec(tree, module.__dict__)
        for known in rules_of(user):
            made = Obligation.known[known]()
            obligations()[known] = made
            if isinstance(made, Rule):
                rules()[known] = made


@dataclass(frozen=True)
class Halves:
    """Which halves of a rule run the code of a fault; neither for what only other parts of the program ask."""

    encode: bool
    audit: bool
    other: bool


def halves(fault: Fault, rule_id: str) -> Halves:
    """Return the halves of a rule that reach the place of a fault, by the names they call."""
    *_, last = [part for part in fault.where.split(".") if part[0].islower() or part[0] == "_"] or [""]
    if last in ("", "module"):
        return Halves(True, True, True)
    file = next(user for user in users(fault.file) if rule_id in rules_of(user))
    reach = {root: _reached(file, root) for root in ("encode", "audit", *HOOKS)}
    inside = {root: any(name in found for name in fault.where.split(".")) for root, found in reach.items()}
    other = any(inside[hook] for hook in HOOKS)
    if not any(inside.values()):
        return Halves(True, True, True)
    return Halves(inside["encode"], inside["audit"], other)


@cache
def _reached(file: str, root: str) -> frozenset[str]:
    """Return the names of functions and classes that ``root`` of a file calls, directly or not."""
    calls: defaultdict[str, set[str]] = defaultdict(set)
    open_files, seen_files = [file], {file}
    while open_files:
        one = open_files.pop()
        for node in ast.walk(ast.parse(source(one))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                if isinstance(node, ast.ClassDef) and node.name in {k.__name__ for k in rules_of(one).values()}:
                    continue
                names = {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}
                calls[node.name] |= names | {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
        new = _imports()[one] - seen_files
        seen_files |= new
        open_files += new
    found, open_ = {root}, [root]
    while open_:
        new_names = {name for name in calls[open_.pop()] if name in calls} - found
        found |= new_names
        open_ += new_names
    return frozenset(found)
