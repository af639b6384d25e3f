"""Records with a geometry, from the formats whose records have no schema: GeoJSON and KML."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from pontdarc.core.findings import Finding
from pontdarc.core.formats._records import Records
from pontdarc.core.geography.geometry import Flags, Shapes, from_text, to_text
from pontdarc.core.geography.placing import Placer, System
from pontdarc.core.source import Limits
from pontdarc.core.tables import Table

GEOMETRY = "geometry"
_BATCH = 20_000


class Features:
    """Takes features in order, then gives their table, with the geometry in WGS 84 in a column of that name."""

    def __init__(self, limits: Limits, said: System | None, *, is_long: bool) -> None:
        self._records = Records(limits, is_long=is_long)
        self._placer = Placer(said)
        self._waiting: list[tuple[int, Mapping[str, object], str | None]] = []
        self._rank = 1

    def add(self, line: int, values: Mapping[str, object], geometry: str | None) -> None:
        """Add one feature; *geometry*: GeoJSON text, in the system of the file."""
        self._waiting.append((line, values, geometry))
        if len(self._waiting) >= _BATCH:
            self._flush()

    def table(self, name: str | None = None) -> tuple[Table | None, list[Finding]]:
        """Return the table, None when there was no feature, and what was found."""
        self._flush()
        table, findings = self._records.table(name)
        if table is None:
            return None, findings
        system = self._placer.system
        # Said to be text where the system is not known: it looks like GeoJSON, which would be WGS 84.
        types = {**table.types, GEOMETRY: "geojson" if system is not None else "string"}
        kept = [each for each in findings if not (each.id == "nested_values" and each.column == GEOMETRY)]
        return table.placed(system.code if system else None, types), [*kept, *self._placer.findings()]

    def _flush(self) -> None:
        if not self._waiting:
            return
        texts = pl.Series([geometry for _, _, geometry in self._waiting], dtype=pl.String)
        shapes, _ = from_text(texts)
        unreadable = np.array([shape is None for shape in shapes]) & texts.is_not_null().to_numpy()
        placed = self._placer.place(shapes, self._rank, unreadable)
        for (line, values, _), text in zip(self._waiting, self._texts(texts, placed), strict=True):
            self._records.add(line, {**values, GEOMETRY: text})
        self._rank += len(self._waiting)
        self._waiting = []

    def _texts(self, texts: pl.Series, placed: Shapes) -> list[str | None]:
        """Return the geometries as texts: the very ones of the file where nothing moved."""
        if self._placer.system is not None and not self._placer.system.is_wgs84:
            return to_text(placed).to_list()
        gone: Flags = np.array([shape is None for shape in placed], dtype=bool)
        return [None if is_gone else text for text, is_gone in zip(texts, gone, strict=True)]
