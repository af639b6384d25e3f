import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tests.world.folder import build, pontdarc, run

SHOW = """
import json, polars as pl
from pontdarc.publication import queries
from pontdarc.journal.models import AuditEvent
from pontdarc.network.models import Account
shown = {
    dataset.slug: [
        [version.number, str(version.pk), version.published_at.isoformat(),
         pl.read_parquet(queries.table_path(version)).rows()]
        for version in queries.public_versions(dataset)
    ]
    for dataset in queries.public_datasets()
}
print(json.dumps({"datasets": shown, "events": AuditEvent.objects.count(), "accounts": Account.objects.count()}))
"""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    data = tmp_path_factory.mktemp("original")
    build(data, "public")
    return data, run(data, SHOW)


@pytest.fixture(scope="module")
def sound(original: tuple[Path, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A backup that nothing has damaged yet."""
    backup = tmp_path_factory.mktemp("sound") / "b.tar"
    assert pontdarc(original[0], "backup", str(backup)).returncode == 0
    return backup.read_bytes()


@pytest.mark.parametrize(("name", "options"), [("b.tar", []), ("b.tar.gz", ["--portable"])])
def test_what_was_backed_up_is_served_again_elsewhere(
    original: tuple[Path, dict[str, Any]], tmp_path: Path, name: str, options: list[str]
) -> None:
    data, shown = original
    assert shown["datasets"]
    backup, elsewhere = tmp_path / name, tmp_path / "elsewhere"
    done = pontdarc(data, "backup", str(backup), "--json", *options)
    assert done.returncode == 0, done.stderr
    assert backup.stat().st_mode & 0o077 == 0, "it holds the secret"
    done = pontdarc(elsewhere, "restore", str(backup), "--json")
    assert done.returncode == 0, done.stderr
    assert run(elsewhere, SHOW) == shown
    assert (elsewhere / "secret.key").read_text() == (data / "secret.key").read_text()
    again = pontdarc(elsewhere, "restore", str(backup), "--json")
    assert (again.returncode, json.loads(again.stdout)["error"]["code"]) == (2, "folder_not_empty")


def test_derived_files_are_left_out_and_the_backup_stands_outside_the_folder(
    original: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    data, _ = original
    (data / "derived").mkdir(exist_ok=True)
    (data / "derived" / "x").write_text("x")
    pontdarc(data, "backup", str(tmp_path / "b.tar"))
    with tarfile.open(tmp_path / "b.tar") as archive:
        names = archive.getnames()
    assert not any(name.startswith(("derived", "incoming")) for name in names)
    inside = pontdarc(data, "backup", str(data / "b.tar"), "--json")
    assert (inside.returncode, json.loads(inside.stdout)["error"]["code"]) == (2, "backup_inside")


@pytest.mark.parametrize("harm", ["flip", "cut", "garbage"])
def test_a_damaged_backup_is_refused_and_restores_nothing(sound: bytes, tmp_path: Path, harm: str) -> None:
    backup, elsewhere = tmp_path / "b.tar", tmp_path / "elsewhere"
    content = bytearray(sound)
    if harm == "flip":
        content[len(content) // 2] ^= 0xFF
    elif harm == "cut":
        del content[len(content) // 2 :]
    else:
        content[:] = b"garbage" * 1000
    backup.write_bytes(content)
    done = pontdarc(elsewhere, "restore", str(backup), "--json")
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (2, "backup_damaged")
    assert list(elsewhere.iterdir()) == []


def test_a_member_that_points_outside_is_refused(tmp_path: Path) -> None:
    backup, elsewhere = tmp_path / "b.tar", tmp_path / "elsewhere"
    with tarfile.open(backup, "w") as archive:
        archive.add(__file__, arcname="../outside.py")
    done = pontdarc(elsewhere, "restore", str(backup))
    assert done.returncode == 2
    assert not (tmp_path / "outside.py").exists()
