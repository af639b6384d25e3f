"""Builds the served file of a version from its Parquet archive: see the package for what it holds."""

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from pontdarc.core.geography.archive import read_geo_columns
from pontdarc.core.query.columns import PLACE, ROW_ID, Column, ColumnType
from pontdarc.core.query.compiled import TABLE
from pontdarc.core.query.engine import cells, keys
from pontdarc.core.query.engine.gathering import gather, with_gathering
from pontdarc.core.query.engine.lexicons import Lexicons
from pontdarc.core.query.engine.limits import BUILDING_MEMORY, EngineLimits, Geometry
from pontdarc.core.query.engine.measuring import measured
from pontdarc.core.query.engine.opening import open_writing, quoted
from pontdarc.core.query.engine.orders import index, keyed
from pontdarc.core.query.engine.summaries import summarise, with_summaries
from pontdarc.core.query.engine.typed import DECLARED, KEPT_AS_TEXT, stored

POINT = "geo_point_2d"
MERCATOR_X, MERCATOR_Y = "mx", "my"
"""Where the row is on the square of the web's maps, cut in 2**MERCATOR_BITS steps each way, y downwards."""
MERCATOR_BITS = 30
_SQUARE = 1 << MERCATOR_BITS


def build(
    parquet: Path,
    target: Path,
    *,
    described: Sequence[Mapping[str, str]] = (),
    geometry: Geometry | None = None,
    limits: EngineLimits | None = None,
) -> None:
    """Write the served file of a Parquet table at *target*, whole or not at all.

    *described*: {name, title, type, description} by column, type in Table Schema's words; a text column said to be
    of another type is given that type when each of its values allows it, and stays text otherwise.
    """
    limits = limits or EngineLimits(memory=BUILDING_MEMORY)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".building-") as folder:
        draft = Path(folder) / "draft.duckdb"
        builder = _Builder(parquet, described, geometry or Geometry())
        extensions = ("spatial",) if builder.located else ()
        with open_writing(draft, limits, *extensions) as connection:
            builder.build(connection)
            cells.write_cells(connection, builder.columns, draft.with_suffix(cells.SUFFIX), _row_bytes(parquet))
            keys.write_keys(connection, builder.keyed, draft.with_suffix(keys.SUFFIX))
        for suffix in (keys.SUFFIX, cells.SUFFIX):  # first: whoever sees the engine's own wants all
            os.replace(draft.with_suffix(suffix), target.with_suffix(suffix))
        os.replace(draft, target)


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the files that the served file at *path* is made of."""
    return path, path.with_suffix(cells.SUFFIX), path.with_suffix(keys.SUFFIX)


def _row_bytes(parquet: Path) -> float:
    """Return how many bytes a row takes, more or less."""
    found = pq.read_metadata(parquet)
    size = sum(found.row_group(rank).total_byte_size for rank in range(found.num_row_groups))
    return float(size / max(found.num_rows, 1))


class _Builder:
    """Writes one served file. Columns are named by rank from the first statement on."""

    def __init__(self, parquet: Path, described: Sequence[Mapping[str, str]], geometry: Geometry) -> None:
        self.parquet = parquet
        schema = pq.read_schema(parquet)
        archived = read_geo_columns(parquet)
        self.shape = archived.geometry if archived else geometry.geometry
        self.hidden = {archived.covering} if archived else set()
        self.names = schema.names
        self.described = {column["name"]: column for column in described}
        self.geometry = geometry
        pair = {geometry.latitude, geometry.longitude} <= set(self.names)
        self.located = self.shape in self.names or (pair and POINT not in self.names)

    def build(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        columns = measured(connection, self._typed_rows())
        lexicons = Lexicons(connection, columns)
        lexicons.make()
        columns = tuple(lexicons.columns)
        self._rows(columns, lexicons)
        lexicons.words()
        (rows,) = connection.execute(f"SELECT count(*) FROM {TABLE}").fetchall()[0]  # noqa: S608
        columns = with_summaries(columns, lexicons.distinct | lexicons.days, rows)
        self.columns = columns = with_gathering(columns, lexicons.distinct, rows)
        summarise(connection, columns)
        gather(connection, columns)
        located = any(column.type in ("point", "geometry") for column in columns)
        connection.execute(
            "CREATE TABLE described AS SELECT $columns AS columns, $rows::BIGINT AS rows, $located::BOOLEAN AS located",
            {"columns": json.dumps([asdict(column) for column in columns]), "rows": rows, "located": located},
        )
        lexicons.drop()
        connection.execute("CHECKPOINT")
        codes = keyed(connection, columns, lexicons.distinct, rows)
        self.keyed = [rank for rank in codes if columns[rank].type == "text"]
        index(connection, codes, rows, located=self._placed(columns))
        connection.execute("CHECKPOINT")

    def _typed_rows(self) -> tuple[Column, ...]:
        """Make the view of the Parquet file under our own names and types, with the rank of each row."""
        raw = ", ".join([*(f"c{rank}" for rank in range(len(self.names))), "file_row_number"])
        self.connection.execute(
            f"CREATE TEMP VIEW raw AS SELECT file_row_number + 1 AS {ROW_ID.name}, * EXCLUDE (file_row_number) "  # noqa: S608
            f"FROM read_parquet('{quoted(self.parquet)}', file_row_number = true) AS t({raw})"
        )
        types = [row[1] for row in self.connection.execute("DESCRIBE raw").fetchall()[1:]]
        shown = [(rank, name) for rank, name in enumerate(self.names) if name not in self.hidden]
        found = [self._typed(rank, name, types[rank]) for rank, name in shown]
        columns = [column for column, _ in found]
        point = self._point(columns)
        if point:
            columns.append(Column(POINT, "point", derived=True, placed=not any(each.placed for each in columns)))
            found.append((columns[-1], point))
        expressions = [f"{sql} AS c{rank}" for rank, (_, sql) in enumerate(found)]
        self.connection.execute(
            f"CREATE TEMP VIEW typed AS SELECT {', '.join([ROW_ID.name, *expressions])} FROM raw"  # noqa: S608
        )
        return tuple(columns)

    def _rows(self, columns: Sequence[Column], lexicons: Lexicons) -> None:
        ranks = [f"c{rank}" for rank in range(len(columns))]
        extra = [*self._place(columns), *lexicons.ranks(), *lexicons.searched()]
        self.connection.execute(
            f"CREATE TABLE {TABLE} AS SELECT {', '.join([ROW_ID.name, *ranks, *extra])} "  # noqa: S608
            f"FROM (SELECT *{self._spot(columns)} FROM typed)"
        )

    def _placed(self, columns: Sequence[Column]) -> bool:
        return any(column.placed for column in columns)

    def _spot(self, columns: Sequence[Column]) -> str:
        """The place of the row as a geometry, under a name of its own; nothing where rows are nowhere."""
        for rank, column in enumerate(columns):
            if column.placed and column.type == "point":
                return f", CASE WHEN c{rank} IS NOT NULL THEN ST_Point(c{rank}.lon, c{rank}.lat) END AS spot"
            if column.placed:
                return f", c{rank} AS spot"
        return ""

    def _place(self, columns: Sequence[Column]) -> list[str]:
        if not self._placed(columns):
            return []
        # The middle of the box stands for a shape: what it is asked is in which cell of a map the row falls.
        x = "(ST_XMin(spot) + ST_XMax(spot)) / 2"
        y = "least(greatest((ST_YMin(spot) + ST_YMax(spot)) / 2, -85.0511), 85.0511)"
        east = f"({x} + 180) / 360"
        south = f"0.5 - ln(tan(pi() / 4 + radians({y}) / 2)) / (2 * pi())"
        return [
            f"spot AS {PLACE}",
            *(
                f"CAST(least(greatest(floor(({part}) * {_SQUARE}), 0), {_SQUARE - 1}) AS INTEGER) AS {name}"
                for part, name in ((east, MERCATOR_X), (south, MERCATOR_Y))
            ),
        ]

    def _typed(self, rank: int, name: str, physical: str) -> tuple[Column, str]:
        said = self.described.get(name, {})
        type_, sql = self._type_and_sql(f"c{rank}", physical, said.get("type", ""))
        if name == self.shape:
            shape = self._shape(f"c{rank}", physical)
            type_, sql = ("geometry", shape) if shape else (type_, sql)
        title, description = said.get("title") or "", said.get("description") or ""
        return Column(name, type_, title, description, placed=type_ == "geometry" and name == self.shape), sql

    def _type_and_sql(self, column: str, physical: str, declared: str) -> tuple[ColumnType, str]:
        wanted = DECLARED.get(declared)
        if physical == "VARCHAR" and wanted and self._all_are(column, wanted[1]):
            return wanted[0], f"CAST({column} AS {wanted[1]})"
        return stored(column, physical)

    def _all_are(self, column: str, sql_type: str) -> bool:
        code = f" OR regexp_matches({column}, '{KEPT_AS_TEXT}')" if sql_type in ("BIGINT", "DOUBLE") else ""
        return not self.connection.execute(
            f"SELECT 1 FROM raw WHERE {column} IS NOT NULL AND (TRY_CAST({column} AS {sql_type}) IS NULL{code}) LIMIT 1"  # noqa: S608
        ).fetchall()

    def _shape(self, column: str, physical: str) -> str | None:
        """Return the SQL of the geometry of a column of WKB or of GeoJSON text, None when a value is neither."""
        if physical.startswith("GEOMETRY"):
            return f"CAST({column} AS GEOMETRY)"
        if physical == "BLOB":
            return f"ST_GeomFromWKB({column})"
        if physical != "VARCHAR":
            return None
        sql = f"TRY(ST_GeomFromGeoJSON({column}))"
        wrong = self.connection.execute(
            f"SELECT 1 FROM raw WHERE {column} IS NOT NULL AND {sql} IS NULL LIMIT 1"  # noqa: S608
        ).fetchall()
        return None if wrong else sql

    def _point(self, columns: list[Column]) -> str | None:
        if POINT in self.names:
            return None
        named = {column.name: column for column in columns if column.type in ("number", "integer")}
        pair = (self.geometry.latitude or "", self.geometry.longitude or "")
        if not all(name in named for name in pair):
            return None
        lat, lon = (self._number(name) for name in pair)
        return (
            f"CASE WHEN {lat} BETWEEN -90 AND 90 AND {lon} BETWEEN -180 AND 180 THEN {{'lon': {lon}, 'lat': {lat}}} END"
        )

    def _number(self, name: str) -> str:
        return f"CAST(c{self.names.index(name)} AS DOUBLE)"
