"""A seat without the places of its workbook: what is equal however it was written."""

from __future__ import annotations

from roster.domain import Seat


def without_places(seat: Seat) -> Seat:
    """Return the seat as if nobody knew in which cells it was written."""
    profile = seat.profile
    caps = tuple(cap.model_copy(update={"where": {}}) for cap in profile.caps)
    derogations = tuple(derogation.model_copy(update={"where": {}}) for derogation in profile.derogations)
    return seat.model_copy(
        update={
            "profile": profile.model_copy(update={"caps": caps, "derogations": derogations}),
            "locks": tuple(lock.model_copy(update={"where": None}) for lock in seat.locks),
        }
    )
