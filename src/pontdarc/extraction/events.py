"""What happens to deliveries and sources, announced to the approach."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DeliveryReceived:
    """A raw file came and is kept."""

    name: ClassVar[str] = "extraction.delivery_received"
    delivery: UUID
    entry: UUID


@dataclass(frozen=True, slots=True)
class DeliveryDestroyed:
    """A raw file was destroyed by decision or because its term ended."""

    name: ClassVar[str] = "extraction.delivery_destroyed"
    delivery: UUID
    entry: UUID


@dataclass(frozen=True, slots=True)
class SourceFailed:
    """A source does not answer as it should."""

    name: ClassVar[str] = "extraction.source_failed"
    source: UUID
    entry: UUID
    failures: int
