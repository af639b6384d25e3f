import json
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from pontdarc import __version__

pytestmark = pytest.mark.django_db


@pytest.fixture
def silent_database() -> Iterator[None]:
    def refuse(*_: object) -> None:
        raise DatabaseError

    with connection.execute_wrapper(refuse):
        yield


def test_health_is_told_to_anybody_and_never_kept(client: Client) -> None:
    answer = client.get("/sante")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    told = answer.json()
    assert (told["version"], told["database"], told["waiting"]) == (__version__, "ok", 0)
    assert set(told) == {"version", "database", "waiting", "oldest", "stuck", "worker", "backup", "concerns"}


def test_a_silent_database_is_a_problem_document(client: Client, silent_database: None) -> None:
    answer = client.get("/sante")
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert json.loads(answer.content)["type"] == "urn:pontdarc:refusal:database_silent"


def test_health_is_only_read(client: Client) -> None:
    assert client.post("/sante").status_code == 405
