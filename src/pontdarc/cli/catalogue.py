"""Gets the catalogue ready for the commands that need it, so that the others start at once."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

_ADVISORY_LOCK: Final = 7_220_700_017


def prepare_catalogue() -> None:
    """Set Django up over the data folder and bring its database to the present, creating both when missing.

    Two processes that start at the same time do it one after the other.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pontdarc.config.settings")
    django.setup()
    with _alone(Path(settings.DATA)):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Wait until no other process of this data folder, or of this PostgreSQL database, prepares it."""
    with (data / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_ADVISORY_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_ADVISORY_LOCK])
