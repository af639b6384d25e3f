"""What the search page asks and shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from pontdarc.legal.models import Homologation
from pontdarc.network.models import Organisation
from pontdarc.publication.index import FACETS, search
from pontdarc.publication.models import Dataset, Licence, Theme, Version
from pontdarc.publication.queries import public_datasets
from pontdarc.publication.rules import slug_of
from pontdarc.web.publication import formats

PAGE = 20
MOST_DIGITS = 6
SHORT = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, as its box shows it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A dataset as a line of results."""

    dataset: Dataset
    version: Version
    formats: tuple[str, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A page of results with its facets."""

    text: str
    results: tuple[Result, ...]
    total: int
    page: int
    pages: int
    facets: Mapping[str, tuple[Choice, ...]]
    chosen: tuple[tuple[str, Choice], ...]


def chosen(params: QueryDict) -> dict[str, list[str]]:
    """Return the values chosen in each facet."""
    return {facet: params.getlist(facet) for facet in FACETS if params.getlist(facet)}


def find(params: QueryDict) -> Found:
    """Return what the address asks for."""
    text = params.get("q", "").strip()
    wanted = chosen(params)
    asked = params.get("page", "1")
    page = max(int(asked), 1) if asked.isdecimal() and len(asked) < MOST_DIGITS else 1
    hits = search(text, wanted, page, PAGE)
    known = {one.pk: one for one in public_datasets().filter(pk__in=hits.ids)}
    facets = {facet: _choices(facet, hits.facets.get(facet, {}), wanted.get(facet, [])) for facet in FACETS}
    return Found(
        text=text,
        results=results([known[pk] for pk in hits.ids if pk in known], text),
        total=hits.total,
        page=page,
        pages=max(1, -(-hits.total // PAGE)),
        facets=facets,
        chosen=tuple((facet, choice) for facet, choices in facets.items() for choice in choices if choice.chosen),
    )


def results(datasets: Iterable[Dataset], text: str = "") -> tuple[Result, ...]:
    """Return datasets as lines of results, in the order given; *text*: what was looked for, to say why they match."""
    found = list(datasets)
    versions = {one.dataset_id: one for one in Version.objects.filter(dataset__in=found, state=Version.State.PUBLISHED)}
    return tuple(
        Result(one, versions[one.pk], tuple(formats.extensions(versions[one.pk])), why(one, versions[one.pk], text))
        for one in found
        if one.pk in versions
    )


def why(dataset: Dataset, version: Version, text: str) -> tuple[str, ...]:
    """Return the columns that hold a word looked for, when neither title nor description does."""
    roots = [slug_of(word)[: max(4, len(word) - 2)] for word in text.split() if len(word) > SHORT]
    shown = " ".join(map(slug_of, f"{dataset.title} {dataset.description} {' '.join(dataset.keywords)}".split()))
    hidden = [root for root in roots if root not in shown]
    titles = [str(column.get("title") or column["name"]) for column in version.columns]
    return tuple(title for title in titles if any(root in slug_of(title) for root in hidden))


def _choices(facet: str, counts: Mapping[str, int], picked: list[str]) -> tuple[Choice, ...]:
    """Return the values of a facet, the most frequent first."""
    labels = _labels(facet, [*counts, *picked])
    choices = [Choice(v, labels.get(v, v), counts.get(v, 0), v in picked) for v in {*counts, *picked} if v]
    return tuple(sorted(choices, key=lambda choice: (-choice.count, slug_of(choice.label))))


def _labels(facet: str, values: Iterable[str]) -> dict[str, str]:
    if facet == "organisation":
        return dict(Organisation.objects.filter(slug__in=values).values_list("slug", "name"))
    if facet == "theme":
        return {value: str(label) for value, label in Theme.choices}
    if facet == "licence":
        homologated = Homologation.objects.filter(slug__in=values).values_list("slug", "title")
        return {**{value: str(label) for value, label in Licence.choices}, **dict(homologated)}
    return {value: formats.title(value) for value in values}
