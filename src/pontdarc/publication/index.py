"""Search over the public datasets: words stemmed in French, accents folded, typing errors forgiven, facets counted.

The index holds what is public at one moment and is named after it; when the catalogue changes, or a clearance ends,
the next search builds another one beside it and renames it into place. It can be deleted at any time.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from uuid import UUID

import tantivy
from django.conf import settings
from django.db.models import Max
from django.utils import translation

from pontdarc.extraction.storage import blobs
from pontdarc.publication.downloads import formats_of
from pontdarc.publication.models import CatalogueChange, Version
from pontdarc.publication.queries import public_datasets
from pontdarc.publication.serving import alone

LAYOUT = 1
FACETS = ("organisation", "theme", "licence", "format")
MOST_WORDS = 12
MOST_VALUES = 500
FOLDER = "index"
MOST_HITS = 10_000
_STEMMED = {"title_stem": 6.0, "subject_stem": 3.0, "body_stem": 1.0}
_FOLDED = {"title_fold": 3.0, "subject_fold": 2.0, "body_fold": 0.5}
_EMPTY_TEXT = ""


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of what was found: how many in all, the datasets in order, and for each facet the count by value.

    The counts of a facet are made with the choices in the other facets, so that a second value can be chosen.
    """

    total: int
    ids: tuple[UUID, ...]
    facets: Mapping[str, Mapping[str, int]]


def search(
    text: str,
    filters: Mapping[str, Sequence[str]] | None = None,
    page: int = 1,
    size: int = 20,
    *,
    typing: bool = False,
) -> Hits:
    """Return the public datasets that hold every word of *text*, the best first; the latest first without words.

    *filters*: chosen values by facet, any of them. *typing*: the last word may be a beginning.
    """
    chosen = {facet: list(values) for facet, values in (filters or {}).items() if facet in FACETS and values}
    index = _current_index()
    searcher = index.searcher()
    words = _words_query(index, searcher, text, typing)
    offset = min(max(page - 1, 0) * size, MOST_HITS)
    order = None if text.strip() else "modified"
    found = searcher.search(_all_of(index, words, chosen), limit=max(size, 1), offset=offset, order_by_field=order)
    ids = tuple(UUID(str(searcher.doc(address)["id"][0])) for _, address in found.hits)
    total = int(found.count or 0)  # type: ignore[attr-defined]  # the stubs of tantivy leave it out
    return Hits(total, ids, {facet: _counts(index, searcher, words, chosen, facet) for facet in FACETS})


def _all_of(index: tantivy.Index, words: tantivy.Query, chosen: Mapping[str, Sequence[str]]) -> tantivy.Query:
    parts = [(tantivy.Occur.Must, words)]
    for facet, values in chosen.items():
        parts.append((tantivy.Occur.Must, tantivy.Query.term_set_query(index.schema, facet, list(values))))
    return tantivy.Query.boolean_query(parts)


def _counts(
    index: tantivy.Index,
    searcher: tantivy.Searcher,
    words: tantivy.Query,
    chosen: Mapping[str, Sequence[str]],
    facet: str,
) -> dict[str, int]:
    others = {name: values for name, values in chosen.items() if name != facet}
    asked = {facet: {"terms": {"field": facet, "size": MOST_VALUES}}}
    answer = searcher.aggregate(_all_of(index, words, others), asked)
    return {bucket["key"]: int(bucket["doc_count"]) for bucket in answer[facet]["buckets"]}


def _words_query(index: tantivy.Index, searcher: tantivy.Searcher, text: str, typing: bool) -> tantivy.Query:
    folded = _folding().analyze(text)[:MOST_WORDS]
    parts = []
    for rank, word in enumerate(folded):
        stems = _stemming().analyze(word)
        if stems:
            last = typing and rank == len(folded) - 1
            parts.append((tantivy.Occur.Must, _word_query(index, searcher, word, stems[0], last)))
    return tantivy.Query.boolean_query(parts) if parts else tantivy.Query.all_query()


def _word_query(
    index: tantivy.Index, searcher: tantivy.Searcher, word: str, stem: str, beginning: bool
) -> tantivy.Query:
    """The word by its stem; when nobody wrote it, what is written almost so."""
    schema = index.schema
    ways = [_boosted(tantivy.Query.term_query(schema, field, stem), boost) for field, boost in _STEMMED.items()]
    if beginning:
        ways += [_boosted(_near(schema, field, word, 0, True), boost / 2) for field, boost in _FOLDED.items()]
    elif not any(searcher.doc_freq(field, stem) for field in _STEMMED):
        distance = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        ways += [_boosted(_near(schema, field, word, distance, False), boost / 4) for field, boost in _FOLDED.items()]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, way) for way in ways])


