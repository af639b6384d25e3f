"""The forms of SQL that engines write differently, in one place: DuckDB's, as expressions sqlglot can carry over."""

from decimal import Decimal

from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.generators.duckdb import DuckDBGenerator

EARTH = 6_371_008.8
"""Mean radius of the Earth in metres (IUGG)."""


class Ready(exp.Expression):
    """SQL that is ready but for its blanks ({0}, {1}…): to make a long one out of expressions takes a millisecond."""

    arg_types = {"this": True, "expressions": True}


class Engine(DuckDB):
    """What is written for the engine: DuckDB's SQL, and ours that is ready."""

    class Generator(DuckDBGenerator):
        """Writes expressions."""

        TRANSFORMS = {
            **DuckDBGenerator.TRANSFORMS,
            Ready: lambda self, ready: ready.this.format(*map(self.sql, ready.expressions)),
        }


def ready(sql: str, *blanks: exp.Expr) -> exp.Expr:
    """Return SQL of ours with what goes in its blanks."""
    return Ready(this=sql, expressions=list(blanks))


def text(value: str) -> exp.Expr:
    """Return a text of ours, never one from outside."""
    return exp.Literal.string(value)


def real(value: float) -> exp.Expr:
    """Return a floating point literal."""
    return number(Decimal(repr(value)))


def digits(value: Decimal) -> str:
    """Return a number as the SQL has it, its sign aside."""
    return format(abs(value), "f")


def number(value: Decimal) -> exp.Expr:
    """Return a number literal made from the parsed value."""
    literal = exp.Literal.number(digits(value))
    return exp.Neg(this=literal) if value < 0 else literal


def joined(*parts: exp.Expr) -> exp.Expr:
    """Return texts end to end; null when one is."""
    whole = parts[0]
    for part in parts[1:]:
        whole = exp.DPipe(this=whole, expression=part)
    return exp.paren(whole)


def padded(value: exp.Expr, width: int) -> exp.Expr:
    """Return a whole number as text, with zeros in front."""
    return exp.Pad(
        this=exp.cast(value, "text"), expression=exp.Literal.number(width), fill_pattern=text("0"), is_left=True
    )


def part(unit: str, value: exp.Expr) -> exp.Expr:
    """Return a part of a date: year, month, isodow, isoyear…"""
    return exp.Extract(this=exp.var(unit), expression=value)


def local(instant: exp.Expr, zone: str) -> exp.Expr:
    """Return what the clocks of *zone* show at a naive UTC instant."""
    if zone == "UTC":
        return instant
    utc = exp.AtTimeZone(this=exp.paren(instant), zone=text("UTC"))
    return exp.paren(exp.AtTimeZone(this=exp.paren(utc), zone=text(zone)))


def instant_of(wall: exp.Expr, zone: str) -> exp.Expr:
    """Return the naive UTC instant of what the clocks of *zone* show."""
    if zone == "UTC":
        return wall
    here = exp.AtTimeZone(this=exp.paren(wall), zone=text(zone))
    return exp.paren(exp.AtTimeZone(this=exp.paren(here), zone=text("UTC")))


def truncated(wall: exp.Expr, unit: str) -> exp.Expr:
    """Return the first instant of the day, week, month, quarter or year."""
    return exp.cast(exp.TimestampTrunc(this=wall, unit=exp.var(unit.upper())), "timestamp")


def later(wall: exp.Expr, count: int, unit: str) -> exp.Expr:
    """Return a moment so many units later."""
    return exp.Add(this=wall, expression=exp.Interval(this=exp.Literal.string(str(count)), unit=exp.var(unit.upper())))


def sliced(wall: exp.Expr, milliseconds: int) -> exp.Expr:
    """Return the beginning of the slice of time that a moment falls in; slices start from 1970."""
    since = exp.func("epoch_ms", exp.cast(wall, "timestamp"))
    width = exp.Literal.number(milliseconds)
    rank = exp.Floor(this=exp.Div(this=exp.cast(since, "double"), expression=width, typed=False, safe=False))
    return exp.func("epoch_ms", exp.cast(exp.Mul(this=exp.paren(rank), expression=width.copy()), "bigint"))


