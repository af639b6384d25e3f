"""Which column names a row best, for a map or a list that has room for one."""

import polars as pl

from pontdarc.publication.archived import archived_rows
from pontdarc.publication.models import Version
from pontdarc.publication.queries import table_path

SAMPLE = 500
NAMES = ("nom", "name", "libelle", "titre", "title", "intitule", "designation")


def naming_column(version: Version) -> str:
    """Return the column that names a row: a name rather than another text, the one that tells rows apart.

    :raises NotFound: the version is not public now.
    """
    table = archived_rows(table_path(version))
    names = table.collect_schema().names()
    texts = [str(c["name"]) for c in version.columns if c.get("type", "string") == "string" and c["name"] in names]
    named = [name for name in texts if any(word in name.lower() for word in NAMES)]
    candidates = named or texts or names
    distinct = table.head(SAMPLE).select(pl.col(candidates).n_unique()).collect().row(0)
    return max(zip(distinct, reversed(range(len(candidates))), candidates, strict=True))[2]
