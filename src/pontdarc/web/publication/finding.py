"""What the search page asks and shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.http import QueryDict

from pontdarc.network.models import Organisation
from pontdarc.publication.models import Dataset, Licence, Theme, Version
from pontdarc.publication.queries import public_datasets
from pontdarc.publication.rules import slug_of
from pontdarc.web.publication import formats

FACETS = ("organisation", "theme", "licence", "format")
PAGE = 20


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
    matching = public_datasets().select_related("organisation").order_by("title")
    for word in text.split():
        matching = matching.filter(Q(title__icontains=word) | Q(description__icontains=word))
    everything = results(matching)
    kept = [one for one in everything if all(_value(one, facet) & set(values) for facet, values in wanted.items())]
    facets = {facet: _choices(facet, everything, wanted) for facet in FACETS}
    number = params.get("page", "1")
    pages = max(1, -(-len(kept) // PAGE))
    page = min(max(int(number), 1), pages) if number.isdecimal() else 1
    return Found(
        text=text,
        results=tuple(kept[(page - 1) * PAGE : page * PAGE]),
        total=len(kept),
        page=page,
        pages=pages,
        facets=facets,
        chosen=tuple((facet, choice) for facet, choices in facets.items() for choice in choices if choice.chosen),
    )


def results(datasets: Iterable[Dataset]) -> tuple[Result, ...]:
    """Return datasets as lines of results, in the order given."""
    found = list(datasets)
    versions = {one.dataset_id: one for one in Version.objects.filter(dataset__in=found, state=Version.State.PUBLISHED)}
    return tuple(
        Result(one, versions[one.pk], tuple(formats.extensions(versions[one.pk])))
        for one in found
        if one.pk in versions
    )


def _value(result: Result, facet: str) -> set[str]:
    dataset = result.dataset
    if facet == "organisation":
        return {dataset.organisation.slug}
    return set(result.formats) if facet == "format" else {str(getattr(dataset, facet))}


def _choices(facet: str, everything: Iterable[Result], wanted: Mapping[str, list[str]]) -> tuple[Choice, ...]:
    """Count each value among what the other facets keep."""
    others = {name: values for name, values in wanted.items() if name != facet}
    counts: dict[str, int] = {}
    for one in everything:
        if all(_value(one, name) & set(values) for name, values in others.items()):
            for value in _value(one, facet):
                counts[value] = counts.get(value, 0) + 1
    picked = wanted.get(facet, [])
    labels = _labels(facet, [*counts, *picked])
    choices = [Choice(v, labels.get(v, v), counts.get(v, 0), v in picked) for v in {*counts, *picked} if v]
    return tuple(sorted(choices, key=lambda choice: (-choice.count, slug_of(choice.label))))


def _labels(facet: str, values: Iterable[str]) -> dict[str, str]:
    if facet == "organisation":
        return dict(Organisation.objects.filter(slug__in=values).values_list("slug", "name"))
    if facet == "theme":
        return {value: str(label) for value, label in Theme.choices}
    if facet == "licence":
        return {value: str(label) for value, label in Licence.choices}
    return {value: formats.title(value) for value in values}
