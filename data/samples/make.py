"""Make the sample workbooks: ``python data/samples/make.py [FOLDER [PREFIX]]``. Same script, same seats, every time."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from making.assemble import seat_of
from making.capacity import balances, weekly_minimum
from making.seats import SAMPLES
from making.spec import Sample

from roster.domain import DayCode, Instance, Seat
from roster.writer.seat import write_seat


def main(folder: Path, only: str) -> None:
    """Write every sample whose file name starts with ``only`` and print how demand and staff stand."""
    for sample in SAMPLES:
        if sample.file.startswith(only):
            seat = seat_of(sample)
            write_seat(seat, folder / sample.file, overwrite=True)
            report(sample, seat)


def report(sample: Sample, seat: Seat) -> None:
    """Print the ratios of demand to staff, by unit."""
    instance = Instance(seat=seat, year=sample.year, month=sample.month)
    print(sample.file, len(seat.officers), "officers", len(seat.posts), "posts")
    days = [(o, day) for o in instance.officers for day in instance.days if o.in_force(day)]
    codes = Counter(absence.code for o, day in days if (absence := instance.absence(o.id, day)) is not None)
    away = sum(count for code, count in codes.items() if code.is_absence and code is not DayCode.CO)
    print(f"  leave {codes[DayCode.CO] / len(days):.3f}, other absence {away / len(days):.3f} of the days")
    worst = weekly_minimum(instance)
    for unit, balance in balances(instance).items():
        shares = "  ".join(f"{name} {share:5.2f}" for name, share in balance.ratios.items())
        week = max((share for (code, _), share in worst.items() if code == unit), default=0)
        print(f"  {unit:5s} {shares}  worst week {week:4.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent, sys.argv[2] if len(sys.argv) > 2 else "")
