"""Take the transcript of the README's first command again: ``python .ci/transcript.py``. It takes a minute."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
BEGIN, END = "<!-- transcript: begin -->", "<!-- transcript: end -->"


def main() -> None:
    """Run the command in an empty folder that sees the samples, and put what it printed between the markers."""
    readme = ROOT / "README.md"
    page = readme.read_text(encoding="utf-8")
    words = shlex.split(next(line for line in page.splitlines() if line.startswith("python3.11 -m venv ")))
    arguments = words[words.index(".venv/bin/roster") + 1 :]
    with TemporaryDirectory() as folder:
        Path(folder, "data").symlink_to(ROOT / "data")
        printed = subprocess.run(
            [sys.executable, "-m", "roster", *arguments],
            cwd=folder,
            check=True,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ).stdout
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    readme.write_text(f"{before}{BEGIN}\n```text\n{printed}```\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
