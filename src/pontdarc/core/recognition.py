"""Which kind each column is, and of which type, from a sample of its values and the words of its header."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pontdarc.core import kinds
from pontdarc.core.headers import WHOLE, says_one_of, words_of
from pontdarc.core.kind import Kind, folded, trimmed
from pontdarc.core.registry import discover

KINDS: Mapping[str, Kind] = discover(kinds, "KIND")

SAMPLE_PER_COLUMN = 1_000
SAMPLE_IN_ALL = 150_000
_COLUMN = ("table", "column")
_FIRST, _HOPEFUL = 100, 0.1
"""Texts of each column that every test looks at; a test that fails on so many of each looks at no others.

A kind needs three texts in ten: that 100 of them show one in ten by chance happens less than once in a million.
"""
_LONGEST = 2_000
_WIDE = 300
_ENOUGH = 0.5
_TYPE_SHARE = 0.95
_MISSING = [
    "", "nc", "n.c.", "n.c", "nd", "n.d.", "nr", "n.r.", "ns", "n/a", "na", "#n/a", "#ref!", "#valeur!", "#div/0!", "-",
    "--", "---", "?", "null", "none", "nan", "s", "secret", "sans objet", "so", "non renseigne", "inconnu", "..", "...",
    "/",
]  # fmt: skip
# Longer numbers are identifiers: neither Int64 nor Float64 holds their figures.
_INTEGER = r"^[+-]?(?:0|[1-9]\d{0,17}|[1-9]\d{0,2}(?:[ '’]\d{3})+)$"
_NUMBER = (
    r"^[+-]?(?:€ ?)?(?:0|[1-9]\d{0,17}|[1-9]\d{0,2}(?:[ '’]\d{3})+)?(?:[.,]\d*)?(?:[eE][+-]?\d+)?(?: ?(?:€|EUR|%))?$"
    r"|^[+-]?\d{1,3}(?:\.\d{3})+,\d+$|^[+-]?\d{1,3}(?:,\d{3})+\.\d+$"
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a column is: a slug of core/kinds or None, how sure from 0 to 1, and its Table Schema type."""

    kind: str | None
    certainty: float
    type: str


@dataclass(frozen=True, slots=True)
class _Shares:
    """Shares of a column's sample, by slug: recognised, enough under a clear header; then integers and numbers."""

    recognised: Mapping[str, float]
    looks: Mapping[str, float]
    integer: float
    number: float


def recognise(frame: pl.DataFrame, declared: Mapping[str, str] | None = None) -> dict[str, Recognised]:
    """Return what each column of *frame* (every column pl.String) is.

    *declared*: Table Schema types that the format itself gives; they win over what the text looks like. A column
    with no value is a string of no kind. Only a sample of distinct values is read: the first ones, then one row in
    so many down to the end.
    """
    return recognise_together([(frame, declared or {})])[0]


def recognise_together(tables: Iterable[tuple[pl.DataFrame, Mapping[str, str]]]) -> list[dict[str, Recognised]]:
    """Return what :func:`recognise` says of each table: frame, declared types.

    Trying the kinds on many small tables at once costs little more than on one of them.
    """
    found: list[dict[str, Recognised]] = []
    waiting: list[tuple[list[str], Mapping[str, str], pl.DataFrame]] = []
    for frame, declared in tables:
        waiting.append((frame.columns, declared, _sample(frame)))
        if sum(sample.height for _, _, sample in waiting) >= SAMPLE_IN_ALL:
            found += _recognised(waiting)
            waiting = []
    return [*found, *_recognised(waiting)]


