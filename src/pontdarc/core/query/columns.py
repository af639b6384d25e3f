"""The columns a query can name, and their types."""

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["text", "integer", "number", "boolean", "date", "datetime", "list", "point", "geometry"]
NUMERIC: frozenset[ColumnType] = frozenset({"integer", "number"})
MOMENTS: frozenset[ColumnType] = frozenset({"date", "datetime"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a served table or of a result.

    *name* is the public name, free text. *derived*: made from other columns when the table was built (the point
    made from latitude and longitude): APIs show it, downloads leave it out. *title* and *description* are those of
    the data dictionary. *placed*: the one column that tells where the row is; ``PLACE`` holds it too. *json*: a text
    that holds JSON, which APIs give as such. *ranked*: ``k<rank>`` is its French order. *summed*: ``s<rank>`` is a
    summary by its values. *totalled*: its figures are in those summaries. *gathers*: ``g<rank>`` is the
    rows gathered by it. *before* and *after*: the most digits that its figures have on each side of the point, where
    all of them are written so and not with an exponent. *cluster*: a point of a result that is the middle of a cluster.
    """

    name: str
    type: ColumnType
    title: str = ""
    description: str = ""
    derived: bool = False
    placed: bool = False
    json: bool = False
    ranked: bool = False
    summed: bool = False
    totalled: bool = False
    gathers: bool = False
    before: int | None = None
    after: int | None = None
    cluster: bool = False


ROW_ID = Column("_id", "integer", derived=True)
"""The rank of the row in the file, from 1: it makes every order total. Hidden from ``*``."""

PLACE = "place"
"""The hidden column (GEOMETRY, WGS 84, with an R-tree) of tables whose rows are somewhere."""
