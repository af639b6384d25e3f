"""Files of long versions: made once in the background, followed, asked for again when they failed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from pontdarc.approach.worker import run_tasks
from pontdarc.core.downloads.registry import downloads
from pontdarc.core.refusals import NotFound
from pontdarc.journal.models import Run
from pontdarc.network.models import Organisation, Person
from pontdarc.outside import clock
from pontdarc.publication import preparations
from pontdarc.publication.downloads import ready
from pontdarc.publication.models import Dataset, Version
from pontdarc.publication.preparations import Preparation, ask, preparation, prepare_file
from pontdarc.publication.queries import published_version
from tests.world.datasets import public_dataset

MOMENT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
LATER = timedelta(minutes=5)


@pytest.fixture
def version(db: None) -> Version:
    person = Person.objects.create(name="Claude Rivière", email="presidence@val-d-arc.example")
    organisation = Organisation.objects.create(name="Saint-Arcens", slug="saint-arcens", kind="commune")
    return published_version(public_dataset(organisation, person, now=MOMENT))


def waiting() -> int:
    return DBTaskResult.objects.filter(status="READY").count()


@pytest.mark.django_db(transaction=True)
def test_a_file_that_was_asked_for_is_made_by_the_worker(version: Version) -> None:
    assert preparation(version, "xlsx") is None
    assert ask(version, "xlsx") == Preparation("waiting")
    assert ready(version, "xlsx") is None
    run_tasks()
    assert ready(version, "xlsx") is not None
    assert preparation(version, "xlsx") is None
    assert Run.objects.get(kind="download:xlsx").state == Run.State.DONE


def test_who_asks_again_waits_for_the_same_work(version: Version) -> None:
    for _ in range(3):
        ask(version, "ods")
    ask(version, "xlsx")
    assert waiting() == 2
    assert Run.objects.count() == 2


def test_progress_is_told_while_rows_are_read(version: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparations, "_BEAT", -1.0)
    seen = []

    def beaten(run: Run, done: int, total: int) -> None:
        run.done, run.total = done, total
        run.save()
        seen.append(preparation(version, "ods"))

    monkeypatch.setattr(preparations, "beat", beaten)
    prepare_file.call(str(version.pk), "ods")
    assert downloads()["ods"].passes == 2
    assert [each.percent for each in seen if each] == [0, 50, 50, 99]


def test_a_file_that_could_not_be_made_says_so_and_is_tried_again_later_only(
    version: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError("no room left")

    monkeypatch.setattr(preparations, "download", broken)
    ask(version, "xlsx")
    with pytest.raises(OSError, match="no room"):
        prepare_file.call(str(version.pk), "xlsx")
    assert preparation(version, "xlsx") == Preparation("failed")
    DBTaskResult.objects.all().delete()
    assert ask(version, "xlsx") == Preparation("failed")
    assert waiting() == 0
    assert ask(version, "xlsx", clock.now() + LATER) == Preparation("waiting")
    assert waiting() == 1


def test_work_whose_maker_is_dead_is_asked_for_again(version: Version) -> None:
    ask(version, "xlsx")
    Run.objects.update(state=Run.State.RUNNING, done=3, total=10)
    assert preparation(version, "xlsx") == Preparation("running", 30)
    ask(version, "xlsx")
    assert waiting() == 1
    ask(version, "xlsx", clock.now() + LATER)
    assert waiting() == 2
    assert Run.objects.count() == 1


def test_nothing_is_prepared_of_what_is_not_public_nor_in_a_format_that_is_not_offered(version: Version) -> None:
    with pytest.raises(NotFound):
        ask(version, "docx")
    placeless = Version.objects.get()
    placeless.geometry = None
    with pytest.raises(NotFound):
        ask(placeless, "gpkg")
    Dataset.objects.update(withdrawn_at=timezone.now())
    with pytest.raises(NotFound):
        ask(version, "xlsx")
    prepare_file.call(str(version.pk), "xlsx")
    assert Run.objects.get().state == Run.State.FAILED
