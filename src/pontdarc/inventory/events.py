"""What happens in the inventory, announced to the approach."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class EntryRegistered:
    """A set of data was identified."""

    name: ClassVar[str] = "inventory.entry_registered"
    entry: UUID


@dataclass(frozen=True, slots=True)
class EntryMoved:
    """An entry reached another stage of the approach."""

    name: ClassVar[str] = "inventory.entry_moved"
    entry: UUID
    stage: str
