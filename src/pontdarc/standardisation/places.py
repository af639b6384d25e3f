"""Where things are, when one column says it all: points and addresses taken apart, metres made degrees."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

import polars as pl

from pontdarc.core.headers import words_of
from pontdarc.core.recipe import Feed
from pontdarc.core.schema import Field, Schema
from pontdarc.core.step import Call
from pontdarc.core.steps import lambert93, split_address, split_ban_ids, split_latlon
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation import units

TAKEN_APART = gettext_noop("Tiré de la colonne « %(sources)s ».")
CONVERTED = gettext_noop("Converti de l’unité que dit l’en-tête « %(sources)s ».")
_MOST, _SOME = 0.8, 0.2
_SAMPLE = 200
_WHOLE = frozenset(("array", "object", "geojson", "any"))
"""Types that take a JSON list as it is."""
_ADDRESS_WORDS = ("adresse", "address", "addresse", "localisation")
_START, _END = frozenset(("debut", "commencement")), frozenset(("fin", "terme"))


@dataclass(frozen=True, slots=True)
class Apart:
    """New feeds by target, and the steps that make their working columns."""

    feeds: Mapping[str, Feed] = field(default_factory=dict)
    before: tuple[Call, ...] = ()


def taken_apart(
    frame: pl.DataFrame,
    schema: Schema,
    feeds: Mapping[str, Feed],
    free: list[str],
    decided: set[str],
    kinds: Mapping[str, tuple[str | None, float]],
) -> Apart:
    """Return what can be drawn from columns that hold several facts, for the fields that nothing feeds.

    *free*: columns of the file that feed nothing yet. *decided*: fields about which a person has spoken.
    """
    found: dict[str, Feed] = {}
    before: list[Call] = []
    looks = (
        *(partial(look, frame, schema, free=free) for look in (_point, _metres, _address, _period, _ban_ids)),
        partial(_commune, frame, schema, kinds=kinds),
        partial(_joined, schema, free=free, kinds=kinds),
        partial(_lists, frame, schema),
        *(partial(_measured, one) for one in schema.fields if one.units),
    )
    for look in looks:
        apart = look(feeds={**feeds, **found})
        if decided & set(apart.feeds):
            continue
        found.update(apart.feeds)
        before.extend(apart.before)
    return Apart(found, tuple(before))


def coordinates(schema: Schema) -> tuple[str, str] | None:
    """Return the names of the latitude and longitude fields, None when the standard has none."""
    named: dict[str, str] = {}
    for one in schema.fields:
        last = words_of(one.name)[-1:] or ("",)
        for kind, words in (
            ("latitude", ("lat", "latitude", "ylat")),
            ("longitude", ("long", "lon", "longitude", "xlong")),
        ):
            if one.kind == kind or last[0] in words:
                named.setdefault(kind, one.name)
    return (named["latitude"], named["longitude"]) if len(named) == 2 else None


_DRAWN = frozenset(("latitude", "longitude", "lonlat", "address", "postal_code", "commune_name", "insee_commune"))


def may_be_drawn(field: Field) -> bool:
    """Return whether a field may be fed by part of a column that says several facts, whatever its name."""
    words = "".join(words_of(field.name))
    return field.kind in _DRAWN or "." in field.name or "periode" in words or words.startswith(("adr", "lat", "lon"))


def share_of(mask: pl.Series) -> float:
    """Return the share of true values, 0 for none at all."""
    return int(mask.sum()) / len(mask) if len(mask) else 0.0


def _working(source: str, target: str) -> str:
    return f"{source} → {target}"


def _share(frame: pl.DataFrame, name: str, pattern: str) -> float:
    cells = frame[name].drop_nulls().head(_SAMPLE)
    return share_of(cells.str.contains(pattern))


def _point(frame: pl.DataFrame, schema: Schema, *, feeds: Mapping[str, Feed], free: list[str]) -> Apart:
    fields = coordinates(schema)
    if fields is None or any(feeds[name].sources for name in fields):
        return Apart()
    geojson = r'(?i)"type"\s*:\s*"point"'
    for name in free:
        if max(_share(frame, name, pattern) for pattern in (split_latlon.PAIR, geojson, split_latlon.WKT)) < _MOST:
            continue
        latitude, longitude = (_working(name, target) for target in fields)
        params = {"latitude": latitude, "longitude": longitude, "order": _order(frame, name)}
        return Apart(
            {
                target: Feed(target, column, (name,), None, TAKEN_APART, 0.9)
                for target, column in zip(fields, (latitude, longitude), strict=True)
            },
            (Call("split_latlon", name, params),),
        )
    return Apart()


def _order(frame: pl.DataFrame, name: str) -> str:
    """Return whether pairs come latitude first (the usual way) or longitude first (what metropolitan values show)."""
    first = frame[name].str.extract(split_latlon.PAIR, 1).cast(pl.Float64, strict=False).drop_nulls()
    second = frame[name].str.extract(split_latlon.PAIR, 2).cast(pl.Float64, strict=False).drop_nulls()
    swapped = len(first) and bool(first.is_between(-6, 10).all()) and bool(second.is_between(41, 52).all())
    return "lonlat" if swapped else "latlon"


def _metres(frame: pl.DataFrame, schema: Schema, *, feeds: Mapping[str, Feed], free: list[str]) -> Apart:
    fields = coordinates(schema)
    if fields is None:
        return Apart()
    latitude, longitude = fields
    y = feeds[latitude].column or _called(free, _NORTHING)
    x = feeds[longitude].column or _called(free, _EASTING)
    if (
        x not in frame.columns
        or y not in frame.columns
        or not (_within(frame, str(x), lambert93.X_RANGE) and _within(frame, str(y), lambert93.Y_RANGE))
    ):
        return Apart()
    columns = {"latitude": _working(str(y), latitude), "longitude": _working(str(x), longitude)}
    return Apart(
        {
            latitude: Feed(latitude, columns["latitude"], (str(x), str(y)), None, TAKEN_APART, 0.9),
            longitude: Feed(longitude, columns["longitude"], (str(x), str(y)), None, TAKEN_APART, 0.9),
        },
        (Call("lambert93", None, {"x": x, "y": y, **columns}),),
    )


def _measured(field: Field, *, feeds: Mapping[str, Feed]) -> Apart:
    """Return a measure whose header says another unit than the standard, converted."""
    name = feeds[field.name].column
    made = units.conversion(name, field) if name else None
    if name is None or made is None:
        return Apart()
    factor, words = made
    into = _working(name, field.name)
    params = {"factor": f"{factor.normalize():f}", "units": list(words), "into": into}
    feed = Feed(field.name, into, (name,), None, CONVERTED, 0.9)
    return Apart({field.name: feed}, (Call("to_unit", name, params),))


_EASTING = re.compile(r"\bx ?(?:l ?93|lambert|2154)|(?:\bl ?93|lambert(?: ?93)?) x$")
_NORTHING = re.compile(_EASTING.pattern.replace("x", "y"))


def _called(names: Iterable[str], wanted: re.Pattern[str]) -> str | None:
    """Return the column whose name says that it is in the legal projection."""
    return next((name for name in names if wanted.search(" ".join(words_of(name)))), None)


def _within(frame: pl.DataFrame, name: str, limits: tuple[float, float]) -> bool:
    plain = frame[name].str.replace_all(r"[\s\u00a0\u202f]", "").str.replace(",", ".", literal=True)
    numbers = plain.cast(pl.Float64, strict=False).drop_nulls()
    return share_of(numbers.is_between(*limits)) >= _MOST


def _address_fields(schema: Schema) -> dict[str, str]:
    """Return the fields of an address by part, for standards that want it in parts."""
    found: dict[str, str] = {}
    for one in schema.fields:
        words = "".join(words_of(one.name))
        if not words.startswith(("adr", "adresse")):
            continue
        for part, endings in (
            ("number", ("numero", "num")),
            ("street", ("voie", "rue")),
            ("postal", ("codepostal",)),
            ("commune", ("commune", "ville")),
        ):
            if words.endswith(endings):
                found.setdefault(part, one.name)
    for part, kind in (("postal", "postal_code"), ("commune", "commune_name")):
        of_kind = [one.name for one in schema.fields if one.kind == kind]
        if part not in found and len(of_kind) == 1:
            found[part] = of_kind[0]
    return found


def _address(frame: pl.DataFrame, schema: Schema, *, feeds: Mapping[str, Feed], free: list[str]) -> Apart:
    fields = _address_fields(schema)
    if "number" not in fields or "street" not in fields or feeds[fields["number"]].sources:
        return Apart()
    street = feeds[fields["street"]]
    source = (
        street.sources[0]
        if street.sources and not street.by_person
        else next((name for name in free if set(words_of(name)) & set(_ADDRESS_WORDS) and _is_text(frame, name)), None)
    )
    if source is None or (street.sources and _share(frame, source, r"^\s*\d") < _SOME):
        return Apart()
    wanted = {
        part: name
        for part, name in fields.items()
        if part in ("number", "street") or (not feeds[name].sources and _says(frame, source, part))
    }
    columns = {part: _working(source, name) for part, name in wanted.items()}
    return Apart(
        {name: Feed(name, columns[part], (source,), None, TAKEN_APART, 0.85) for part, name in wanted.items()},
        (Call("split_address", source, {"into": columns}),),
    )


def _is_text(frame: pl.DataFrame, name: str) -> bool:
    return _share(frame, name, r"[A-Za-zÀ-ÿ]{3}") >= _MOST and _share(frame, name, "@") < _SOME


def _says(frame: pl.DataFrame, name: str, part: str) -> bool:
    cells = frame[name].drop_nulls().head(_SAMPLE).to_list()
    said = [split_address.parts_of(text)[part] for text in cells]
    return bool(cells) and sum(value is not None for value in said) / len(cells) >= _MOST


def _period(frame: pl.DataFrame, schema: Schema, *, feeds: Mapping[str, Feed], free: list[str]) -> Apart:
    """Return the period made of a first and a last day that stand in two columns."""
    for one in schema.fields:
        words = set(words_of(one.name))
        if "periode" not in words or feeds[one.name].sources:
            continue
        subject = words - {"date", "periode"}
        starts = [name for name in free if set(words_of(name)) & _START and subject & set(words_of(name))]
        ends = [name for name in free if set(words_of(name)) & _END and subject & set(words_of(name))]
        if len(starts) == 1 and len(ends) == 1:
            column = _working(starts[0], one.name)
            feed = Feed(one.name, column, (starts[0], ends[0]), None, TAKEN_APART, 0.8)
            params = {"columns": [starts[0], ends[0]], "into": column, "separator": "/"}
            return Apart({one.name: feed}, (Call("join_columns", None, params),))
    return Apart()


_BAN_IDS = {"c": "id_ban_commune", "v": "id_ban_toponyme", "a": "id_ban_adresse"}


def _ban_ids(frame: pl.DataFrame, schema: Schema, *, feeds: Mapping[str, Feed], free: list[str]) -> Apart:
    """Return the three identifiers of an address that BAL 1.3 wrote in one column."""
    if not set(_BAN_IDS.values()) <= set(schema.names):
        return Apart()
    source = next((name for name in frame.columns if _share(frame, name, split_ban_ids.MARKED) >= _MOST), None)
    wanted = {letter: name for letter, name in _BAN_IDS.items() if feeds[name].sources in ((), (source,))}
    if source is None or not wanted:
        return Apart()
    columns = {letter: _working(source, name) for letter, name in wanted.items()}
    return Apart(
        {name: Feed(name, columns[letter], (source,), None, TAKEN_APART, 0.95) for letter, name in wanted.items()},
        (Call("split_ban_ids", source, {"into": columns}),),
    )


def _joined(
    schema: Schema, *, feeds: Mapping[str, Feed], free: list[str], kinds: Mapping[str, tuple[str | None, float]]
) -> Apart:
    """Return the point made of a longitude and a latitude that stand in two columns."""
    target = next((one.name for one in schema.fields if one.type == "geopoint"), None)
    by_kind = {kinds[name][0]: name for name in reversed(free) if name in kinds}
    sources = [by_kind[kind] for kind in ("longitude", "latitude") if kind in by_kind]
    if target is None or feeds[target].sources or len(sources) < 2:
        return Apart()
    column = f"{sources[0]} + {sources[1]} → {target}"
    feed = Feed(target, column, tuple(sources), None, TAKEN_APART, 0.9)
    return Apart({target: feed}, (Call("join_columns", None, {"columns": sources, "into": column, "separator": "; "}),))


_GIVEN = {"postal_code": "postal", "commune_name": "name", "insee_commune": "code"}


def _commune(
    frame: pl.DataFrame,
    schema: Schema,
    *,
    feeds: Mapping[str, Feed],
    kinds: Mapping[str, tuple[str | None, float]],
) -> Apart:
    """Return what the official territory can complete: by a column of INSEE codes, else by one of commune names."""
    by_kind = {kind: name for name, (kind, _) in reversed(list(kinds.items())) if kind and name in frame.columns}
    found: dict[str, Feed] = {}
    before: list[Call] = []
    for one in schema.fields:
        give = _GIVEN.get(one.kind or "")
        source = by_kind.get("commune_name" if give == "code" else "insee_commune")
        if give is None or source is None or feeds[one.name].sources:
            continue
        column = _working(source, one.name)
        found[one.name] = Feed(one.name, column, (source,), None, TAKEN_APART, 0.9)
        before.append(Call("from_commune", source, {"into": column, "give": give}))
    return Apart(found, tuple(before))


def lists_in(frame: pl.DataFrame, schema: Schema) -> dict[str, dict[str, str]]:
    """Return the columns that hold JSON lists, with the fields their values are of and the names that lead to them."""
    found = {}
    for name in frame.columns:
        fields = [
            one
            for one in schema.fields
            if one.type not in _WHOLE and f"{one.name}.".startswith(f"{name}.") and not _is_list(one)
        ]
        if fields and _share(frame, name, r"^\s*\[") >= _MOST:
            found[name] = {one.name: one.name[len(name) + 1 :] for one in fields}
    return found


def _is_list(field: Field) -> bool:
    """Return whether the standard itself writes a field as a list."""
    return field.type == "geopoint" or field.example.startswith("[")


def _lists(frame: pl.DataFrame, schema: Schema, *, feeds: Mapping[str, Feed]) -> Apart:
    found: dict[str, Feed] = {}
    before: list[Call] = []
    for source, wanted in lists_in(frame, schema).items():
        open_ = {one: path for one, path in wanted.items() if feeds[one].sources in ((), (source,))}
        if open_:
            columns = {one: _working(source, one) for one in open_}
            found |= {one: Feed(one, columns[one], (source,), None, TAKEN_APART, 0.95) for one in open_}
            before.append(Call("spread_list", source, {"into": {columns[one]: path for one, path in open_.items()}}))
    return Apart(found, tuple(before))