def written(wall: exp.Expr, zone: str) -> exp.Expr:
    """Return a wall-clock moment as ISO 8601 text with the offset of its zone."""
    clock = exp.TimeToStr(this=wall, format=text("%Y-%m-%dT%H:%M:%S"))
    if zone == "UTC":
        return joined(clock, text("+00:00"))
    minutes = exp.DateDiff(
        this=exp.cast(wall.copy(), "timestamp"), expression=instant_of(wall.copy(), zone), unit=exp.var("MINUTE")
    )
    sign = exp.Case(
        ifs=[exp.If(this=exp.LT(this=minutes, expression=exp.Literal.number(0)), true=text("-"))], default=text("+")
    )
    whole = exp.Abs(this=minutes.copy())
    hours = exp.IntDiv(this=whole, expression=exp.Literal.number(60))
    rest = exp.Mod(this=whole.copy(), expression=exp.Literal.number(60))
    return joined(clock, sign, padded(exp.paren(hours), 2), text(":"), padded(exp.paren(rest), 2))


def folded(value: exp.Expr) -> exp.Expr:
    """Return a value as text in lower case without accents."""
    return exp.Lower(this=exp.func("strip_accents", exp.cast(value, "text")))


def shuffled(value: exp.Expr, seed: int) -> exp.Expr:
    """Return a number that looks random and depends on the value and the seed only."""
    return exp.func("hash", joined(exp.cast(value, "text"), text(f"/{seed}")))


def prefixed(value: exp.Expr, beginning: exp.Expr) -> exp.Expr:
    """Return whether a text begins so, case included."""
    return exp.StartsWith(this=value, expression=beginning)


def contained(value: exp.Expr, part: exp.Expr) -> exp.Expr:
    """Return whether a text holds another, anywhere."""
    return exp.Contains(this=value, expression=part)


def has_bit(bits: exp.Expr, place: exp.Expr) -> exp.Expr:
    """Return whether a text of zeros and ones has a one at a place, the first being 0."""
    bit = exp.func("get_bit", exp.cast(bits, "bit"), place)
    return exp.EQ(this=bit, expression=exp.Literal.number(1))


def distance_of(word: exp.Expr, other: exp.Expr) -> exp.Expr:
    """Return how many letters differ (Levenshtein)."""
    return exp.Levenshtein(this=word, expression=other)


def elements(values: exp.Expr) -> exp.Expr:
    """Return one row per element of a list."""
    return exp.func("unnest", values)


def parts_of(value: exp.Expr, separator: exp.Expr) -> exp.Expr:
    """Return the list of the parts of a text."""
    return exp.func("string_split", value, separator)


def first_parts(parts: exp.Expr, count: int, separator: exp.Expr) -> exp.Expr:
    """Return the first parts joined again, null when there are fewer."""
    size = exp.func("len", parts)
    some = exp.func("list_slice", parts.copy(), exp.Literal.number(1), exp.Literal.number(count))
    enough = exp.GTE(this=size, expression=exp.Literal.number(count))
    return exp.Case(ifs=[exp.If(this=enough, true=exp.func("array_to_string", some, separator))])


def distinct_elements(values: exp.Expr) -> exp.Expr:
    """Return a list without repetitions nor nulls."""
    return exp.func("list_distinct", values)


def or_nothing(values: exp.Expr) -> exp.Expr:
    """Return a list without repetitions, and with a null alone when there is nothing in it."""
    some = exp.GT(this=exp.func("len", values), expression=exp.Literal.number(0))
    return exp.Case(ifs=[exp.If(this=some, true=distinct_elements(values.copy()))], default=listed(exp.null()))


def listed(*values: exp.Expr) -> exp.Expr:
    """Return a list."""
    return exp.func("list_value", *values)


def is_json(value: exp.Expr) -> exp.Expr:
    """Return whether a text is JSON."""
    return exp.func("json_valid", value)


def coordinate(point: exp.Expr, axis: str) -> exp.Expr:
    """Return ``lon`` or ``lat`` of a point."""
    return exp.Dot(this=exp.paren(point), expression=exp.to_identifier(axis))


def point(lon: exp.Expr, lat: exp.Expr) -> exp.Expr:
    """Return a point as columns hold it."""
    pairs = [
        exp.PropertyEQ(this=exp.to_identifier(name), expression=value) for name, value in (("lon", lon), ("lat", lat))
    ]
    return exp.Struct(expressions=pairs)


def geometry(point: exp.Expr) -> exp.Expr:
    """Return a point as a geometry."""
    return exp.func("ST_Point", coordinate(point, "lon"), coordinate(point.copy(), "lat"))


