"""What a dataset is, in one look: how much it holds, which period, which territory, as its own columns say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pontdarc.core.profile import ColumnProfile, Profile
from pontdarc.network.models import Organisation
from pontdarc.web.templatetags.pontdarc import day, number

_DATED: Final = frozenset({"date", "datetime", "year"})
_OF_SOMEBODY: Final = frozenset({"birth_date"})
# Says when the row was written, not what it speaks of.
_OF_THE_ROW: Final = re.compile(
    r"(?:^|_|\b)(?:maj|mise_a_jour|modif\w*|updated?|last_modified)(?:_|\b|$)", re.IGNORECASE
)
_TERRITORIES: Final = frozenset(
    {Organisation.Kind.COMMUNE, Organisation.Kind.EPCI, Organisation.Kind.DEPARTEMENT, Organisation.Kind.REGION}
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A thing seen, and the title of the column that says it; empty where the owner alone says it."""

    text: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Glance:
    """*period* and *territory* are None where nothing says them."""

    period: Seen | None
    territory: Seen | None


def glance(profile: Profile, owner: Organisation) -> Glance:
    """Return what the columns of a public version say of it, else what its owner does."""
    return Glance(_period(profile), _communes(profile) or _of(owner))


def _period(profile: Profile) -> Seen | None:
    return next((_between(column) for column in profile.columns if _dates(column, profile.rows)), None)


def _dates(column: ColumnProfile, rows: int) -> bool:
    """Tell whether a column dates what its rows speak of: filled in half of them at least."""
    known = column.type in _DATED and column.kind not in _OF_SOMEBODY and column.min is not None
    return known and 2 * column.missing <= rows and not _OF_THE_ROW.search(column.name)


def _between(column: ColumnProfile) -> Seen:
    said = str if column.type == "year" else day
    first, last = said(column.min), said(column.max)
    if first == last:
        return Seen(first, column.title or column.name)
    shape = _("de %(first)s à %(last)s") if column.type == "year" else _("du %(first)s au %(last)s")
    return Seen(shape % {"first": first, "last": last}, column.title or column.name)


def _communes(profile: Profile) -> Seen | None:
    """Return the commune of all the rows, or how many there are, by their name or by their code."""
    named = _filled(profile.columns, "commune_name", profile.rows)
    if named and named.distinct == 1 and named.top:
        return Seen(named.top[0].value, named.title or named.name)
    found = [column for column in (named, _filled(profile.columns, "insee_commune", profile.rows)) if column]
    column = max(found, key=lambda one: one.distinct, default=None)
    if column is None or column.distinct < 2:
        return None
    told = {"count": number(column.distinct)}
    many = ngettext("%(count)s commune", "%(count)s communes", column.distinct) % told
    text = many if column.distinct_is_exact else _("environ %(many)s") % {"many": many}
    return Seen(text, column.title or column.name)


def _filled(columns: Iterable[ColumnProfile], kind: str, rows: int) -> ColumnProfile | None:
    return next((one for one in columns if one.kind == kind and 2 * one.missing <= rows and not one.masked), None)


def _of(owner: Organisation) -> Seen | None:
    return Seen(owner.name) if owner.kind in _TERRITORIES else None