def _recognised(
    tables: Sequence[tuple[Sequence[str], Mapping[str, str], pl.DataFrame]],
) -> Iterator[dict[str, Recognised]]:
    if not tables:
        return
    samples = [
        sample.with_columns(pl.lit(rank, pl.UInt32).alias("table")) for rank, (_, _, sample) in enumerate(tables)
    ]
    shares = _measure(pl.concat(samples))
    for rank, (names, declared, _) in enumerate(tables):
        its = {name: shares[rank, name] for name in names if (rank, name) in shares}
        found = {name: _judge(name, its.get(name)) for name in names}
        _tell_family_names(found, its)
        yield {name: _with_declared(value, declared.get(name)) for name, value in found.items()}


def says_kind(header: str, kind: Kind) -> float:
    """Return how clearly *header* says the kind, 0 when it also says something else."""
    clear = says_one_of(header, kind.header_words)
    if not clear or clear >= WHOLE:
        return clear
    return 0.0 if says_one_of(header, kind.other_words) else clear


def _with_declared(value: Recognised, declared: str | None) -> Recognised:
    if declared is None or declared in ("any", value.type):
        return value
    kind = value.kind if value.kind is not None and KINDS[value.kind].type in (declared, "string") else None
    return Recognised(kind, value.certainty if kind else 0.0, declared)


