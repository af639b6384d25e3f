"""The quality of a dataset as its page tells it, and as a badge that others may show."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pontdarc.outside import clock
from pontdarc.publication.models import Dataset, Frequency, Version
from pontdarc.publication.profiles import profile_of
from pontdarc.publication.quality import Quality, completeness, conformity, freshness
from pontdarc.publication.queries import public_dataset, published_version
from pontdarc.standardisation.catalogue import standards

_LETTER = 7.3
"""Width of a letter of the badge, on average, in its units."""


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the quality: what it is, its share in hundredths or None, what it is a share of."""

    name: str
    percent: int | None
    said: str


def quality_of(dataset: Dataset, version: Version, today: date) -> Quality:
    """Return the quality of the version that is public."""
    standard = standards().get(version.standard)
    fields = standard.schema.fields if standard else ()
    report = version.preparation.report
    missing = {column["name"]: int(column["missing"]) for column in profile_of(version)["columns"]}
    promise = getattr(dataset, "promise", None)
    published = version.published_at and clock.date_of(version.published_at)
    return Quality(
        conformity(report, [field.name for field in fields if field.constraints.required]),
        completeness(missing, version.rows, [field.name for field in fields] or list(missing)),
        freshness(
            promise.due_on if promise else None,
            (promise.kept_on if promise else None) or published,
            today,
            settled=dataset.frequency == Frequency.NEVER,
        ),
    )


def shares(quality: Quality) -> list[Share]:
    """Return the parts of the quality in words."""
    return [
        Share(_("Conformité"), _percent(quality.conformity), _("lignes sans écart avec le standard (compte double)")),
        Share(
            _("Complétude"), _percent(quality.completeness), _("cellules remplies, sur toutes les colonnes attendues")
        ),
        Share(_("Fraîcheur"), _percent(quality.freshness), _("entière jusqu’à la date promise, puis décroissante")),
    ]


def _percent(share: float | None) -> int | None:
    return None if share is None else int(share * 100 + 1e-9)


@require_safe
def badge(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the badge of a public dataset, as an image that says itself in words."""
    dataset = public_dataset(slug)
    found = quality_of(dataset, published_version(dataset), clock.today())
    name = _("qualité")
    value = _("%(points)s sur 100") % {"points": found.points} if found.points is not None else _("non mesurée")
    left, right = round(len(name) * _LETTER + 16), round(len(value) * _LETTER + 16)
    context = {
        "name": name,
        "value": value,
        "title": _("Qualité de « %(title)s » : %(value)s") % {"title": dataset.title, "value": value},
        "parts": [part for part in shares(found) if part.percent is not None],
        "level": found.level,
        "left": left,
        "right": right,
        "width": left + right,
        "middle_left": left // 2,
        "middle_right": left + right // 2,
    }
    return render(request, "publication/quality.svg", context, content_type="image/svg+xml; charset=utf-8")
