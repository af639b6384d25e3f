"""The demonstration goes through the real approach, on SQLite and on PostgreSQL."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.servers import postgresql
from tests.world.folder import PATIENCE

pytestmark = pytest.mark.long
ROOT = Path(__file__).resolve().parents[2]
STATES = """
    SELECT d.title, v.number, v.state, v.rows FROM publication_version v
    JOIN publication_dataset d ON d.id = v.dataset_id ORDER BY d.title, v.created_at
"""
TOLD = [
    ("Comptages vélo des voies vertes", 1, "published", 488),
    ("Délibérations du conseil municipal de Saint-Arcens", 1, "published", 35),
    ("Indicateurs du service d’eau potable", 1, "published", 7),
    ("Prénoms des nouveau-nés de Saint-Arcens", None, "held", 50),
    ("Subventions versées aux associations", 1, "replaced", 58),
    ("Subventions versées aux associations", 2, "replaced", 64),
    ("Subventions versées aux associations", 3, "published", 64),
    ("Subventions versées aux associations", None, "held", 61),
    ("Tonnages collectés par flux", None, "held", 24),
    ("Équipements collectifs publics, tout le territoire", 1, "published", 48),
    ("Équipements de Saint-Arcens", 1, "published", 6),
    ("Équipements publics des Gorges", 1, "published", 42),
]
IN_ONE_PROCESS = """
import pytest
from pontdarc.cli.catalogue import prepare_catalogue
prepare_catalogue()
from demo.fill import main
from tests.world.way import prepare_in_this_process
with pytest.MonkeyPatch.context() as patch:
    prepare_in_this_process(patch)
    raise SystemExit(main())
"""


def fill(data: Path, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run what ``make demo`` runs before it serves, or another command that does the same."""
    return subprocess.run(
        [sys.executable, *(command or ("-m", "demo.fill"))],
        cwd=ROOT,
        env={**os.environ, "PONTDARC_SECONDS_AT_LEAST": PATIENCE, **settings, "DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )


def in_order(rows: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Rows as tuples, by title whatever the collation of the server."""
    return sorted((tuple(row) for row in rows), key=lambda row: (row[0], row[3] == 61, row[1] or 9))


def test_the_demonstration_ends_where_its_story_says_and_a_second_start_changes_nothing(tmp_path: Path) -> None:
    first = fill(tmp_path)
    assert first.returncode == 0, first.stderr
    assert first.stderr == ""
    with sqlite3.connect(tmp_path / "catalogue.sqlite3") as catalogue:
        assert in_order(catalogue.execute(STATES)) == in_order(TOLD)
        waiting = "SELECT count(*) FROM journal_outboxevent WHERE handled_at IS NULL OR failure <> ''"
        assert catalogue.execute(waiting).fetchone() == (0,)
        asked = "SELECT beneficiary, state FROM extraction_identifierrequest ORDER BY asked_at"
        assert catalogue.execute(asked).fetchall() == [
            ("Harmonie municipale", "taken"),
            ("Comité des fêtes de Roche-Blanche", "waiting"),
        ]
        conform = "SELECT conforms FROM publication_version WHERE standard = 'scdl/subventions' ORDER BY created_at"
        assert catalogue.execute(conform).fetchall()[:3] == [(1,), (0,), (1,)], "the answer mends the public table"
        events = catalogue.execute("SELECT count(*) FROM journal_auditevent").fetchone()
        again = fill(tmp_path)
        assert again.returncode == 0
        assert catalogue.execute("SELECT count(*) FROM journal_auditevent").fetchone() == events
    assert "nour.tessier@val-d-arc.example" in again.stdout
    mail = [message.read_text() for message in (tmp_path / "mail").glob("*")]
    assert mail
    assert not [text for text in mail if "@courriel.example" in text], "a cell of a file went out by e-mail"


def test_the_same_story_is_told_on_postgresql(tmp_path: Path) -> None:
    """Without the confined children, which take half of the time and know nothing of the database."""
    with postgresql() as address:
        done = fill(tmp_path, "-c", IN_ONE_PROCESS, PONTDARC_DATABASE=address)
        assert done.returncode == 0, done.stderr
        with psycopg.connect(address) as catalogue:
            assert in_order(catalogue.execute(STATES).fetchall()) == in_order(TOLD)
