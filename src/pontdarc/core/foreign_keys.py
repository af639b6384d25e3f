"""Rows whose key must exist: in another table, given as a value, or in the same one, which may say it further down."""

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl

from pontdarc.core.check import Reference, Rule, always
from pontdarc.core.findings import declare
from pontdarc.core.lexical import identity, typed
from pontdarc.core.schema import ForeignKey, Schema
from pontdarc.core.seen import Seen, hashes_of, is_filled
from pontdarc.core.words import gettext_noop

FOREIGN_KEY = declare(
    "foreign_key",
    "error",
    gettext_noop("« %(value)s » (colonne « %(column)s ») ne se trouve pas dans la table à laquelle elle renvoie."),
    gettext_noop("Valeur attendue : l’une de celles de %(reference)s. Corrigez-la, ou ajoutez la ligne qui manque."),
)
UNREFERENCED = declare(
    "unreferenced",
    "warning",
    gettext_noop("La table « %(resource)s », à laquelle renvoie la colonne « %(column)s », n’a pas été donnée."),
    gettext_noop("Le renvoi n’a pas été contrôlé. Donnez aussi cette table pour qu’il le soit."),
)
Tables = Mapping[str, tuple[pl.DataFrame, Schema]]
"""By name of resource, a table of text and its schema."""


def is_given(key: ForeignKey, columns: Sequence[str], tables: Tables) -> bool:
    """Return whether what the key refers to is there: a table with these columns."""
    if not key.resource:
        return set(key.reference_fields) <= set(columns)
    table = tables.get(key.resource)
    return table is not None and set(key.reference_fields) <= set(table[0].columns)


def foreign_key_rule(key: ForeignKey, identities: Mapping[str, pl.Expr], tables: Tables) -> Rule:
    """Return the rule of a foreign key whose fields are all there; *identities*: see :func:`identity`."""
    own = tuple(identities[name] for name in key.fields)
    existing: tuple[pl.Expr, ...] | pl.DataFrame
    existing = tuple(identities[name] for name in key.reference_fields) if not key.resource else _keys(key, tables)
    where = ", ".join(f"« {name} »" for name in key.reference_fields)
    broken = pl.lit(False)
    explain = always(FOREIGN_KEY, reference=f"{key.resource} : {where}" if key.resource else where)
    return Rule(FOREIGN_KEY, key.fields, broken, explain, refers=Reference(own, existing))


def _keys(key: ForeignKey, tables: Tables) -> pl.DataFrame:
    table, schema = tables[key.resource]
    fields = {field.name: field for field in schema.fields}
    marks = [*schema.missing_values, ""]
    read = []
    for rank, name in enumerate(key.reference_fields):
        text = pl.when(~pl.col(name).is_in(marks)).then(pl.col(name)).alias(name)
        frame = table.select(text)
        field = fields.get(name)
        read.append(frame.select(pl.col(name) if field is None else identity(field, typed(field))).to_series())
        read[rank] = read[rank].alias(str(rank))
    return pl.DataFrame(read)


class Referred:
    """The keys that exist, as far as the table has been seen."""

    def __init__(self, reference: Reference) -> None:
        self.is_closed = isinstance(reference.existing, pl.DataFrame)
        self._existing = Seen()
        if isinstance(reference.existing, pl.DataFrame):
            self.add(reference.existing)

    def add(self, keys: pl.DataFrame) -> None:
        """Learn of more keys."""
        self._existing.again(keys)

    def is_lost(self, keys: pl.DataFrame) -> tuple[pl.Series, np.ndarray[tuple[int], np.dtype[np.uint64]]]:
        """Return which rows refer to no key known so far, and the hash of each row."""
        hashes = hashes_of(keys)
        return pl.Series(is_filled(keys) & ~self._existing.has(hashes)), hashes

    def found(self, hashes: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Return which of these keys have come since."""
        return self._existing.has(hashes)
