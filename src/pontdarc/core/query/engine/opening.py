"""Opens DuckDB: free for our own writing, locked down for everything that answers."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import duckdb

from pontdarc.core.query.engine.limits import EngineLimits


class _NoPandas:
    """Says at once that pandas is not installed.

    For each value that is bound, the engine looks twice whether it is one of pandas': a millisecond where there is
    none, since Python then searches its whole path each time. Found out once, as the package starts.
    """

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Refuse pandas, and leave the rest to the others.

        :raises ModuleNotFoundError: it is pandas.
        """
        if name == "pandas":
            raise ModuleNotFoundError(name)


if find_spec("pandas") is None:
    sys.meta_path.insert(0, _NoPandas)

SHARED_BELOW: Final = 3_000_000
"""Rows below which a query has one thread: two cost up to twice the work, which the others asking then miss."""

_EXTENSIONS: Final[dict[str, str | bool | int | float | list[str]]] = {
    # Ours was installed with the engine, as it was: to read its 80 MB again at each opening is most of what that took.
    "allow_unsigned_extensions": "true",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
"""No other is loaded: none by itself, and none by a statement once a file is open for answering."""


def open_writing(path: Path, limits: EngineLimits, *extensions: str) -> duckdb.DuckDBPyConnection:
    """Open a file of ours for writing: no statement that runs there holds anything from outside."""
    config = {
        **_EXTENSIONS,
        "threads": limits.threads,
        "memory_limit": limits.memory,
        # Its newest compression takes less time to write. No older engine reads the file: it is made again, never kept.
        "storage_compatibility_version": "latest",
    }
    connection = duckdb.connect(str(path), config=config)
    for name in extensions:
        connection.execute(f"LOAD '{extension(name)}'")
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")
    return connection


def open_locked(path: Path, limits: EngineLimits) -> duckdb.DuckDBPyConnection:
    """Open a served file for answering: read-only, no other file, no network, no setting changed any more.

    Geography is loaded only where a table has a place: it costs some memory.
    """
    connection = duckdb.connect(
        str(path),
        read_only=True,
        config={
            **_EXTENSIONS,
            "threads": limits.threads,
            "memory_limit": limits.memory,
            "temp_directory": "",
            "allow_persistent_secrets": "false",
            "python_enable_replacements": "false",
        },
    )
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")
    located, rows = connection.execute("SELECT located, rows FROM described").fetchall()[0]
    if rows < SHARED_BELOW:
        connection.execute("SET threads = 1")
    if located:
        connection.execute(f"LOAD '{extension('spatial')}'")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def extension(name: str) -> str:
    """Return the path of an extension, quoted: it comes as a package of the engine's very version.

    :raises LookupError: the package is not installed.
    """
    spec = find_spec(f"duckdb_extension_{name}")
    if spec is None or not spec.submodule_search_locations:
        raise LookupError(f"the package duckdb-extension-{name} is not installed")
    folder = Path(spec.submodule_search_locations[0]) / "extensions" / f"v{duckdb.__version__}"
    return quoted(folder / f"{name}.duckdb_extension")


def quoted(path: Path) -> str:
    """Return a path of ours as it stands between quotes in SQL, where the engine takes no bound parameter."""
    return str(path).replace("'", "''")