def _sample(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a long table (column, text) of at most SAMPLE_IN_ALL cells, distinct within their column."""
    if not frame.width or not frame.height:
        return pl.DataFrame(schema={"column": pl.String, "text": pl.String})
    quota = max(30, min(SAMPLE_PER_COLUMN, SAMPLE_IN_ALL // frame.width))
    if frame.width > _WIDE:
        rows = frame.gather_every(max(1, frame.height // (quota * 4))).head(quota * 4)
        long = rows.unpivot(variable_name="column", value_name="text").drop_nulls().unique(maintain_order=True)
        long = long.filter(pl.int_range(pl.len()).over("column") < quota)
        long = long.with_columns(pl.col("text").str.slice(0, _LONGEST))
    else:
        parts = []
        for name in frame.columns:
            chosen = _some_values(frame.get_column(name), quota)
            parts.append(pl.DataFrame({"column": pl.repeat(name, chosen.len(), eager=True), "text": chosen}))
        long = pl.concat(parts)
    plain = folded(pl.col("text").str.slice(0, 40))
    return long.filter(~plain.is_in(_MISSING))


def _some_values(column: pl.Series, quota: int) -> pl.Series:
    """Return distinct values: the first of the column, and others spread over all of it."""
    half = quota // 2
    head = column.head(half * 4)
    stride = max(1, column.len() // (half * 4))
    spread = column.gather_every(stride) if column.len() > head.len() else head
    rest = _distinct(spread)
    values = _distinct(head).head(half).append(rest.gather_every(-(-rest.len() // (quota - half)) or 1))
    if values.len() == 0 and column.null_count() < column.len():
        values = _distinct(column.drop_nulls().head(quota * 4))
    return values.unique(maintain_order=True).head(quota).str.slice(0, _LONGEST)


def _distinct(values: pl.Series) -> pl.Series:
    return values.cast(pl.String).drop_nulls().unique(maintain_order=True)


def _measure(sample: pl.DataFrame) -> dict[tuple[int, str], _Shares]:
    """Return the shares of each column of a sample (table, column, text), by the rank of its table and its name."""
    if sample.is_empty():
        return {}  # compiling the patterns of every kind is most of the work on a small table
    text = pl.col("text")
    tests: dict[str, pl.Expr] = {"integer": trimmed(text).str.contains(_INTEGER)}
    tests["number"] = trimmed(text).str.contains(_NUMBER) & text.str.contains(r"\d")
    for slug, kind in KINDS.items():
        tests[f"is {slug}"] = kind.recognise(text)
        if kind.looks is not None:
            tests[f"looks {slug}"] = kind.looks(text)
    every = (pl.len().over(_COLUMN) + (_FIRST - 1)) // _FIRST
    is_first = sample.select(pl.int_range(pl.len()).over(_COLUMN) % every == 0).to_series()
    told = _told(sample.filter(is_first), tests)
    rest = sample.filter(~is_first)
    if rest.height:
        seen = told.group_by(_COLUMN).agg(pl.all().mean()).drop(_COLUMN).max().row(0, named=True)
        hopeful = {name: test for name, test in tests.items() if seen[name] >= _HOPEFUL or " " not in name}
        told = pl.concat([told, _told(rest, hopeful)], how="diagonal")
    rows = told.group_by(_COLUMN).agg(pl.all().mean())
    return {
        (row["table"], row["column"]): _Shares(
            {slug: row[f"is {slug}"] for slug in KINDS},
            {slug: row[f"looks {slug}" if kind.looks else f"is {slug}"] for slug, kind in KINDS.items()},
            row["integer"],
            row["number"],
        )
        for row in rows.iter_rows(named=True)
    }


def _told(sample: pl.DataFrame, tests: Mapping[str, pl.Expr]) -> pl.DataFrame:
    """Return, for each row of a sample, its table, its column and what each test says of its text.

    Columns of one table often hold the same texts: each text is looked at once.
    """
    # No lazy frame: compiling the patterns is much of the work, and a lazy frame does it twice.
    texts = sample.select("text").unique()
    told = texts.select("text", *(test.fill_null(False).alias(name) for name, test in tests.items()))
    return sample.lazy().join(told.lazy(), on="text", how="left").drop("text").collect()


def _judge(name: str, shares: _Shares | None) -> Recognised:
    if shares is None:
        return Recognised(None, 0.0, "string")
    best: tuple[float, float, Kind | None] = (0.0, 0.0, None)
    for kind in KINDS.values():
        certainty, rank = _score(name, kind, shares)
        if certainty >= _ENOUGH and rank > best[0]:
            best = (rank, certainty, kind)
    chosen = best[2]
    plain = _plain_type(shares)
    if chosen is None:
        return Recognised(None, 0.0, plain)
    return Recognised(chosen.slug, round(min(best[1], 0.99), 2), _type_of(chosen, plain))


def _score(name: str, kind: Kind, shares: _Shares) -> tuple[float, float]:
    """Return the certainty that the column is of this kind, and its rank among the kinds that claim it."""
    share, looks = shares.recognised[kind.slug], shares.looks[kind.slug]
    if looks < _ENOUGH and (share < kind.minimum or not kind.alone):
        return 0.0, 0.0
    clear = says_kind(name, kind)
    if not clear and says_one_of(name, kind.other_words):
        return 0.0, 0.0
    content = kind.alone * share if share >= kind.minimum else 0.0
    if clear and looks >= _ENOUGH:
        certainty = 1 - (1 - kind.alone * share) * (1 - clear * looks)
        return certainty, certainty + 0.3 * clear + 0.3 * share * kind.alone
    return content, content + 0.1 * kind.alone * share


def _plain_type(shares: _Shares) -> str:
    if shares.integer >= _TYPE_SHARE and shares.integer == shares.number:
        return "integer"
    return "number" if shares.number >= _TYPE_SHARE else "string"


def _type_of(kind: Kind, plain: str) -> str:
    """Return the type of the kind; a kind of numbers whose cells are whole numbers is of integers."""
    if kind.type == "number":
        return plain if plain == "integer" else "number"
    return kind.type


def _tell_family_names(found: dict[str, Recognised], shares: Mapping[str, _Shares]) -> None:
    """Make a column « nom » a family name when a column of first names with the same other words stands beside it."""
    beside = {
        frozenset(words_of(name)) - {"prenom"}
        for name, value in found.items()
        if value.kind == "person_first_name" and "prenom" in words_of(name)
    }
    for name, value in found.items():
        words = words_of(name)
        if value.kind not in (None, "person_first_name") or "nom" not in words or name not in shares:
            continue
        looks = shares[name].looks["person_name"]
        if frozenset(words) - {"nom"} in beside and looks >= _ENOUGH:
            found[name] = Recognised("person_name", round(0.9 * looks, 2), "string")
