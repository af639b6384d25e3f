"""Where France is, in degrees and in the metres of its usual systems: how coordinates that say nothing are understood.

Bounds are those of the EPSG registry's areas of use, a little wider.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Points = NDArray[np.float64]
"""Shape (n, 2): x (or longitude) then y (or latitude)."""


@dataclass(frozen=True, slots=True)
class Box:
    """Bounds, in degrees or in metres."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, points: Points) -> Flags:
        """Say of each point whether it is within the bounds."""
        x, y = points[:, 0], points[:, 1]
        return np.asarray((x >= self.west) & (x <= self.east) & (y >= self.south) & (y <= self.north))


_TERRITORIES = (
    Box(-5.6, 41.2, 9.8, 51.3),  # mainland and Corsica
    Box(-63.3, 14.2, -60.6, 18.3),  # Guadeloupe, Martinique, Saint-Martin, Saint-Barthélemy
    Box(-54.7, 2.0, -51.5, 6.0),  # Guyane
    Box(55.1, -21.5, 55.9, -20.7),  # La Réunion
    Box(44.9, -13.1, 45.4, -12.5),  # Mayotte
    Box(-56.6, 46.6, -56.0, 47.3),  # Saint-Pierre-et-Miquelon
    Box(163.0, -23.0, 168.5, -19.0),  # Nouvelle-Calédonie
    Box(-155.0, -28.5, -134.0, -7.5),  # Polynésie française
    Box(-178.5, -14.6, -175.9, -13.0),  # Wallis-et-Futuna
)
_DEGREES = Box(-180.0, -90.0, 180.0, 90.0)
_METRES = (
    ("EPSG:2154", Box(90_000, 6_000_000, 1_250_000, 7_150_000)),
    ("EPSG:27572", Box(-10_000, 1_600_000, 1_250_000, 2_720_000)),
    *(  # Lambert-93 CC: nine zones, each a degree of latitude above the other
        (f"EPSG:{3900 + zone}", Box(1_250_000, north - 200_000, 2_300_000, north + 200_000))
        for zone, north in ((zone, (zone - 42) * 1_000_000 + 1_200_000) for zone in range(42, 51))
    ),
)


def in_france(points: Points) -> Flags:
    """Say of each point in degrees, longitude first, whether it is in France."""
    inside = np.zeros(len(points), dtype=bool)
    for box in _TERRITORIES:
        inside |= box.holds(points)
    return inside


def swapped(points: Points) -> Flags:
    """Say of each point in degrees whether it would be in France if latitude and longitude changed places."""
    return in_france(points[:, ::-1]) & ~in_france(points)


def in_degrees(points: Points) -> Flags:
    """Say of each point whether it can be in degrees."""
    return _DEGREES.holds(points)


def likely_system(points: Points, most: float = 0.9) -> str | None:
    """Return the system in which *most* of the points are in France, None when no usual one is."""
    if not len(points):
        return None
    if (in_france(points) | swapped(points)).mean() >= most:
        return "EPSG:4326"
    return next((system for system, box in _METRES if box.holds(points).mean() >= most), None)
