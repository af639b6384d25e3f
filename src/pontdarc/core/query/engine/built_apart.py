"""Building a served file in another process than the one that asks for it: the order, and who carries it out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pontdarc.core.query.engine.building import build
from pontdarc.core.query.engine.limits import EngineLimits, Geometry


@dataclass(frozen=True, slots=True)
class Order:
    """The arguments of `build`."""

    parquet: Path
    target: Path
    described: Sequence[Mapping[str, str]]
    geometry: Geometry
    limits: EngineLimits


def carry_out(order: Order) -> Iterator[bytes]:
    """Build, then say how large the file is."""
    build(order.parquet, order.target, described=order.described, geometry=order.geometry, limits=order.limits)
    yield str(order.target.stat().st_size).encode()
