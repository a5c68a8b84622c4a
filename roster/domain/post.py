"""Posts of duty, the cover each asks for, and dated demand."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from roster.domain.base import Frozen
from roster.domain.codes import DayClass, EventKind, Ruolo, ServiceKind, Sex, TaskClass
from roster.domain.officer import Dated


class Cover(Frozen):
    """Officers a post needs in one shift, on feriali, on festivi or on all days.

    ``minimum`` is the minimum of safety (ANQ Art. 10(3)); ``nominal`` the cover wished, never below it.
    """

    shift: str
    days: DayClass = DayClass.TUTTI
    minimum: int = Field(default=0, ge=0)
    nominal: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _nominal_not_below_minimum(self) -> Cover:
        if self.nominal < self.minimum:
            raise PydanticCustomError("nominal_below_minimum", "nominal cover is below the minimum")
        return self


class Post(Frozen):
    """A place of duty, with the attributes of catalogue B.3.

    ``group`` names posts among which staff rotate and are compared; it defaults to the code of the post.
    ``article_42`` marks surveillance inside a detention section, where ``sex_held`` decides who may serve.
    ``reserve`` marks the unit's pool ``a disposizione``: nobody is needed there and anybody may be.
    Minutes of handover, travel and meal at the service canteen after the shift lengthen the real interval (ANQ
    Art. 9(10), 9(12)); ``meal`` marks a meal taken on duty, inside the shift (Art. 17(1)).
    """

    code: str = Field(min_length=1, max_length=12, pattern=r"^[^\s+,;]+$")
    name: str
    unit: str
    group: str = ""
    fesi: str | None = None
    task: TaskClass = TaskClass.ISTITUTO
    service: ServiceKind = ServiceKind.ALTRO
    article_42: bool = False
    sex_held: Sex | None = None
    sex_required: Sex | None = None
    armed: bool = False
    hospital_ward: bool = False
    atsm: bool = False
    piantonamento: bool = False
    escort: bool = False
    round_the_clock: bool = False
    unpopular: bool = False
    reserve: bool = False
    ruoli: tuple[Ruolo, ...] = ()
    skill: str | None = None
    handover_min: int = Field(default=0, ge=0, le=120)
    travel_out_min: int = Field(default=0, ge=0, le=600)
    travel_back_min: int = Field(default=0, ge=0, le=600)
    meal: bool = False
    meal_min: int = Field(default=0, ge=0, le=120)
    uniform: str | None = None
    weapon: str | None = None
    cover: tuple[Cover, ...] = ()

    @property
    def rotation_group(self) -> str:
        """Name of the group whose staff must rotate."""
        return self.group or self.code

    @property
    def must_rotate(self) -> bool:
        """True for hospital wards and A.T.S.M., where staff must be rotated (ANQ Art. 9(14)(b))."""
        return self.hospital_ward or self.atsm

    @property
    def guards_patients(self) -> bool:
        """True for hospital guards, those of hospital wards too (ANQ Art. 9(12))."""
        return self.piantonamento or self.hospital_ward

    @property
    def outside(self) -> bool:
        """True for hospital guards, those of hospital wards too, and escorts, whose travel belongs to the duty."""
        return self.piantonamento or self.hospital_ward or self.escort

    @property
    def minutes_after(self) -> int:
        """Minutes of work after the nominal end of a shift: handover, journey back, meal at the canteen."""
        return self.handover_min + self.travel_back_min + self.meal_min


class Event(Dated):
    """Dated demand on a post: a hospital guard opened for a period, an escort, a UEPE check.

    ``required`` is False when the patient may be left without guard (O.P. art. 11(5)): nothing is planned.
    ``act`` is the reference of the act that opens it; a required hospital guard needs one.
    """

    id: str
    kind: EventKind
    post: str
    first: date
    last: date
    shifts: tuple[str, ...] = Field(min_length=1)
    minimum: int = Field(default=1, ge=0)
    nominal: int = Field(default=1, ge=0)
    required: bool = True
    act: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Event:
        if self.last < self.first:
            raise PydanticCustomError("ends_before_start", "the event ends before it starts")
        if self.nominal < self.minimum:
            raise PydanticCustomError("nominal_below_minimum", "nominal cover is below the minimum")
        return self
