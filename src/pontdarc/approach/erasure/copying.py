"""What is shown to who answers a person: where they are, and the copy of their rows (GDPR 15). Nothing is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from pontdarc.approach.erasure.actions import note_copy
from pontdarc.approach.erasure.places import Beside, Places, beside, places, sought_for
from pontdarc.approach.erasure.texts import lines_in_editions
from pontdarc.approach.models import PersonRequest
from pontdarc.core.refusals import NotFound
from pontdarc.core.words import gettext_noop
from pontdarc.network.queries import require
from pontdarc.network.rules import Actor
from pontdarc.outside.clock import date_of
from pontdarc.publication.models import Dataset, Version
from pontdarc.standardisation.erasing import cells_at, seek_in_tables


@dataclass(frozen=True, slots=True)
class Seen:
    """Where somebody is: *versions* with how many rows, the first lines and the columns that name them.

    *beside*: texts that people mend by hand. *editions*: lines of the register that an erasure strikes.
    """

    places: Places
    beside: tuple[Beside, ...]
    editions: int = 0

    @property
    def versions(self) -> list[tuple[Version, dict[str, object]]]:
        """The versions whose public table holds the person, the last first."""
        held = [
            (each, self.places.tables[each.table]) for each in self.places.versions if each.table in self.places.tables
        ]
        return sorted(((v, f) for v, f in held if f["rows"]), key=lambda pair: pair[0].created_at, reverse=True)

    @property
    def deliveries(self) -> list[tuple[object, dict[str, object]]]:
        """The raw files that hold the person, or that could not all be looked into."""
        found = self.places.raw
        kept = [(each, found[str(each.pk)]) for each in self.places.deliveries if str(each.pk) in found]
        return [(each, said) for each, said in kept if said["rows"] or said["beyond"] or not said["opened"]]

    @property
    def nobody(self) -> bool:
        """Tell whether nothing was found."""
        counts = self.places.counts
        return not (counts["deliveries"] or counts["tables"] or self.beside or self.editions)


def look(*, by: Actor, dataset: Dataset, terms: Sequence[str], now: datetime) -> Seen:
    """Look for somebody in all that is kept of a dataset; the terms are kept nowhere.

    :raises Forbidden: the actor gives no opinion for the organisation. :raises Invalid: a term is too short.
    """
    require(by, "advise", dataset.organisation_id, date_of(now))
    sought = sought_for(uuid4(), [terms])
    return Seen(places(dataset, sought, now), beside(dataset, sought), lines_in_editions(dataset, sought))


def terms_at(
    *, by: Actor, dataset: Dataset, line: int, columns: Sequence[str], number: int | None = None, now: datetime
) -> list[str]:
    """Return the terms that name whoever a place designates: the cells of these columns on that line of a version.

    *number*: of the version, the one in force when None.

    :raises Forbidden: the actor gives no opinion for the organisation. :raises NotFound: nothing stands there.
    """
    require(by, "advise", dataset.organisation_id, date_of(now))
    which = {"state": Version.State.PUBLISHED} if number is None else {"number": number}
    version = dataset.versions.filter(erased_at=None, **which).first()
    found = cells_at(version.table, line, columns) if version is not None else {}
    if not found:
        raise NotFound(
            "nothing_there",
            gettext_noop("Rien ne se trouve à cette ligne dans ces colonnes."),
            gettext_noop("Vérifiez le numéro de la version et de la ligne, et le nom des colonnes."),
        )
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Copied:
    """The rows of somebody in the version that is public: names of columns, then cells."""

    version: Version
    names: list[str]
    rows: list[list[str | None]]


def copy_rows(*, by: Actor, request: PersonRequest, terms: Sequence[str], now: datetime) -> tuple[Copied, ...]:
    """Return what is public about somebody, to be given to them; who took the copy is written down.

    :raises Forbidden: the actor gives no opinion for the organisation. :raises Invalid: a term is too short.
    """
    sought = sought_for(uuid4(), [terms])
    shown = request.dataset.versions.filter(state=Version.State.PUBLISHED, erased_at=None)
    tables = {each.table: each for each in shown}
    found = seek_in_tables(tables, sought, copy=True)
    note_copy(by=by, request=request, rows=sum(each["rows"] for each in found.values()), now=now)
    return tuple(
        Copied(tables[table], said["names"], said["cells"]) for table, said in found.items() if said.get("cells")
    )
