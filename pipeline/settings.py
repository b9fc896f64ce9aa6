"""The base of all settings, and units as types. Settings are data: no methods, nothing opened, nothing computed."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """Frozen; unknown keys and wrong types are errors; defaults are checked like anything else."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, validate_default=True)


Fraction = Annotated[float, Field(ge=0, le=1)]  # a share or a similarity
Weight = Annotated[float, Field(ge=0, le=100)]  # a factor in a sum; 0 switches the term off
Count = Annotated[int, Field(ge=1)]  # at least one
Natural = Annotated[int, Field(ge=0)]  # none, or some
Words = Annotated[int, Field(ge=1, le=100_000)]  # white-space separated words
Days = Annotated[float, Field(ge=0, le=36_500)]  # 24 hours each
Megabytes = Annotated[float, Field(gt=0, le=100_000)]  # 10^6 bytes
