import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.servers import postgresql
from tests.world.folder import ROOT, build, environment, pontdarc, run

COUNT = """
import json
from django.db.models import Count
from pontdarc.journal.models import AuditEvent, OutboxEvent, Run
from pontdarc.publication.models import Version
from pontdarc.standardisation.models import Preparation
print(json.dumps({
    "preparations": Preparation.objects.count(),
    "versions": list(Version.objects.values_list("state", flat=True)),
    "made": AuditEvent.objects.filter(verb="make_version").count(),
    "prepared": AuditEvent.objects.filter(verb="prepare").count(),
    "waiting": OutboxEvent.objects.filter(handled_at=None).count(),
    "held": OutboxEvent.objects.filter(handled_at=None, attempts__gt=0, not_before__isnull=False).count(),
    "runs": sorted(Run.objects.values_list("state", flat=True)),
}))
"""
pytestmark = [pytest.mark.long, pytest.mark.usefixtures("django_db_setup")]
END_LEASES = """
OutboxEvent.objects.update(not_before=None)
"""
WAIT = 400
"""Seconds that a worker may take: the machine may be busy."""
WORKER = [sys.executable, "-m", "pontdarc.cli.main", "worker"]


def _start(data: Path, *more: str, **variables: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([*WORKER, *more], env=environment(data, **variables), cwd=ROOT)


def test_a_worker_killed_in_the_middle_leaves_nothing_half_done_and_the_next_takes_over(tmp_path: Path) -> None:
    build(tmp_path, "waiting")
    worker = _start(tmp_path)
    end = time.monotonic() + WAIT
    # Kill it while the confined child reads the first file: its own folder is in incoming/.
    while not any((tmp_path / "incoming").glob("tmp*")) and time.monotonic() < end:
        time.sleep(0.02)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    after = run(tmp_path, COUNT + END_LEASES)
    assert after["held"] == 1, "the lease of the killed worker still runs"
    assert after["preparations"] < 3
    assert _start(tmp_path, "--once").wait(WAIT) == 0
    done = run(tmp_path, COUNT)
    assert (done["preparations"], done["prepared"], done["made"], done["waiting"]) == (3, 3, 3, 0)
    assert done["versions"] == ["held"] * 3
    assert done["runs"] == ["done"] * 3


@pytest.mark.postgresql
def test_two_workers_on_postgresql_too_and_its_backup_is_restored_in_sqlite(tmp_path: Path) -> None:
    data, elsewhere, backup = tmp_path / "data", tmp_path / "elsewhere", str(tmp_path / "backup.tar")
    with postgresql() as address:
        there = {"PONTDARC_DATABASE": address}
        build(data, "waiting", **there)
        workers = [_start(data, "--once", **there) for _ in range(2)]
        assert [worker.wait(WAIT) for worker in workers] == [0, 0]
        assert pontdarc(data, "worker", "--once", **there).returncode == 0
        done = run(data, COUNT, **there)
        assert pontdarc(data, "backup", backup, **there).returncode == 0
    assert (done["preparations"], done["prepared"], done["made"], done["waiting"]) == (3, 3, 3, 0)
    assert pontdarc(elsewhere, "restore", backup).returncode == 0
    assert run(elsewhere, COUNT) == done


def test_two_workers_at_once_do_each_piece_of_work_once(tmp_path: Path) -> None:
    build(tmp_path, "waiting")
    workers = [_start(tmp_path, "--once") for _ in range(2)]
    assert [worker.wait(WAIT) for worker in workers] == [0, 0]
    assert _start(tmp_path, "--once").wait(WAIT) == 0
    done = run(tmp_path, COUNT)
    assert (done["preparations"], done["prepared"], done["made"], done["waiting"]) == (3, 3, 3, 0)
    assert done["versions"] == ["held"] * 3
