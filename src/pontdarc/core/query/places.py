"""Tests on places: first a box on the hidden column of places, so that the R-tree is used, then the exact test."""

import math
from decimal import Decimal

from sqlglot import exp

from pontdarc.core.query import idioms, refusals, tree
from pontdarc.core.query.columns import PLACE
from pontdarc.core.query.functions import PLACES
from pontdarc.core.query.values import Typed, Values, conjunction

UNITS = {
    "m": Decimal(1), "km": Decimal(1000), "cm": Decimal("0.01"), "mm": Decimal("0.001"), "mi": Decimal("1609.344"),
    "yd": Decimal("0.9144"), "ft": Decimal("0.3048"),
}  # fmt: skip
_DEGREE = idioms.EARTH * math.pi / 180
_MODES = ("intersects", "disjoint", "within")
Box = tuple[float, float, float, float]


class Places(Values):
    """Compiles the tests of where things are."""

    def place_test(self, node: tree.Call) -> exp.Expr:
        """Return the compiled test.

        :raises Malformed: its arguments are not those it takes.
        """
        match node.name:
            case "within_distance" | "distance":
                return self._within_distance(node)
            case "in_bbox":
                return self._in_bbox(node)
            case "bbox":
                return self._corners(node)
            case "polygon":
                self.check_count(node, 2)
                return self._related(node, "intersects")
            case "geometry":
                return self._related(node, self._mode(node))
            case _:
                self.check_count(node, 2)
                return self._related(node, node.name)

    def _mode(self, node: tree.Call) -> str:
        self.check_count(node, 3)
        mode = node.arguments[2]
        name = mode.name.lower() if isinstance(mode, tree.FieldName) else ""
        if name not in _MODES:
            raise refusals.wrong_type(node.name, "value", ", ".join(each.upper() for each in _MODES), mode.at)
        return name

    def _related(self, node: tree.Call, relation: str) -> exp.Expr:
        field, shape = node.arguments[0], node.arguments[1]
        if not isinstance(shape, tree.Shape):
            raise refusals.wrong_type(node.name, "value", "geom'…'", shape.at)
        exact = idioms.related(relation, self.place(node, field), idioms.geometry_of(shape.wkb))
        return exact if relation == "disjoint" else self._boxed(field, shape.box, exact)

    def _within_distance(self, node: tree.Call) -> exp.Expr:
        self.check_count(node, 3)
        field, shape, reach = node.arguments
        metres = self.metres(node, field, shape)
        if not isinstance(reach, tree.Measure) or reach.unit not in UNITS:
            raise refusals.wrong_type(node.name, "value", f"number with unit ({', '.join(UNITS)})", reach.at)
        assert isinstance(shape, tree.Shape)  # noqa: S101 - metres() has refused the rest
        most = float(reach.value * UNITS[reach.unit])
        exact = exp.LTE(this=metres, expression=idioms.real(most))
        return self._boxed(field, _around(shape.box, most), exact)

    def _in_bbox(self, node: tree.Call) -> exp.Expr:
        self.check_count(node, 5)
        bounds = [self._degrees(node, argument) for argument in node.arguments[1:]]
        south, west, north, east = bounds
        return self._in_box(node, (west, south, east, north))

    def _corners(self, node: tree.Call) -> exp.Expr:
        self.check_count(node, 3)
        one, other = node.arguments[1:]
        for corner in (one, other):
            if not isinstance(corner, tree.Shape) or not corner.point:
                raise refusals.wrong_type(node.name, "value", "geom'POINT(…)'", corner.at)
        assert isinstance(one, tree.Shape)  # noqa: S101
        assert isinstance(other, tree.Shape)  # noqa: S101
        (x1, y1), (x2, y2) = one.box[:2], other.box[:2]
        return self._in_box(node, (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))

    def _in_box(self, node: tree.Call, box: Box) -> exp.Expr:
        field = node.arguments[0]
        value = self._place_of(node, field)
        west, south, east, north = box
        if west > east or south > north:
            return exp.false()
        if value.type == "geometry":
            return self._boxed(field, box, idioms.related("intersects", value.sql, idioms.envelope(*box)))
        inside = [
            exp.Between(this=idioms.coordinate(value.sql.copy(), axis), low=idioms.real(low), high=idioms.real(high))
            for axis, low, high in (("lon", west, east), ("lat", south, north))
        ]
        return self._boxed(field, box, conjunction(inside))

    def _place_of(self, node: tree.Call, field: tree.Expression) -> Typed:
        value = self.value(field)
        if value.type not in PLACES:
            raise refusals.wrong_type(node.name, value.type or "null", ", ".join(sorted(PLACES)), field.at)
        return value

    def _degrees(self, node: tree.Call, argument: tree.Expression) -> float:
        if not isinstance(argument, tree.Number) or abs(argument.value) > 100_000:
            raise refusals.wrong_type(
                node.name, "value", "number (latitude, longitude, latitude, longitude)", argument.at
            )
        return float(argument.value)

    def _boxed(self, field: tree.Expression, box: Box | None, exact: exp.Expr) -> exp.Expr:
        """Put the box before the exact test, when the field is the one the R-tree knows."""
        column = next(
            (each for each in self.columns if isinstance(field, tree.FieldName) and each.name == field.name), None
        )
        if column is None or not column.placed or box is None:
            return exact
        near = idioms.related("intersects", exp.column(PLACE), idioms.envelope(*box))
        return conjunction([near, exact])


def _around(box: Box, metres: float) -> Box | None:
    """Return the box that holds everything within a distance; None when it goes past a pole or the antimeridian.

    A hundredth more than needed: the R-tree keeps its boxes in single precision.
    """
    west, south, east, north = box
    up = metres / _DEGREE * 1.01 + 1e-5
    south, north = south - up, north + up
    if south <= -89 or north >= 89:
        return None
    aside = up / math.cos(math.radians(max(abs(south), abs(north))))
    if west - aside < -180 or east + aside > 180:
        return None
    return west - aside, south, east + aside, north
