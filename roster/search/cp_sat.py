"""How CP-SAT is called: parameters, hints, and what is told of each better roster."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from roster.domain.plan import Tier
from roster.model import CellModel

StageWatcher = Callable[[Tier, int, int], None]

_MOMENT = 0.5
_EXCERPT = 0.02
"""What cutting an excerpt costs beside its solve, in units of deterministic time."""


@dataclass(frozen=True)
class Effort:
    """What a search may spend.

    ``seconds`` are wall seconds with several workers, and units of CP-SAT's deterministic time with one: then the
    same input gives the same roster.
    """

    seconds: float
    workers: int
    seed: int


class Stop:
    """A request to end every search under way, from the thread that waits for them."""

    def __init__(self) -> None:
        self.requested = False
        self._running: dict[object, Callable[[], object]] = {}

    def request(self) -> None:
        """Ask every solver to stop; those not yet started will have no time."""
        self.requested = True
        for end in tuple(self._running.values()):
            end()

    @contextmanager
    def watching(self, solver: object, end: Callable[[], object]) -> Iterator[None]:
        """Count ``solver`` among those to stop, by calling ``end``."""
        self._running[solver] = end
        try:
            yield
        finally:
            del self._running[solver]


class Budget:
    """An effort being spent."""

    def __init__(self, effort: Effort, stop: Stop) -> None:
        self._effort = effort
        self._stop = stop
        self._deterministic = effort.workers == 1
        self._spent = 0.0
        self._started = time.monotonic()

    def left(self) -> float:
        """Return what is left, never less than a moment: a search that has begun is always allowed to end."""
        return _MOMENT if self._stop.requested else max(_MOMENT, self._effort.seconds - self._so_far())

    def rest(self) -> Effort:
        """Return what is left as an effort, to be spent elsewhere."""
        return replace(self._effort, seconds=self.left())

    @property
    def stop(self) -> Stop:
        """The request to end every search."""
        return self._stop

    @property
    def stopped(self) -> bool:
        """True when the search must end, by request or because the effort is spent."""
        return self._stop.requested or self._so_far() >= self._effort.seconds

    @property
    def by_clock(self) -> bool:
        """True when the effort is spent as time passes, and not as solvers count their work."""
        return not self._deterministic

    def _so_far(self) -> float:
        return self._spent if self._deterministic else time.monotonic() - self._started

    def charge(self, units: float) -> None:
        """Count work that no solver counts, in units of deterministic time; a clock counts it by itself."""
        self._spent += units

    def took(self, solver: cp_model.CpSolver) -> float:
        """Return what a solve spent, in the units of the effort."""
        return float(solver.deterministic_time if self._deterministic else solver.wall_time)

    def linear(self, least: float) -> float:
        """Return the seconds a linear programme may take; no limit where no clock must decide.

        What is left, and when the time is over still ``least``, but no more than the whole effort twice over.
        """
        after = min(least, 2 * self._effort.seconds)
        return math.inf if self._deterministic else max(self.left(), after)

    def solve(
        self, cp: cp_model.CpModel, seconds: float, watch: cp_model.CpSolverSolutionCallback | None = None
    ) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
        """Solve ``cp`` within ``seconds`` of the effort; return the solver and its status."""
        solver = cp_model.CpSolver()
        solver.parameters.random_seed = self._effort.seed
        solver.parameters.num_workers = self._effort.workers
        solver.parameters.interleave_search = self._deterministic
        return solver, self._run(solver, cp, seconds, watch)

    def polish(
        self, cp: cp_model.CpModel, seconds: float, seed: int
    ) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
        """Solve an excerpt, with one thread and the settings that suit small models near their linear relaxation.

        With the relaxation in full (``linearization_level`` 2) excerpts of a hundred cells are proved five times sooner
        than by default; probing, symmetry and repeated presolve cost more than they bring.
        """
        solver = cp_model.CpSolver()
        solver.parameters.random_seed = seed
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
        solver.parameters.max_presolve_iterations = 1
        self._spent += _EXCERPT
        return solver, self._run(solver, cp, seconds)

    def _run(
        self,
        solver: cp_model.CpSolver,
        cp: cp_model.CpModel,
        seconds: float,
        watch: cp_model.CpSolverSolutionCallback | None = None,
    ) -> cp_model.CpSolverStatus:
        solver.parameters.catch_sigint_signal = False  # outside the main thread its handler aborts the process
        if self._deterministic:
            solver.parameters.max_deterministic_time = seconds
        else:
            solver.parameters.max_time_in_seconds = seconds
        with self._stop.watching(solver, solver.stop_search):
            status = solver.solve(cp, watch)
        self._spent += float(solver.deterministic_time)
        return status


def values_of(solver: cp_model.CpSolver) -> dict[int, int]:
    """Return the value of every variable in the roster a solve found."""
    return dict(enumerate(solver.response_proto.solution))


def hint(cp: cp_model.CpModel, values: Mapping[int, int]) -> None:
    """Start the next solve of ``cp`` from ``values``."""
    cp.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
    for index, value in values.items():
        cp.add_hint(cp.get_int_var_from_proto_index(index), value)


class SolutionWatch(cp_model.CpSolverSolutionCallback):
    """Tells the watcher of each better roster: the value of every tier of the stage, the bound of its first."""

    def __init__(self, m: CellModel, weights: Mapping[Tier, int], watch: StageWatcher) -> None:
        super().__init__()
        self._objectives = {tier: m.objective(tier) for tier in weights}
        self._top = min(weights)
        self._weight = weights[self._top]
        self._below = sum(weights[tier] * m.penalties[tier].largest for tier in weights if tier is not self._top)
        self._watch = watch

    def on_solution_callback(self) -> None:
        """Read the roster just found."""
        bound = max(0, math.ceil((self.best_objective_bound - self._below) / self._weight))
        for tier, objective in self._objectives.items():
            self._watch(tier, self.value(objective), bound if tier is self._top else 0)
