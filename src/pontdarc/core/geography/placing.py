"""From the geometries of a file to WGS 84: which system they truly are in, and what is doubtful about them.

Geometries come in batches, in order; the system is decided on the first batch that has any, and holds for all.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError

from pontdarc.core.findings import Finding, FindingKind
from pontdarc.core.geography import findings as found
from pontdarc.core.geography import overseas
from pontdarc.core.geography.france import Flags, Points, in_degrees, likely_system, swapped
from pontdarc.core.geography.geometry import Shapes, has_place, moved

WGS84 = "EPSG:4326"
# Geographic systems that are WGS 84 for every purpose here: the registry's own transformation changes nothing.
_SAME = frozenset({"EPSG:4326", "EPSG:4979", "OGC:CRS84", "EPSG:4171", "EPSG:4258", "EPSG:4964", "EPSG:4937"})
_MARGIN = 1.5
"""Degrees beyond the area of use that are still taken for it: a département's limits, a boat, a border."""
_SURE = 70
_AREAS = (3, 6, 7)
_FAMILIES = {0: "points", 1: "lignes", 2: "lignes", 3: "polygones", 4: "points", 5: "lignes", 6: "polygones"}


@dataclass(slots=True)
class _Count:
    number: int = 0
    first: int | None = None

    def add(self, flags: Flags, line: int) -> None:
        if flags.any():
            self.number += int(flags.sum())
            self.first = self.first if self.first is not None else line + int(flags.argmax())


@dataclass(frozen=True, slots=True)
class System:
    """A reference system: its usual *code* (``EPSG:2154``) or else its name, its *name* for people, and itself."""

    code: str
    name: str
    crs: CRS

    @property
    def is_wgs84(self) -> bool:
        """Whether coordinates in it are WGS 84 as they stand."""
        return self.code in _SAME


def system_of(said: str | Mapping[str, object] | None) -> System | None:
    """Return the system that a code, WKT or PROJJSON names, None when it names none that is known."""
    if not said:
        return None
    try:
        crs = CRS.from_user_input(said)
        if crs.is_compound:
            crs = crs.sub_crs_list[0]
        authority = crs.to_authority("EPSG", _SURE) or crs.to_authority(min_confidence=_SURE)
        if authority is not None:
            crs = CRS.from_authority(*authority)
    except (CRSError, ValueError):  # no system; no text at all, with a NUL
        return None
    if not (crs.is_geographic or crs.is_projected) or crs.name.lower().startswith(("undefined", "unknown")):
        return None
    code = ":".join(authority) if authority else crs.name
    return System(code, f"{crs.name} ({code})" if authority else crs.name, crs)


