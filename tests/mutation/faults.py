"""Faults to plant in a source file: one small change of its syntax tree each, as people make them."""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

_ORDER = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
_OPPOSITE = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_NEXT_CONSTANT = {
    "ShiftClass": ("MAT", "POM", "SER", "NOT"),
    "DayCode": ("DUTY", "RS", "RF", "NL", "CO", "SIN", "MIS"),
    "Counted": ("NOTTURNI", "FESTIVI", "SERALI"),
    "GroundKind": ("GRAVI_INDIFFERIBILI", "RICHIESTA_DIPENDENTE", "INDEROGABILI_COMPROVATE", "INDEROGABILI"),
    "RequestKind": ("ESONERO_NOTTI_50_30", "FIGLIO_SOTTO_3", "ASSISTENZA_104", "REPERIBILITA"),
    "DerogationKind": ("TURNO_OLTRE_6_ORE", "TRE_QUADRANTI", "GIORNI_ALTERNI", "NOTTE_OLTRE_6_ORE"),
    "WorkSchedule": ("TURNI", "CINQUE_GIORNI", "SEI_GIORNI"),
    "DayClass": ("FERIALE", "FESTIVO"),
    "Tier": ("MINIMUM", "NOMINAL", "DEROGATION", "HOURS", "FAIRNESS", "WISHES"),
    "Severity": ("HARD", "REPORT"),
}
_OTHER_NAME = {"min": "max", "max": "min", "any": "all", "all": "any"}
_QUESTIONS = {"alternatives", "duties", "with_code", "of_class", "cell", "stints_on"}
_NOTHING = {"known_cell": "None", "rest_credits": "0"}
_EMPTY = {"history", "counters", "credits"}
_LEFT = {"values", "says", "strict"}
"""Arguments that only fill the sentence of a finding (other tests read it), or guard a ``zip``."""


@dataclass(frozen=True)
class Fault:
    """One planted fault: the place, what was there and what stands there instead, and the source with it."""

    file: str
    where: str
    kind: str
    line: int
    before: str
    after: str
    nth: int
    whole: ast.Module
    old: ast.AST
    new: ast.AST

    @property
    def tree(self) -> ast.Module:
        """The syntax tree of the file with the fault in it."""
        memo: dict[int, object] = {id(self.old): ast.copy_location(self.new, self.old)}
        return ast.fix_missing_locations(copy.deepcopy(self.whole, memo))

    @property
    def key(self) -> str:
        """Name that stays when lines move; the second of two alike in a function ends in ``#2``."""
        again = f" #{self.nth}" if self.nth > 1 else ""
        return f"{self.file}::{self.where}: {self.before} -> {self.after}{again}"


def faults_in(file: str, source: str) -> Iterator[Fault]:
    """Yield every fault that can be planted in ``source``."""
    tree = ast.parse(source)
    seen: Counter[tuple[str, str, str]] = Counter()
    for place in _places(tree):
        for kind, new in _changes(place):
            before, after = _shown(place.node), _shown(new)
            seen[place.where, before, after] += 1
            nth = seen[place.where, before, after]
            yield Fault(file, place.where, kind, place.node.lineno, before, after, nth, tree, place.node, new)


def _shown(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())


@dataclass(frozen=True)
class _Place:
    node: ast.expr | ast.stmt | ast.comprehension
    where: str
    in_function: bool
    parent: ast.AST


def _places(tree: ast.Module) -> Iterator[_Place]:
    """Yield the nodes that a fault may change: no citation, no annotation, no sentence, nothing for types only."""
    yield from _inside(tree, "", in_function=False)


def _inside(parent: ast.AST, where: str, *, in_function: bool) -> Iterator[_Place]:
    for field, value in ast.iter_fields(parent):
        if field in ("annotation", "returns", "decorator_list", "bases", "arg_types", "type_params"):
            continue
        if isinstance(parent, ast.arguments) and field not in ("defaults", "kw_defaults"):
            continue
        for node in value if isinstance(value, list) else [value]:
            if not isinstance(node, ast.AST) or _is_left_alone(node):
                continue
            inside, below = in_function, where
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                below = f"{where}.{node.name}".lstrip(".")
                inside = in_function or isinstance(node, ast.FunctionDef)
            if isinstance(node, ast.expr | ast.stmt):
                yield _Place(node, where or "module", in_function, parent)
            yield from _inside(node, below, in_function=inside)


def _is_left_alone(node: ast.AST) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr | ast.Raise):
        return True
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return True
    if isinstance(node, ast.AnnAssign):
        return "ClassVar" in ast.unparse(node.annotation)
    if isinstance(node, ast.keyword):
        return node.arg in _LEFT
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target = ast.unparse(node.targets[0])
        if ast.unparse(node.value).startswith("date("):
            return True  # when somebody read the article
        return target == "values" or (target.isupper() and "Citation" in ast.unparse(node.value))
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Text", "Citation"):
        return True
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _changes(place: _Place) -> Iterator[tuple[str, ast.AST]]:
    node = place.node
    if isinstance(node, ast.stmt):
        yield from _of_statement(place, node)
    else:
        yield from _of_expression(place, node)