def geometry_of(wkb: str) -> exp.Expr:
    """Return a geometry made from WKB of ours, in hexadecimal."""
    if not all(char in "0123456789ABCDEF" for char in wkb):
        raise ValueError("not hexadecimal")
    return exp.func("ST_GeomFromHEXWKB", text(wkb))


def envelope(west: float, south: float, east: float, north: float) -> exp.Expr:
    """Return a box of degrees; made of numbers, it lets the R-tree be used."""
    return exp.func("ST_MakeEnvelope", *map(real, (west, south, east, north)))


def related(relation: str, one: exp.Expr, other: exp.Expr) -> exp.Expr:
    """Return whether two geometries intersect, are disjoint, or the first lies within the other."""
    return exp.func(
        {"intersects": "ST_Intersects", "disjoint": "ST_Disjoint", "within": "ST_Within"}[relation], one, other
    )


def metres(lon1: exp.Expr, lat1: exp.Expr, lon2: exp.Expr, lat2: exp.Expr) -> exp.Expr:
    """Return the distance of two points on a sphere (haversine formula)."""

    def half_sine(one: exp.Expr, other: exp.Expr) -> exp.Expr:
        half = exp.Div(
            this=exp.func("radians", exp.Sub(this=other, expression=one)),
            expression=exp.Literal.number(2),
            typed=False,
            safe=False,
        )
        return exp.Pow(this=exp.func("sin", half), expression=exp.Literal.number(2))

    cosines = exp.Mul(
        this=exp.func("cos", exp.func("radians", lat1.copy())),
        expression=exp.func("cos", exp.func("radians", lat2.copy())),
    )
    haversine = exp.Add(this=half_sine(lat1, lat2), expression=exp.Mul(this=cosines, expression=half_sine(lon1, lon2)))
    root = exp.func("sqrt", exp.Least(this=exp.paren(haversine), expressions=[exp.Literal.number("1.0")]))
    return exp.Mul(this=real(2 * EARTH), expression=exp.func("asin", root))


def northing(latitude: exp.Expr) -> exp.Expr:
    """Return how far north a latitude is on the maps of the web (Mercator), in degrees; their edge is at 85°."""
    edge = real(85.051129)
    inside = exp.Least(this=exp.Greatest(this=latitude, expressions=[exp.Neg(this=edge)]), expressions=[edge.copy()])
    half = exp.Div(this=exp.paren(inside), expression=exp.Literal.number(2), typed=False, safe=False)
    angle = exp.Add(this=exp.Literal.number(45), expression=half)
    return exp.func("degrees", exp.func("ln", exp.func("tan", exp.func("radians", angle))))


def nearest(one: exp.Expr, other: exp.Expr) -> exp.Expr:
    """Return the shortest line between two geometries."""
    return exp.func("ST_ShortestLine", one, other)


def end_of(line: exp.Expr, first: bool, axis: str) -> exp.Expr:
    """Return a coordinate (lon, lat) of the first or last point of a line."""
    end = exp.func("ST_StartPoint" if first else "ST_EndPoint", line)
    return exp.func("ST_X" if axis == "lon" else "ST_Y", end)


def hull(points: exp.Expr) -> exp.Expr:
    """Return the convex hull of many points.

    They are gathered as points, and not as geometries: in DuckDB 1.5.5 a list of geometries beside another aggregate
    of geometries reads freed memory. A test keeps watch.
    """
    one = exp.column("p")
    made = exp.Lambda(this=geometry(one), expressions=[exp.to_identifier("p")])
    return exp.func("ST_ConvexHull", exp.func("ST_Collect", exp.func("list_transform", exp.func("list", points), made)))


def extent(bounds: dict[str, exp.Expr]) -> exp.Expr:
    """Return the box of the coordinates of many places; *bounds* by west, south, east, north, from each row."""
    low = [exp.Min(this=bounds[side]) for side in ("west", "south")]
    high = [exp.Max(this=bounds[side]) for side in ("east", "north")]
    return exp.func("ST_MakeEnvelope", *low, *high)


def bounds_of(geometry: exp.Expr) -> dict[str, exp.Expr]:
    """Return the bounds of a geometry."""
    names = {"west": "ST_XMin", "south": "ST_YMin", "east": "ST_XMax", "north": "ST_YMax"}
    return {side: exp.func(name, geometry.copy()) for side, name in names.items()}


def geojson(value: exp.Expr) -> exp.Expr:
    """Return a geometry as GeoJSON text."""
    return exp.cast(exp.func("ST_AsGeoJSON", value), "text")
