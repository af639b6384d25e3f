"""The formats in which a version is offered, as the page lists them: open ones first, those for spreadsheets apart."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from pontdarc.core.downloads.registry import downloads
from pontdarc.publication.downloads import Offered, offered
from pontdarc.publication.models import Version

FIRST = ("csv", "geojson", "json", "parquet")
SHEETS = ("ods", "xlsx")


@dataclass(frozen=True, slots=True)
class Offer:
    """A format as its line shows it, at *url*; *size* is in octets, None until the file has been made."""

    extension: str
    title: str
    size: int | None
    url: str


def _ordered(version: Version) -> list[Offered]:
    found = {one.download.slug: one for one in offered(version)}
    return [found[slug] for slug in (*(s for s in FIRST if s in found), *(s for s in found if s not in FIRST))]


def extensions(version: Version) -> tuple[str, ...]:
    """Return the formats of a version, those that most people want first."""
    return tuple(one.download.slug for one in _ordered(version))


def title(slug: str) -> str:
    """Return the name of a format."""
    return _(downloads()[slug].title) if slug in downloads() else slug


def open_formats(version: Version, *, past: bool = False) -> list[Offer]:
    """Return the formats that programs read; of a *past* version, at the addresses of that version."""
    return [_offer(one, version, past) for one in _ordered(version) if one.download.slug not in SHEETS]


def sheet_formats(version: Version, *, past: bool = False) -> list[Offer]:
    """Return the formats for spreadsheets."""
    return [_offer(one, version, past) for one in _ordered(version) if one.download.slug in SHEETS]


def _offer(one: Offered, version: Version, past: bool) -> Offer:
    slug, extension = version.dataset.slug, one.download.slug
    url = (
        reverse("version-download", args=[slug, version.number, extension])
        if past
        else reverse("download", args=[slug, extension])
    )
    return Offer(extension, _(one.download.title), one.size, url)
