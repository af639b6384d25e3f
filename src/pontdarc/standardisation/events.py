"""What happens to preparations, announced to the approach."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Prepared:
    """A delivery was read, mapped, mended, checked and scanned."""

    name: ClassVar[str] = "standardisation.prepared"
    preparation: UUID
    delivery: UUID
    entry: UUID


@dataclass(frozen=True, slots=True)
class Unprepared:
    """A delivery cannot be read; the reason is written on it."""

    name: ClassVar[str] = "standardisation.unprepared"
    delivery: UUID
    entry: UUID
