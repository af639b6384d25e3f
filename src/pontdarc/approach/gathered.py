"""What can be gathered and what is: for the page of who coordinates the approach."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pontdarc.approach.consolidation import departement
from pontdarc.core.refusals import Invalid
from pontdarc.inventory.models import Entry
from pontdarc.inventory.queries import entries_seen_by
from pontdarc.network.queries import may
from pontdarc.network.rules import Actor
from pontdarc.publication.consolidations import public_versions_of, sources_of
from pontdarc.publication.models import Consolidation, Version
from pontdarc.publication.queries import current_version
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.standard import Standard


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A public dataset that is not in the gathered one, and why."""

    version: Version
    text: str
    advice: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """A standard that is published here.

    *inside*: what the last gathered version is made of, else what it would be. *on_the_way*: entries of the asker's
    organisations that aim at the standard and are not public yet. *state*: none, held, published or closed.
    """

    standard: Standard
    consolidation: Consolidation | None
    state: str
    inside: tuple[Version, ...]
    left_out: tuple[LeftOut, ...]
    on_the_way: tuple[Entry, ...]
    rows: int


def gathered_seen_by(by: Actor) -> list[Gathered]:
    """Return the standards that at least one public dataset follows, or that are gathered already."""
    known = {each.standard: each for each in Consolidation.objects.select_related("dataset__entry__organisation")}
    return [
        _gathered(by, standard, public, known.get(slug))
        for slug, standard in standards().items()
        if (public := public_versions_of(slug)) or slug in known
    ]


def _gathered(by: Actor, standard: Standard, public: list[Version], made: Consolidation | None) -> Gathered:
    shown = {each.dataset.entry_id for each in public} | ({made.dataset.entry_id} if made else set())
    waiting = entries_seen_by(by).filter(standard=standard.slug).exclude(pk__in=shown)
    if made is None:
        inside = tuple(each for each in public if each.conforms)
        rows = sum(each.rows for each in inside)
        return Gathered(standard, None, "none", inside, (), tuple(waiting), rows)
    last = made.dataset.versions.order_by("-created_at").first()
    versions: Mapping[str, Version] = {str(each.pk): each for each in public}
    left_out = [
        LeftOut(versions[each["version"]], each["text"], each["advice"])
        for each in made.left_out
        if each["version"] in versions
    ]
    inside = tuple(sources_of(last)) if last else ()
    return Gathered(
        standard, made, _state(made, last), inside, tuple(left_out), tuple(waiting), last.rows if last else 0
    )


def _state(made: Consolidation, last: Version | None) -> str:
    if current_version(made.dataset.pk) is not None:
        return "published"
    return "held" if last is not None and last.state == Version.State.HELD else "closed"


def may_gather(by: Actor, today: date) -> bool:
    """Tell whether the actor may gather in the name of the département."""
    try:
        return may(by, "describe", departement().pk, today)
    except Invalid:
        return False
