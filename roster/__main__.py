"""``python -m roster`` and the console script ``roster``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line on the arguments of the process and exit with its code."""
    from roster.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
