"""What happens to clearances, announced to the approach."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Proposed:
    """A référent proposed what to do with an entry: the DPO and the lawyer are asked."""

    name: ClassVar[str] = "legal.proposed"
    proposal: UUID
    entry: UUID


@dataclass(frozen=True, slots=True)
class Advised:
    """An opinion was given."""

    name: ClassVar[str] = "legal.advised"
    proposal: UUID
    entry: UUID
    opinion: UUID


@dataclass(frozen=True, slots=True)
class Decided:
    """The signatory decided."""

    name: ClassVar[str] = "legal.decided"
    decision: UUID
    entry: UUID


@dataclass(frozen=True, slots=True)
class ClearanceRevoked:
    """A decision covers nothing any more: what it made public must go."""

    name: ClassVar[str] = "legal.clearance_revoked"
    decision: UUID
    entry: UUID