def _near(schema: tantivy.Schema, field: str, word: str, distance: int, prefix: bool) -> tantivy.Query:
    return tantivy.Query.fuzzy_term_query(schema, field, word, distance, True, prefix)


def _boosted(query: tantivy.Query, boost: float) -> tantivy.Query:
    return tantivy.Query.boost_query(query, boost)


@cache
def _folding() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for each in (tantivy.Filter.remove_long(40), tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold()):
        builder = builder.filter(each)
    return builder.build()


@cache
def _stemming() -> tantivy.TextAnalyzer:
    """Accents go before the stems are taken, so that a word typed without them has the same stem."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for each in (
        tantivy.Filter.remove_long(40),
        tantivy.Filter.lowercase(),
        tantivy.Filter.stopword("french"),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stemmer("french"),
    ):
        builder = builder.filter(each)
    return builder.build()


def _current_index() -> tantivy.Index:
    public = sorted(public_datasets().order_by().values_list("pk", flat=True))
    last = CatalogueChange.objects.aggregate(last=Max("pk"))["last"] or 0
    state = hashlib.sha256(f"{LAYOUT}/{last}/{public}".encode()).hexdigest()[:24]
    path = blobs().derived_path(FOLDER, state)
    if not (path / "meta.json").exists():
        with alone(path.with_name("index")):
            if not (path / "meta.json").exists():
                _build(path, public)
                _remove_others(path)
    return _opened(path)


@lru_cache(maxsize=2)
def _opened(path: Path) -> tantivy.Index:
    index = tantivy.Index(_schema(), path=str(path))
    _register(index)
    index.reload()
    return index


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in _STEMMED:
        builder.add_text_field(field, tokenizer_name="stemmed")
    for field in _FOLDED:
        builder.add_text_field(field, tokenizer_name="folded")
    for facet in FACETS:
        builder.add_text_field(facet, fast=True, tokenizer_name="raw")
    builder.add_unsigned_field("modified", fast=True)
    return builder.build()


def _register(index: tantivy.Index) -> None:
    index.register_tokenizer("stemmed", _stemming())
    index.register_tokenizer("folded", _folding())


@translation.override(settings.LANGUAGE_CODE)
def _build(path: Path, public: Iterable[UUID]) -> None:
    versions = Version.objects.filter(dataset__in=public, state=Version.State.PUBLISHED)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".building-") as folder:
        draft = Path(folder) / "index"
        draft.mkdir()
        index = tantivy.Index(_schema(), path=str(draft))
        _register(index)
        writer = index.writer(heap_size=50_000_000, num_threads=1)
        for version in versions.select_related("dataset__organisation").iterator():
            writer.add_document(_document(version))
        writer.commit()
        writer.wait_merging_threads()
        shutil.rmtree(path, ignore_errors=True)
        draft.rename(path)


def _document(version: Version) -> tantivy.Document:
    dataset = version.dataset
    theme = dataset.get_theme_display() if dataset.theme else _EMPTY_TEXT
    subject = " ".join([*map(str, dataset.keywords), theme, dataset.organisation.name])
    columns = " ".join(f"{each['name']} {each.get('title') or ''}" for each in version.columns)
    texts = {"title": dataset.title, "subject": subject, "body": f"{dataset.description} {columns}"}
    document = tantivy.Document()
    document.add_text("id", str(dataset.pk))
    for name, text in texts.items():
        document.add_text(f"{name}_stem", text)
        document.add_text(f"{name}_fold", text)
    document.add_text("organisation", dataset.organisation.slug)
    document.add_text("licence", dataset.licence)
    if dataset.theme:
        document.add_text("theme", dataset.theme)
    for each in formats_of(version):
        document.add_text("format", each.slug)
    document.add_unsigned("modified", int(max(dataset.modified_at, version.created_at).timestamp()))
    return document


def _remove_others(path: Path) -> None:
    """A process that still reads a former index keeps its files open."""
    for other in path.parent.iterdir():
        if other != path and other.is_dir() and not other.name.startswith("."):
            shutil.rmtree(other, ignore_errors=True)
