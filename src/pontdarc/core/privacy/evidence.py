"""What personal things look like inside any text, a sentence included: two passes over the distinct values.

The first pass is cheap and looks at every value of every column; the second checks keys and names, on the few
values that the first kept.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from pontdarc.core.control_keys import iban_is_right, luhn_is_right, nir_is_right
from pontdarc.core.kind import compact, folded, trimmed, words
from pontdarc.core.names_of_people import is_common_family_name, is_first_name, is_likely_a_person, is_surely_a_person
from pontdarc.core.organisations import PLACE_WORDS, PUBLIC_PLACE_WORDS
from pontdarc.core.spool import alone
from pontdarc.core.views import Mask, Views

CELLS_AT_ONCE = 3_000_000
KEPT = 200_000
"""Distinct values of one sign kept of a column: what is judged on them, by all or any, needs no more."""
_WIDE, _PEEK, _LONGEST_NAME = 300, 20_000, 120
_FEW_ROWS = 2_000

EMAIL = r"[^\s@<>,;:()\"'\[\]|=]+@[\p{L}0-9-]+(?:\.[\p{L}0-9-]+)*\.\p{L}{2,}"
_BEFORE, _AFTER = r"(?:^|[^\w+.,/\-])", r"(?:$|[^\w\-])"
PHONE = (
    rf"{_BEFORE}((?:\+ ?33[ .-]?(?:\(0\))?[ .-]?|00 ?33[ .-]?|0)[1-9](?:[ .\-/\u00a0\u202f]{{1,3}}\d{{2}}){{4}}"
    r"|(?:\+33|0033)(?:\(0\))?[1-9]\d{8}|0[1-9]\d{8}|\+[1-9]\d{0,2}(?:[ .()\-]{0,2}\d){8,12})"
    rf"{_AFTER}"
)
NIR = (
    r"(?:^|[^\w.,])([1-478][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}[ /.-]{0,3}"
    r"\d{2})(?:$|[^\w])"
)
_LENGTHS = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19,
    "SK": 24, "SM": 27, "TR": 26, "MA": 28, "TN": 24,
}  # fmt: skip
_IBANS = "|".join(rf"{land}\d{{2}}(?:[ .-]?[A-Z0-9]){{{size - 4}}}" for land, size in _LENGTHS.items())
IBAN = rf"(?i)(?:^|[^\w])((?:{_IBANS}))(?:$|[^\w])"
CARD = (
    r"(?:^|[^\w.,\-])((?:4\d{3}|5[1-5]\d{2}|2[2-7]\d{2}|6(?:011|5\d{2}))(?:[ -]?\d{4}){3}"
    r"|3[47]\d{2}[ -]?\d{6}[ -]?\d{5}|4\d{12})(?:$|[^\w.\-])"
)
JSON_PERSON = (
    r"(?i)[\"'](?:pr[eé]noms?|nom_?(?:de_?)?(?:naissance|usage|famille)|(?:date|lieu)_?(?:de_?)?naissance|given_?names?"
    r"|family_?name|first_?name|last_?name|birth_?(?:date|name))\w*[\"']\s*:\s*[\[{\s]*[\"']?[\p{L}\d]"
)
_TITLE = r"(?:MM?\.|Mr|Mmes?|Mlles?|Monsieur|Madame|Mademoiselle|Messieurs|Mesdames)"
IN_SENTENCE = (
    rf"(?:^|(?:[^.\s]|[^\p{{Lu}}]\.)[\s(«\"'’,;:/-]|[(«\"]){_TITLE}\.? (?:(?:et|ou|&|/) {_TITLE}\.? )?"
    r"((?:\p{Lu}\.? ?-?)?(?:(?:de|du|DE|DU|d'|D') ?)?\p{Lu}[\p{L}'’-]+)"
)
_NAME_SHAPE = r"^\p{Lu}[^\d@:;!?%€=<>\[\]{}_]{2,70}$"
_FUNCTIONS = words("""
maire mairesse adjoint adjointe president presidente presidents prefet prefete directeur directrice ministre depute
senateur rapporteur conseiller conseillere secretaire tresorier commissaire recteur le la les l architecte delegue vice
""")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing looked for: *slug* of the kind it tells, *pattern* of the first pass, *check* on the text it found."""

    slug: str
    pattern: str
    check: Callable[[pl.Expr], pl.Expr] | None = None

    def extracted(self, text: pl.Expr) -> pl.Expr:
        """Return the part of the text that is it."""
        return text.str.extract(self.pattern, 1 if self.slug != "email" else 0)


