"""The public names: all there, light to import, and the verbs stay functions whatever is imported after."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import roster


def test_every_public_name_exists() -> None:
    assert all(hasattr(roster, name) for name in roster.__all__)


def test_generate_is_the_function_even_after_its_module_is_loaded() -> None:
    module = import_module("roster.generate")
    assert callable(roster.generate)
    assert roster.generate is module.generate


def test_importing_the_package_loads_neither_solver_nor_workbooks() -> None:
    program = "import sys, roster; print([n for n in ('ortools', 'pandas', 'openpyxl', 'typer') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
