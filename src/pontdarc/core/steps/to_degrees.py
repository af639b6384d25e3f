"""Coordinates in metres, turned round or without their decimal sign, to latitude and longitude in degrees."""

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl
from pyproj import Transformer

from pontdarc.core.geography import overseas
from pontdarc.core.geography.france import Flags, Points, in_france, likely_system, swapped
from pontdarc.core.step import Change, Context, Params, Sample, Sheet, Step
from pontdarc.core.steps._rows import RowSurvey
from pontdarc.core.words import gettext_noop

_PLACES = 6
_LOOKED_AT = 20_000
_MOST, _FEWEST = 0.9, 3
_SHIFTS = (5, 6, 7)
"""Decimals that are left when the sign before them is lost."""
_WGS84, _WEB = "EPSG:4326", "EPSG:3857"
_SAMPLES = 5


def _points(frame: pl.DataFrame, params: Params) -> Points:
    """Return longitudes and latitudes as written, NaN where there are none. Shape (n, 2)."""
    names = [str(params["longitude"]), str(params["latitude"])]
    numbers = frame.select(pl.col(name).cast(pl.Float64, strict=False) for name in names)
    return numbers.fill_null(float("nan")).to_numpy()


def _is_there(sheet: Sheet, params: Params) -> bool:
    return {params.get("latitude"), params.get("longitude")} <= set(sheet.frame.columns)


class _System(RowSurvey):
    """Finds in which system, order and unit most of the points are in France."""

    def __init__(self, column: str | None, params: Params, context: Context) -> None:
        self._params = params
        self._seen: list[Points] = []
        self._told: frozenset[str] = frozenset()
        self._count = 0

    def add(self, sheet: Sheet) -> None:
        if not _is_there(sheet, self._params) or self._count >= _LOOKED_AT:
            return
        points = _points(sheet.frame, self._params)
        points = points[np.isfinite(points).all(axis=1)]
        self._seen.append(points[:_LOOKED_AT])
        self._count += len(points)
        if len(points) and overseas.fitting(points, _MOST) + overseas.fitting(points[:, ::-1], _MOST):
            columns = [cells.head(overseas.LOOKED_AT).to_list() for cells in sheet.frame.get_columns()]
            self._told |= overseas.told_by(columns, ())

    def facts(self) -> Params | None:
        """Return the system, the unit and whether the columns are turned round; None when all is well or unclear."""
        points = np.concatenate(self._seen) if self._seen else np.empty((0, 2))
        if not len(points):
            return None
        if in_france(points).all():
            return None
        if (in_france(points) | swapped(points)).mean() >= _MOST:
            return {"system": _WGS84}
        if len(points) < _FEWEST:
            return None
        for turned in (False, True):
            seen = points[:, ::-1] if turned else points
            system = self._metres(seen)
            if system is not None:
                return {"system": system, "turned": turned}
            for shift in _SHIFTS:
                if in_france(seen / 10**shift).mean() >= _MOST:
                    return {"system": _WGS84, "turned": turned, "shift": shift}
        return None

    def _metres(self, points: Points) -> str | None:
        there = overseas.fitting(points, _MOST)
        systems = {each.system for each in there if each.name in self._told}
        if len(systems) == 1:
            return systems.pop()
        likely = likely_system(points, _MOST)
        if likely not in (None, _WGS84):
            return None if there and likely == "EPSG:27572" and self._told else likely
        return _WEB if in_france(_in_degrees(points, _WEB)).mean() >= _MOST and not there else None


def _in_degrees(points: Points, system: str) -> Points:
    x, y = Transformer.from_crs(system, _WGS84, always_xy=True).transform(points[:, 0], points[:, 1])
    return np.column_stack([x, y])


def _rework(sheet: Sheet, column: str | None, params: Params, context: Context) -> tuple[Sheet, tuple[Change, ...]]:
    if not _is_there(sheet, params) or "system" not in params:
        return sheet, ()
    points = _points(sheet.frame, params)
    if params["system"] == _WGS84 and "shift" not in params:
        return _written(sheet, params, points, points[:, ::-1], swapped(points), str_of=None)
    seen = points[:, ::-1] if params.get("turned") else points
    with np.errstate(invalid="ignore"):
        moved = seen / 10 ** params["shift"] if "shift" in params else _in_degrees(seen, str(params["system"]))
        moved = np.where(np.isfinite(moved), moved, np.nan)
        wrong = in_france(moved) & ~in_france(points)
    return _written(sheet, params, points, moved, wrong, str_of=_rounded)


def _rounded(number: float) -> str:
    return str(round(float(number), _PLACES))


def _written(
    sheet: Sheet, params: Params, points: Points, moved: Points, wrong: Flags, str_of: Callable[[float], str] | None
) -> tuple[Sheet, tuple[Change, ...]]:
    """Return the sheet with the wrong points as they should be; without *str_of*, the two texts change places."""
    if not wrong.any():
        return sheet, ()
    names = (str(params["longitude"]), str(params["latitude"]))
    mask = pl.Series(wrong)
    frame, changes = sheet.frame, []
    new: dict[str, Any] = {}
    for place, name in enumerate(names):
        if str_of is None:
            texts = frame[names[1 - place]]
        else:
            texts = pl.Series([str_of(x) if bad else None for x, bad in zip(moved[:, place], wrong, strict=True)],
                              dtype=pl.String)  # fmt: skip
        new[name] = frame[name].zip_with(~mask, texts.alias(name))
        rows = mask.arg_true().head(_SAMPLES)
        pairs = zip(frame[name].gather(rows).to_list(), new[name].gather(rows).to_list(), strict=True)
        changes.append(Change(name, int(wrong.sum()), tuple(Sample(*pair) for pair in pairs)))
    return Sheet(frame.with_columns(**new), sheet.lines), tuple(changes)


STEP = Step(
    "to_degrees",
    gettext_noop("Coordonnées ramenées en degrés, dans le bon ordre"),
    gettext_noop(
        "Convertit des mètres (Lambert-93, Lambert II étendu, coniques conformes 42 à 50, UTM d’outre-mer) en latitude "
        "et longitude, et remet en ordre deux colonnes échangées, quand une seule lecture place les points en France."
    ),
    rework=_rework,
    survey=_System,
)
