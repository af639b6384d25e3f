"""Every class of refusal has its status."""

import json

import pytest

from pontdarc.api.refusals import STATUSES, problem, status_of
from pontdarc.core.refusals import Invalid, NotFound, Refusal
from pontdarc.web.refusals import STATUSES as PAGES


@pytest.mark.parametrize("kind", Refusal.__subclasses__())
def test_every_refusal_has_a_status(kind: type[Refusal]) -> None:
    assert kind in STATUSES


def test_pages_and_programs_are_told_the_same_status() -> None:
    """The faces do not know one another: each has its table, and they must not part."""
    assert STATUSES == PAGES


def test_a_refusal_of_a_narrower_kind_has_the_status_of_its_family() -> None:
    narrower = type("Narrower", (NotFound,), {})
    assert status_of(narrower("x", "a", "b")) == 404


def test_a_problem_says_what_and_what_next() -> None:
    response = problem(Invalid("bad", "Non : %(what)s.", "Faites autrement.", {"what": "ceci"}))
    body = json.loads(response.content)
    assert response["Content-Type"] == "application/problem+json"
    assert body == {
        "type": "urn:pontdarc:refusal:bad",
        "title": "Non : ceci.",
        "status": 400,
        "detail": "Faites autrement.",
    }
