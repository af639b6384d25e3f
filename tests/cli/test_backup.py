import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from pontdarc.outside.secrets import KEYS, privacy_key
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
def original(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
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


def test_derived_files_and_the_keys_of_pseudonyms_are_left_out_and_the_backup_stands_outside_the_folder(
    original: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    data, _ = original
    (data / "derived").mkdir(exist_ok=True)
    (data / "derived" / "x").write_text("x")
    privacy_key(data, "jeu", "pseudonymise:id")
    pontdarc(data, "backup", str(tmp_path / "b.tar"))
    with tarfile.open(tmp_path / "b.tar") as archive:
        names = archive.getnames()
    assert not any(name.startswith(("derived", "incoming", KEYS)) for name in names)
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


PROPOSE = """
from django.conf import settings
from pontdarc.approach.erasure import actions
from pontdarc.approach.dispatch import drain
from pontdarc.network.models import Person
from pontdarc.network.rules import Actor
from pontdarc.outside import clock
from pontdarc.publication.queries import public_datasets, published_version, table_path
import json, polars as pl
dataset = public_datasets().first()
who = next(str(cell) for cell in pl.read_parquet(table_path(published_version(dataset))).row(0) if cell)
dpo = Person.objects.filter(roles__name="dpo").first()
mayor = Person.objects.filter(roles__name="signatory", roles__organisation=dataset.organisation).first()
erasure = actions.propose_erasure(
    by=Actor(dpo.pk, "person"), dataset=dataset, people=[[who]], measure="rows",
    article="RGPD art. 17", now=clock.now())
actions.decide_erasure(by=Actor(mayor.pk, "person"), erasure=erasure, accepted=True, now=clock.now())
drain()
print(json.dumps({"dataset": dataset.slug, "who": who, "rows": published_version(dataset).rows}))
"""


@pytest.mark.usefixtures("django_db_setup")
def test_whoever_was_erased_since_a_backup_does_not_come_back_with_it(tmp_path: Path) -> None:
    data, backups, elsewhere = tmp_path / "data", tmp_path / "backups", tmp_path / "elsewhere"
    backups.mkdir()
    build(data, "public")
    assert pontdarc(data, "backup", str(backups / "old.tar")).returncode == 0
    erased = run(data, PROPOSE)
    listed = (backups / "pontdarc-effacements.json").read_text(encoding="utf-8")
    assert len(json.loads(listed)["erasures"]) == 1
    assert erased["who"] not in listed
    done = pontdarc(elsewhere, "restore", str(backups / "old.tar"), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["erasures"] == 1
    shown = run(elsewhere, SHOW)["datasets"][erased["dataset"]]
    assert len(shown) == 1, "the version that held them is gone"
    assert len(shown[0][3]) == erased["rows"]
    assert erased["who"] not in str(shown)
