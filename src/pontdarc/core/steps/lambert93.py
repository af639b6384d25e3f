"""Coordinates in Lambert-93, to latitude and longitude."""

import polars as pl
from pyproj import Transformer

from pontdarc.core.step import Change, Context, Params, Sheet, Step, made_column
from pontdarc.core.words import gettext_noop

_PLACES = 6
X_RANGE, Y_RANGE = (90_000.0, 1_300_000.0), (6_000_000.0, 7_200_000.0)


def _number(name: str) -> pl.Expr:
    plain = pl.col(name).str.replace_all(r"[\s\u00a0\u202f]", "").str.replace(",", ".", literal=True)
    return plain.cast(pl.Float64, strict=False)


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    x, y = params.get("x"), params.get("y")
    latitude, longitude = params.get("latitude"), params.get("longitude")
    if not {x, y} <= set(sheet.frame.columns) or not latitude or not longitude:
        return sheet, ()
    inside = _number(str(x)).is_between(*X_RANGE) & _number(str(y)).is_between(*Y_RANGE)
    metres = sheet.frame.select(
        pl.when(inside).then(_number(str(x))).alias("x"), pl.when(inside).then(_number(str(y))).alias("y")
    )
    points = Transformer.from_crs(2154, 4326, always_xy=True).transform(
        metres["x"].fill_null(float("nan")).to_numpy(), metres["y"].fill_null(float("nan")).to_numpy()
    )
    degrees = [
        pl.Series(name, values).round(_PLACES).set(metres["x"].is_null(), None).cast(pl.String)
        for name, values in ((str(longitude), points[0]), (str(latitude), points[1]))
    ]
    frame = sheet.frame.with_columns(degrees)
    changes = (made_column(frame[latitude], frame[str(y)]), made_column(frame[longitude], frame[str(x)]))
    return Sheet(frame, sheet.lines), changes


STEP = Step(
    "lambert93",
    gettext_noop("Coordonnées Lambert-93 converties"),
    gettext_noop("Convertit des coordonnées Lambert-93 (en mètres) en latitude et longitude WGS 84."),
    rework=_rework,
    stage="source",
)
