"""What happens in the network, announced to the approach."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class RoleGranted:
    """A person got a role in an organisation."""

    name: ClassVar[str] = "network.role_granted"
    person: UUID
    organisation: UUID
    role: str


@dataclass(frozen=True, slots=True)
class RoleEnded:
    """A role has an end; somebody may have to take over."""

    name: ClassVar[str] = "network.role_ended"
    person: UUID
    organisation: UUID
    role: str


@dataclass(frozen=True, slots=True)
class OrganisationRenamed:
    """An organisation has another name or slug: indexes and pages follow."""

    name: ClassVar[str] = "network.organisation_renamed"
    organisation: UUID