def _card_is_right(found: pl.Expr) -> pl.Expr:
    return luhn_is_right(compact(found).str.zfill(19), 19)


def _names_someone(found: pl.Expr) -> pl.Expr:
    return ~folded(found).is_in(sorted(_FUNCTIONS))


def _is_name_of_place(text: pl.Expr) -> pl.Expr:
    """Whether a short text begins with a word for a place: « Piscine M. Untel » is not about a person."""
    first = folded(text).str.extract(r"^[^a-z]*([a-z]+)")
    return (text.str.len_chars() <= 60) & first.is_in(sorted(PLACE_WORDS | PUBLIC_PLACE_WORDS))


EVIDENCE = (
    Evidence("email", EMAIL),
    Evidence("phone_fr", PHONE),
    Evidence("nir", NIR, lambda found: nir_is_right(compact(found))),
    Evidence("iban", IBAN, lambda found: iban_is_right(compact(found))),
    Evidence("bank_card", CARD, _card_is_right),
    Evidence("person_name", JSON_PERSON),
    Evidence("person_full_name", IN_SENTENCE, _names_someone),
)


@dataclass(frozen=True, slots=True)
class Column:
    """The distinct values of a column that show a sign: *found* has text, then one boolean by sign.

    *filled*: how many cells are not empty; *counts*: how many show each sign, complete. *found* is empty when nothing
    was seen, and holds KEPT values of each sign or so, when there are more.
    """

    name: str
    filled: int
    found: pl.DataFrame
    counts: Mapping[str, int]

    def share(self, sign: str) -> float:
        """Return the share of non-empty cells where the sign was seen."""
        return self.counts.get(sign, 0) / self.filled if self.filled else 0.0

    def examples(self, sign: str) -> pl.Series:
        """Return three distinct values at most where the sign was seen, the surest names first."""
        if sign not in self.found.columns:
            return pl.Series([], dtype=pl.String)
        seen = self.found.filter(pl.col(sign)).sort("surely", descending=True, maintain_order=True)
        return seen.get_column("text").head(3)

    def values(self, sign: str) -> pl.Series:
        """Return the distinct values where the sign was seen."""
        return (
            self.found.filter(pl.col(sign)).get_column("text")
            if sign in self.found.columns
            else pl.Series([], dtype=pl.String)
        )

    def joined(self, following: "Column") -> "Column":
        """Return what is seen of the column in these rows and in the *following* ones."""
        counts = {sign: self.counts.get(sign, 0) + following.counts.get(sign, 0) for sign in following.counts}
        filled = self.filled + following.filled
        if not following.found.height:
            return Column(self.name, filled, self.found, {**self.counts, **counts})
        if not self.found.height:
            return Column(self.name, filled, following.found, counts)
        signs = following.found.columns[1:]
        wanted = [sign for sign, seen in zip(signs, self.found.select(signs).sum().row(0), strict=True) if seen < KEPT]
        new = following.found.join(self.found.select("text"), on="text", how="anti", maintain_order="left")
        new = new.filter(pl.any_horizontal(pl.col(sign) for sign in wanted)) if wanted else new.clear()
        return Column(self.name, filled, pl.concat([self.found, new]), counts)


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the first pass kept of some rows: *filled*, the cells that are not empty, by column; *texts*: column,
    text, count, then one boolean by sign that may be.
    """

    filled: Mapping[str, int]
    texts: pl.DataFrame


def candidates(frame: pl.DataFrame) -> Candidates:
    """Look at every cell of *frame*, several columns at a time when they are short."""
    size = max(1, CELLS_AT_ONCE // max(1, frame.height))
    filled: dict[str, int] = {}
    starts = range(0, max(frame.width, 1), size)
    texts = [_kept(frame.select(frame.columns[start : start + size]), filled) for start in starts]
    return Candidates(filled, alone(pl.concat(texts)))


def weighed(seen: Sequence[Candidates]) -> Iterator[Column]:
    """Run the second pass on what the first kept of rows that follow one another, and yield the columns in order."""
    texts = pl.concat(each.texts for each in seen)
    if len(seen) > 1:
        signs = [name for name, type_ in texts.schema.items() if type_ == pl.Boolean]
        texts = texts.group_by("column", "text", maintain_order=True).agg(
            pl.col("count").sum(), *(pl.col(sign).first() for sign in signs)
        )
    checked = _check(texts).partition_by("column", as_dict=True) if texts.height else {}
    for name in seen[0].filled if seen else ():
        yield _column(name, sum(each.filled[name] for each in seen), checked.get((name,)))


def _kept(frame: pl.DataFrame, filled: dict[str, int]) -> pl.DataFrame:
    """Return the texts of some columns that may show a sign, and count their filled cells in *filled*."""
    empty = pl.DataFrame(schema={"column": pl.String, "text": pl.String, "count": pl.UInt32})
    if not frame.width:
        return _signed(empty)
    if frame.width > _WIDE or frame.height <= _FEW_ROWS:
        return _signed(pl.concat([empty, _counted_together(frame, filled)]))
    parts = [empty]
    for cells in frame.get_columns():
        views = Views(cells)
        if views.may_begin_with_blanks:
            cells = cells.str.strip_chars()
            views = Views(cells)
        filled[cells.name] = int(np.count_nonzero(views.lengths))
        counted = _counted(cells, views)
        parts.append(counted.select(pl.lit(cells.name).alias("column"), "text", "count"))
    return _signed(pl.concat(parts))


def _counted_together(frame: pl.DataFrame, filled: dict[str, int]) -> pl.DataFrame:
    """Do the same for columns of few rows: one long column is quicker to look at than many."""
    numbered = frame.rename({name: str(rank) for rank, name in enumerate(frame.columns)})  # one may be called « text »
    long = numbered.unpivot(variable_name="rank", value_name="text").drop_nulls()
    names = pl.Series("column", frame.columns, dtype=pl.String).gather(long.get_column("rank").cast(pl.UInt32))
    long = long.select(names, "text")
    long = long.with_columns(pl.col("text").str.strip_chars()).filter(pl.col("text") != "")
    numbers = dict(long.group_by("column").len().iter_rows())
    filled.update((name, numbers.get(name, 0)) for name in frame.columns)
    texts = long.get_column("text")
    shown = long.filter(pl.Series(_may_show(Views(texts)), dtype=pl.Boolean))
    shown = shown.filter(pl.Series(_have_a_chance(shown.get_column("text")), dtype=pl.Boolean))
    return shown.group_by("column", "text", maintain_order=True).agg(pl.len().cast(pl.UInt32).alias("count"))


def _counted(cells: pl.Series, views: Views) -> pl.DataFrame:
    """Return the distinct values that may show a sign, and how many cells have each.

    Where few texts differ, to count them first costs less than to look at every cell.
    """
    shown = _picked(cells, _may_show(views)).alias("text")
    if shown.len() and _repeats(cells):
        counted = _count(shown)
        kept = _stripped(counted.get_column("text"))
        counted = counted.with_columns(kept).filter(~_are_decimals(kept))
        return counted.group_by("text", maintain_order=True).agg(pl.col("count").sum())
    shown = _stripped(shown)
    return _count(_picked(shown, _have_a_chance(shown)))


def _count(texts: pl.Series) -> pl.DataFrame:
    counted = texts.to_frame().group_by("text", maintain_order=True)
    return counted.agg(pl.len().cast(pl.UInt32).alias("count"))


def _stripped(texts: pl.Series) -> pl.Series:
    return texts.str.strip_chars() if Views(texts).may_end_with_blanks else texts


def _are_decimals(texts: pl.Series) -> pl.Series:
    """Return which texts are decimal numbers, such as coordinates: nothing personal is written so."""
    return texts.str.contains(r"^-?\d+[.,]\d+$")


def _repeats(cells: pl.Series) -> bool:
    head = cells.head(_PEEK)
    return head.len() == _PEEK and head.n_unique() * 3 < _PEEK


def _may_show(views: Views) -> Mask:
    """Return which texts may have a chance with some pattern, by what is seen without reading them."""
    shown = np.zeros(len(views.lengths), dtype=np.bool_)
    for chance in _CHANCES:
        shown |= _may_have(views, chance)
    return shown & (views.lengths > 0)


def _picked(cells: pl.Series, mask: Mask) -> pl.Series:
    """Return the cells of a mask; neither all nor none of them is worth a copy."""
    if mask.all():
        return cells
    return cells.filter(pl.Series(mask, dtype=pl.Boolean)) if mask.any() else cells.clear()


def _have_a_chance(texts: pl.Series) -> Mask:
    """Return which texts have a chance with some pattern; decimal numbers have none."""
    chances = np.zeros(texts.len(), dtype=np.bool_)
    views = Views(texts)
    for name, tests in _CHANCES.items():
        chances[_places(texts, views, name, tests).to_numpy()] = True
    places = np.flatnonzero(chances)
    if len(places):
        chances[places] = ~_are_decimals(texts.gather(places)).to_numpy()
    return chances


def _places(texts: pl.Series, views: Views, name: str, tests: Sequence[pl.Expr]) -> pl.Series:
    """Return the places of the texts that pass all the tests, each looked at where those before it were passed."""
    places = pl.Series(np.flatnonzero(_may_have(views, name)), dtype=pl.UInt32)
    for test in tests:
        if not places.len():
            break
        picked = texts if places.len() == texts.len() else texts.gather(places)
        places = places.filter(picked.alias("text").to_frame().select(test.fill_null(False)).to_series())
    return places


def _may_have(views: Views, chance: str) -> Mask:
    """Return which texts may have a chance, by what is seen without reading them."""
    if chance == "digits":
        return views.may_hold_digits(10)
    if chance == "name":
        return views.may_begin_name()
    signs = {"at": "@", "colon": ":", "title": "M "}[chance]
    return np.full(len(views.lengths), all(views.may_hold(ord(sign)) for sign in signs))


def _signed(long: pl.DataFrame) -> pl.DataFrame:
    """Return the texts that show some sign, and which: each pattern is tried where it has a chance at all."""
    texts = long.get_column("text")
    views = Views(texts)
    chances = {name: _places(texts, views, name, tests) for name, tests in _CHANCES.items()}
    signs = {}
    for name, pattern, chance in _SIGNS:
        places = chances[chance]
        shown = places.filter(texts.gather(places).str.contains(pattern))
        signs[name] = pl.repeat(False, long.height, dtype=pl.Boolean, eager=True).scatter(shown, True)
    return long.with_columns(cells.alias(name) for name, cells in signs.items()).filter(
        pl.any_horizontal(pl.col(name) for name in signs)
    )


_TEXT = pl.col("text")
# What a text must hold for a pattern to have a chance, quicker to see than the pattern itself.
_CHANCES = {
    "at": (_TEXT.str.contains("@", literal=True),),
    "digits": (_TEXT.str.contains(r"(?:\d[^\d]{0,4}){10}"),),
    "colon": (_TEXT.str.contains(":", literal=True), _TEXT.str.contains(r"[\"']")),
    "title": (_TEXT.str.contains("M", literal=True), _TEXT.str.contains(" ", literal=True)),
    "name": (_TEXT.str.len_bytes() < _LONGEST_NAME, _TEXT.str.contains(_NAME_SHAPE)),
}
_WHERE = {"email": "at", "person_name": "colon", "person_full_name": "title", "iban": "digits"}
_SIGNS = (
    *((f"maybe {each.slug}", each.pattern, _WHERE.get(each.slug, "digits")) for each in EVIDENCE),
    ("maybe name", _NAME_SHAPE, "name"),
)


def _column(name: str, filled: int, found: pl.DataFrame | None) -> Column:
    if found is None:
        return Column(name, filled, pl.DataFrame(), {})
    signs = [sign for sign, type_ in found.schema.items() if type_ == pl.Boolean]
    cells = found.select((pl.col(sign).cast(pl.UInt32) * pl.col("count")).sum() for sign in signs).row(0)
    return Column(name, filled, found.select("text", *signs), dict(zip(signs, cells, strict=True)))


def _check(kept: pl.DataFrame) -> pl.DataFrame:
    """Run the second pass: control keys on what was extracted, name tests on what has the shape of a name."""
    text = pl.col("text")
    tests: list[pl.Expr] = []
    for each in EVIDENCE:
        flag = pl.col(f"maybe {each.slug}")
        if each.check is None:
            tests.append(flag.alias(each.slug))
        else:
            found = each.extracted(pl.when(flag).then(text).otherwise(None))
            tests.append((flag & each.check(found).fill_null(False)).alias(each.slug))
    in_sentence = pl.col("maybe person_full_name") & ~_is_name_of_place(text)
    candidate = trimmed(pl.when(pl.col("maybe name")).then(text).otherwise(None))
    tests += [
        is_surely_a_person(candidate).fill_null(False).alias("surely"),
        is_likely_a_person(candidate).fill_null(False).alias("likely"),
        is_first_name(candidate).fill_null(False).alias("first name"),
        is_common_family_name(candidate).fill_null(False).alias("family name"),
    ]
    checked = kept.lazy().with_columns(in_sentence.fill_null(False).alias("maybe person_full_name"))
    return checked.with_columns(tests).collect()
