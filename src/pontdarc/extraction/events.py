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


@dataclass(frozen=True, slots=True)
class SecretFlagged:
    """An operator says that a column is a trade secret: the authority is told."""

    name: ClassVar[str] = "extraction.secret_flagged"
    flag: UUID
    entry: UUID


@dataclass(frozen=True, slots=True)
class SecretDecided:
    """The authority decided on a flagged column: the operator is told."""

    name: ClassVar[str] = "extraction.secret_decided"
    flag: UUID
    entry: UUID


@dataclass(frozen=True, slots=True)
class SecretReplied:
    """The operator answered a decision to publish: the authority is told."""

    name: ClassVar[str] = "extraction.secret_replied"
    flag: UUID
    entry: UUID


@dataclass(frozen=True, slots=True)
class IdentifiersGiven:
    """A beneficiary gave its identifiers: the grantor is told."""

    name: ClassVar[str] = "extraction.identifiers_given"
    request: UUID
    entry: UUID
