"""What happened here that other stages may care about."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True, slots=True)
class VersionPublished:
    """A version became public; *replaced* is the one it took the place of."""

    name: ClassVar[str] = "publication.version_published"
    version: UUID
    dataset: UUID
    replaced: UUID | None = None


@dataclass(frozen=True, slots=True)
class VersionHeld:
    """A version waits; its reasons are written on it."""

    name: ClassVar[str] = "publication.version_held"
    version: UUID
    dataset: UUID


@dataclass(frozen=True, slots=True)
class DatasetWithdrawn:
    """A dataset is public no more."""

    name: ClassVar[str] = "publication.dataset_withdrawn"
    dataset: UUID


@dataclass(frozen=True, slots=True)
class VersionsErased:
    """Versions of a dataset were taken out for ever."""

    name: ClassVar[str] = "publication.versions_erased"
    dataset: UUID


@dataclass(frozen=True, slots=True)
class PlanWanted:
    """Somebody asked for the best plan; the search is done in the background."""

    name: ClassVar[str] = "publication.plan_wanted"
    search: UUID
