"""What is known of long works."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from pontdarc.journal.models import Run
from pontdarc.journal.queries import last_run
from pontdarc.outside import clock

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("lock", [False, True])
def test_the_last_run_is_the_one_of_its_kind_queued_last_about_the_same_thing(lock: bool) -> None:
    subject, now = uuid4(), clock.now()
    made = [Run.objects.create(kind=kind, subject=about) for kind, about in
            (("prepare", subject), ("prepare", subject), ("attest", subject), ("prepare", uuid4()))]  # fmt: skip
    for rank, run in enumerate(made):
        Run.objects.filter(pk=run.pk).update(queued_at=now + timedelta(minutes=rank))
    with transaction.atomic():
        assert last_run("prepare", subject, lock=lock) == made[1]
        assert last_run("search_plan", subject, lock=lock) is None
