"""What happens to requests of people and to erasures."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """Somebody recognised themselves: the DPO is told."""

    name: ClassVar[str] = "approach.person_asked"
    request: UUID


@dataclass(frozen=True, slots=True)
class ErasureProposed:
    """The DPO proposes an erasure: the signatory is asked."""

    name: ClassVar[str] = "approach.erasure_proposed"
    erasure: UUID


@dataclass(frozen=True, slots=True)
class ErasureDecided:
    """An erasure was decided, or must be carried out again."""

    name: ClassVar[str] = "approach.erasure_decided"
    erasure: UUID


@dataclass(frozen=True, slots=True)
class AttestationAsked:
    """Somebody asks for the proof of an erasure: it is sought everywhere."""

    name: ClassVar[str] = "approach.attestation_asked"
    attestation: UUID


@dataclass(frozen=True, slots=True)
class PersonAnswered:
    """A request was answered: the answer is sent to the person."""

    name: ClassVar[str] = "approach.person_answered"
    request: UUID
