"""How a refusal is told: on the next page, with what to do."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from pontdarc.core.refusals import Conflict
from pontdarc.web import refusals


def test_what_is_refused_within_is_told_with_the_next_step_and_what_follows_goes_on(rf: RequestFactory) -> None:
    request = rf.post("/")
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    with refusals.Telling(request):
        raise Conflict("too_late", "Trop tard.", "Rechargez la page.")
    assert [str(each) for each in get_messages(request)] == ["Trop tard. Rechargez la page."]


def test_what_is_no_refusal_goes_through(rf: RequestFactory) -> None:
    with pytest.raises(ZeroDivisionError), refusals.Telling(rf.post("/")):
        raise ZeroDivisionError
