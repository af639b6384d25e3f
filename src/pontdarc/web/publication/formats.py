"""The formats in which a version is offered, as the page lists them: open ones first, those for spreadsheets apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pontdarc.core.downloads.registry import Download, downloads
from pontdarc.publication.models import Version

FIRST = ("csv", "geojson", "json")
SHEETS = ("ods", "xlsx")


@dataclass(frozen=True, slots=True)
class Offer:
    """A format as its line shows it; *loses* says what it cannot carry, *size* is in octets, None until known."""

    extension: str
    title: str
    loses: str
    size: int | None


def _offered(version: Version) -> Iterator[Download]:
    known = downloads()
    order = [*(slug for slug in FIRST if slug in known), *(slug for slug in known if slug not in FIRST)]
    return (known[slug] for slug in order if slug != "geojson" or version.geometry)


def extensions(version: Version) -> Iterator[str]:
    """Yield the formats of a version, those that most people want first."""
    return (one.slug for one in _offered(version))


def title(slug: str) -> str:
    """Return the name of a format."""
    return _(downloads()[slug].title) if slug in downloads() else slug


def open_formats(version: Version) -> list[Offer]:
    """Return the formats that programs read."""
    return [_offer(one) for one in _offered(version) if one.slug not in SHEETS]


def sheet_formats(version: Version) -> list[Offer]:
    """Return the formats for spreadsheets."""
    return [_offer(one) for one in _offered(version) if one.slug in SHEETS]


def _offer(download: Download) -> Offer:
    return Offer(download.slug, _(download.title), _(download.loses), None)
