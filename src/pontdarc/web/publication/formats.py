"""The formats in which a version is offered, as the page lists them: in the order of the registry, by use."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from pontdarc.core.downloads.registry import Use, downloads
from pontdarc.core.words import gettext_noop
from pontdarc.publication.downloads import Offered, offered
from pontdarc.publication.models import Version

USES: dict[Use, str] = {
    "data": gettext_noop("Pour un programme"),
    "map": gettext_noop("Pour une carte"),
    "sheet": gettext_noop("Pour un tableur"),
    "database": gettext_noop("Pour une base de données"),
    "linked": gettext_noop("En données liées"),
}
"""What people take a format for, in the words of the page; gettext msgids."""
_NAMED: dict[Use, int] = {"data": 3, "map": 1, "sheet": 2}


@dataclass(frozen=True, slots=True)
class Offer:
    """A format as its line shows it, at *url*; *size* is in octets, None until the file has been made."""

    extension: str
    title: str
    loses: str
    open: bool
    size: int | None
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """The formats of one use, open ones first."""

    use: Use
    title: str
    offers: tuple[Offer, ...]


def extensions(version: Version) -> tuple[str, ...]:
    """Return the formats that a line of results names: the first ones of the common uses."""
    by_use: dict[Use, list[str]] = {use: [] for use in USES}
    for one in offered(version):
        by_use[one.download.use].append(one.download.slug)
    return tuple(slug for use, most in _NAMED.items() for slug in by_use[use][:most])


def title(slug: str) -> str:
    """Return the name of a format."""
    return _(downloads()[slug].title) if slug in downloads() else slug


def first(version: Version, *, past: bool = False) -> list[Offer]:
    """Return what most people want: the first format of all, and the first one for spreadsheets."""
    found = offered(version)
    sheets = [one for one in found if one.download.use == "sheet"]
    return [_offer(one, version, past) for one in (*found[:1], *sheets[:1])]


def groups(version: Version, *, past: bool = False) -> list[Group]:
    """Return all the formats by use."""
    uses = list(USES)
    by_use = sorted(offered(version), key=lambda one: uses.index(one.download.use))
    return [
        Group(use, _(USES[use]), tuple(_offer(one, version, past) for one in found))
        for use, found in groupby(by_use, key=lambda one: one.download.use)
    ]


def address(version: Version, extension: str, *, past: bool = False) -> str:
    """Return where a version is downloaded: the current one, or the one of its number."""
    slug = version.dataset.slug
    if past:
        return reverse("version-download", args=[slug, version.number, extension])
    return reverse("download", args=[slug, extension])


def _offer(one: Offered, version: Version, past: bool) -> Offer:
    each = one.download
    return Offer(each.slug, _(each.title), _(each.loses), each.open, one.size, address(version, each.slug, past=past))