def _of_statement(place: _Place, node: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    if not place.in_function:
        return
    if isinstance(node, ast.Expr):
        generator = isinstance(node.value, ast.Yield | ast.YieldFrom)
        yield "dropped statement", ast.parse("yield from ()" if generator else "pass").body[0]
    elif isinstance(node, ast.AugAssign | ast.Continue | ast.Break):
        yield "dropped statement", ast.Pass()
    elif isinstance(node, ast.If) and not _is_changed_inside(node.test):
        yield "negated condition", ast.If(_not(node.test), node.body, node.orelse)


def _of_expression(place: _Place, node: ast.expr) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Compare):
        yield from _of_compare(node)
    elif isinstance(node, ast.Constant):
        yield from _of_constant(place, node)
    elif isinstance(node, ast.BoolOp):
        yield "and/or", ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "dropped not", node.operand
    elif isinstance(node, ast.IfExp) and not _is_changed_inside(node.test):
        yield "negated condition", ast.IfExp(_not(node.test), node.body, node.orelse)
    elif isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
        yield from _of_comprehension(node)
    elif isinstance(node, ast.Attribute):
        yield from _of_attribute(place, node)
    elif isinstance(node, ast.Call):
        yield from _of_call(place, node)


def _is_changed_inside(test: ast.expr) -> bool:
    """Return whether a fault inside the condition already turns it round."""
    dropped = isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
    return dropped or (isinstance(test, ast.Compare) and len(test.ops) == 1 and type(test.ops[0]) in _OPPOSITE)


def _not(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _of_compare(node: ast.Compare) -> Iterator[tuple[str, ast.AST]]:
    for n, operator in enumerate(node.ops):
        for kind, table in (("comparison", _ORDER), ("opposite comparison", _OPPOSITE)):
            if type(operator) in table:
                ops = [*node.ops[:n], table[type(operator)](), *node.ops[n + 1 :]]
                yield kind, ast.Compare(node.left, ops, node.comparators)


def _of_constant(place: _Place, node: ast.Constant) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node.value, bool):
        if place.in_function:
            yield "flag", ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield "number", ast.Constant(node.value + 1)
        yield "number", ast.Constant(node.value - 1)


def _of_comprehension(node: ast.expr) -> Iterator[tuple[str, ast.AST]]:
    assert isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp)
    for n, generator in enumerate(node.generators):
        for k, test in enumerate(generator.ifs):
            if _is_changed_inside(test):
                continue
            ifs = [*generator.ifs[:k], _not(test), *generator.ifs[k + 1 :]]
            parts = [*node.generators]
            parts[n] = ast.comprehension(generator.target, generator.iter, ifs, generator.is_async)
            changed = copy.copy(node)
            changed.generators = parts
            yield "negated condition", changed


def _of_attribute(place: _Place, node: ast.Attribute) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node.value, ast.Name) and node.attr in _NEXT_CONSTANT.get(node.value.id, ()):
        names = _NEXT_CONSTANT[node.value.id]
        other = names[(names.index(node.attr) + 1) % len(names)]
        yield "wrong constant", ast.Attribute(node.value, other, node.ctx)
    elif node.attr == "days" and _is_of_the_month(node.value):
        index = ast.unparse(place.parent.slice) if isinstance(place.parent, ast.Subscript) else ""
        if index != "0":
            yield "window short at the end", _parsed(f"{ast.unparse(node)}[:-1]")
        if index != "-1":
            yield "window short at the start", _parsed(f"{ast.unparse(node)}[1:]")
    elif node.attr == "next_day":
        yield "window short at the end", ast.Attribute(node.value, "previous_day", node.ctx)
    elif node.attr in _EMPTY and isinstance(node.value, ast.Attribute | ast.Name):
        yield "history forgotten", _parsed("{}")


def _is_of_the_month(owner: ast.expr) -> bool:
    return ast.unparse(owner) in ("m.instance", "record.instance", "record", "instance", "self.instance")


def _of_call(place: _Place, node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node.func, ast.Name) and node.func.id in _OTHER_NAME:
        yield "min/max, any/all", ast.Call(ast.Name(_OTHER_NAME[node.func.id], ast.Load()), node.args, node.keywords)
    if not isinstance(node.func, ast.Attribute):
        return
    owner, name = node.func.value, node.func.attr
    if name in _NOTHING:
        yield "history forgotten", _parsed(_NOTHING[name])
    elif name == "stints" and ast.unparse(owner) == "record":
        yield "history forgotten", ast.Call(ast.Attribute(owner, "stints_of_month", ast.Load()), node.args, [])
    elif name in _QUESTIONS and len(node.args) > 1 and ast.unparse(owner) in ("m", "record"):
        day, instance = ast.unparse(node.args[1]), f"{ast.unparse(owner)}.instance"
        if day != "day":
            nothing = "None" if name == "cell" else "()"
            if "+" not in day:
                within = f"{ast.unparse(node)} if {day} >= {instance}.days[0] else {nothing}"
                yield "history forgotten", _parsed(within)
            if "-" not in day:
                within = f"{ast.unparse(node)} if {day} <= {instance}.days[-1] else {nothing}"
                yield "next month forgotten", _parsed(within)


def _parsed(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body