class Placer:
    """Places batch after batch. *system*: the one the geometries are in, once decided; None while it is not known."""

    def __init__(self, said: System | None) -> None:
        self._said, self.system = said, said
        self._decided = False
        self._how: FindingKind | None = None
        self._hear: Callable[[], frozenset[str]] = frozenset
        self._params: dict[str, object] = {}
        self._counts: dict[FindingKind, _Count] = {}
        self._families: set[str] = set()
        self._heights = False

    def listen(self, hear: Callable[[], frozenset[str]]) -> None:
        """Ask *hear* which overseas territories the next batch speaks of, if that is needed to find the system."""
        self._hear = hear

    def place(self, shapes: Shapes, line: int, unreadable: Flags | None = None) -> Shapes:
        """Return geometries in WGS 84, or as they are when their system is not known; *line*: that of the first one.

        *unreadable*: those that are None because the file's own bytes were no geometry.
        """
        empty = np.asarray(shapely.is_missing(shapes) | shapely.is_empty(shapes))
        lost = np.zeros(len(shapes), dtype=bool) if unreadable is None else unreadable
        self._count(found.EMPTY, empty & ~lost, line)
        self._look(shapes, line)
        placed = self._moved(shapes)
        self._count(found.LOST, lost | (np.asarray(shapely.is_missing(placed)) & ~empty), line)
        if self.system is not None:
            self._check(placed, line)
        return placed

    def findings(self) -> Iterator[Finding]:
        """Yield what was found in all that was placed."""
        if self._how is not None:
            names = {"said": self._said.name if self._said else "", "name": self.system.name if self.system else ""}
            yield Finding(self._how, params={**names, **self._params})
        elif self.system is not None and not self.system.is_wgs84:
            yield Finding(found.CONVERTED, params={"name": self.system.name})
        name = self.system.name if self.system else ""
        for kind, count in self._counts.items():
            yield Finding(kind, count.first, params={"number": count.number, "name": name}, count=count.number)
        if len(self._families) > 1:
            yield Finding(found.MIXED, params={"kinds": ", ".join(sorted(self._families))})
        if self._heights:
            yield Finding(found.HEIGHTS)

    def _count(self, kind: FindingKind, flags: Flags, line: int) -> None:
        if flags.any():
            self._counts.setdefault(kind, _Count()).add(flags, line)

    def _look(self, shapes: Shapes, line: int) -> None:
        kinds = np.unique(shapely.get_type_id(shapes)).tolist()
        self._families |= {_FAMILIES.get(kind, "collections") for kind in kinds if kind >= 0}
        self._heights = self._heights or bool(shapely.has_z(shapes).any())
        self._count(found.CROSSING, _crossing(shapes), line)
        if not self._decided:
            points = _middles(shapes)
            points = points[np.isfinite(points).all(axis=1)]
            if len(points):
                self._decided = True
                self._decide(points)

    def _decide(self, points: Points) -> None:
        if self._said is not None and not _mostly_outside(self._said, points):
            return
        there = overseas.fitting(points)
        spoken_of = self._hear() if there else frozenset()
        told = [each for each in there if each.name in spoken_of]
        is_overseas = len({each.system for each in told}) == 1
        likely = system_of(told[0].system if is_overseas else likely_system(points))
        if likely is None:
            self._doubt(points, there)
        elif self._said is None:
            self.system, self._how = likely, found.GUESSED_OVERSEAS if is_overseas else found.GUESSED_SYSTEM
            self._params = {"places": ", ".join(each.name for each in told)}
        elif likely.code != self._said.code:
            self.system, self._how = likely, found.WRONG_SYSTEM

    def _doubt(self, points: Points, there: Sequence[overseas.Territory]) -> None:
        """Take no system when none is said, or when it is in degrees and most points cannot be."""
        if self._said is None and there:
            names = {each.name: getattr(system_of(each.system), "name", each.system) for each in there}
            self._how = found.OVERSEAS_SYSTEMS
            self._params = {"choices": ", ".join(f"{name} ({system})" for name, system in names.items())}
        elif self._said is None:
            self._how = found.UNKNOWN_SYSTEM
        elif self._said.is_wgs84 and in_degrees(points).mean() < 0.5:
            self.system, self._how = None, found.IMPOSSIBLE_SYSTEM

    def _moved(self, shapes: Shapes) -> Shapes:
        if self.system is not None and not self.system.is_wgs84:
            return moved(shapes, self.system.crs).shapes
        placed = shapes.copy()
        placed[~has_place(shapes)] = None
        if self.system is not None:
            placed[_off_earth(shapes)] = None
        return placed

    def _check(self, placed: Shapes, line: int) -> None:
        assert self.system is not None  # noqa: S101 - asked by place()
        points = _middles(placed)
        turned = swapped(points)
        self._count(found.SWAPPED, turned, line)
        self._count(found.OUTSIDE_AREA, _outside(self.system, points) & ~turned, line)


def _crossing(shapes: Shapes) -> Flags:
    areas = np.isin(shapely.get_type_id(shapes), _AREAS) & has_place(shapes)
    areas[areas] = ~shapely.is_valid(shapes[areas])
    return np.asarray(areas)


def _off_earth(shapes: Shapes) -> Flags:
    """Say of each geometry in degrees whether it goes beyond all of them; once around the Earth is allowed."""
    edges = np.abs(np.asarray(shapely.bounds(shapes)).reshape(-1, 4))
    return np.asarray((edges > (360, 90, 360, 90)).any(axis=1))


def _middles(shapes: Shapes) -> Points:
    """Return the middle of the box of each geometry, NaN where there is none. Shape (n, 2)."""
    bounds = np.asarray(shapely.bounds(shapes)).reshape(-1, 4)
    return np.asarray(bounds[:, :2] / 2 + bounds[:, 2:] / 2)


def _outside(system: System, degrees: Points) -> Flags:
    """Say of each point in degrees whether it is out of where the system is made for."""
    area = system.crs.area_of_use
    x, y = degrees[:, 0], degrees[:, 1]
    nowhere = ~in_degrees(degrees) & np.isfinite(degrees).all(axis=1)
    if area is None or area.west > area.east:
        return np.asarray(nowhere)
    return np.asarray(
        (x < area.west - _MARGIN) | (x > area.east + _MARGIN) | (y < area.south - _MARGIN) | (y > area.north + _MARGIN)
    )


def _mostly_outside(system: System, points: Points) -> bool:
    """Say whether most points, in the system's own units, are out of where it is made for, or have no place at all."""
    if system.is_wgs84:
        return bool(_outside(system, points).mean() > 0.5)
    placed = moved(shapely.points(points), system.crs)
    outside = _outside(system, _middles(placed.shapes))
    return bool((outside.sum() + placed.lost) / len(points) > 0.5)
