"""Who may do what: roles give verbs in one organisation, and nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args
from uuid import UUID

ActorKind = Literal["person", "operator", "machine"]
Verb = Literal["see", "describe", "deliver", "propose", "advise", "decide", "moderate", "manage"]
VERBS: frozenset[Verb] = frozenset(get_args(Verb))

# What the law asks of a person with a role, and which no machine or operator does in their place.
PERSONAL_VERBS: frozenset[Verb] = frozenset({"propose", "advise", "decide"})

GRANTS: dict[str, frozenset[Verb]] = {
    "coordinator": frozenset({"see", "describe", "deliver", "propose", "moderate", "manage"}),
    "referent": frozenset({"see", "describe", "deliver", "propose", "moderate"}),
    "dpo": frozenset({"see", "advise"}),
    "lawyer": frozenset({"see", "advise"}),
    "signatory": frozenset({"see", "decide"}),
    "access_officer": frozenset({"see"}),
    "reader": frozenset({"see"}),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person of the network, the operator of the installation, or the machine by itself."""

    person: UUID | None
    kind: ActorKind

    def __post_init__(self) -> None:
        if (self.kind == "person") != (self.person is not None):
            raise ValueError("a person acts as a person, the operator and the machine as nobody")


OPERATOR = Actor(None, "operator")
MACHINE = Actor(None, "machine")


class Moved(Exception):
    """What is public under this name answers to another slug now: the face redirects to *slug*."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that a person holds on the day that was asked, in one organisation."""

    name: str
    organisation_id: UUID


def may(by: Actor, roles: Iterable[RoleHeld], verb: Verb, organisation_id: UUID | None) -> bool:
    """Tell whether the actor may do this in the organisation; in any of theirs when it is None."""
    if by.kind != "person":
        return verb not in PERSONAL_VERBS
    return any(
        verb in GRANTS.get(role.name, frozenset())
        for role in roles
        if organisation_id is None or role.organisation_id == organisation_id
    )


def seen_organisations(roles: Iterable[RoleHeld]) -> frozenset[UUID]:
    """Return the organisations that roles let their holder see."""
    return frozenset(role.organisation_id for role in roles if "see" in GRANTS.get(role.name, frozenset()))


def may_open_account(by: Actor, managed: frozenset[UUID], person_organisations: frozenset[UUID]) -> bool:
    """Tell whether the actor may choose the password of a person.

    Whoever knows it acts as that person, so a coordinator must manage every organisation where the person has a role.
    """
    return by.kind != "person" or (bool(managed) and person_organisations <= managed)
