"""Every door of the site, as Django lists them: the workspace asks who comes, and no form is sent from elsewhere."""

import logging
from uuid import UUID

import pytest
from django.test import Client

from tests.web.walking import Address, Hidden, addresses

NOWHERE = Hidden(
    slugs=("rien",),
    ids=dict.fromkeys(
        [
            "jeux",
            "fiches",
            "depots",
            "propositions",
            "decisions",
            "versions",
            "contributions",
            "liens",
            "jetons",
            "role",
            "plans",
        ],
        UUID(int=0),
    ),
    numbers=(1,),
)
"""What names nothing: a door is closed before it is known whether something is behind it."""
FEED = "duties-feed"
"""Its address holds a secret: calendars log in nowhere."""


def doors(beginning: str) -> list[Address]:
    return [each for each in addresses(NOWHERE) if each.plain and each.url.startswith(beginning)]


@pytest.mark.django_db
def test_every_page_of_the_workspace_asks_whoever_is_unknown_to_log_in() -> None:
    client, open_doors = Client(), []
    found = [each for each in doors("/espace/") if each.name != FEED]
    for door in found:
        answers = [client.get(door.url), client.post(door.url)]
        login = [each for each in answers if each.status_code == 302 and each["Location"].startswith("/compte/login")]
        # A page that takes only one of the two refuses the other before it asks anything.
        if not login or any(each.status_code != 405 for each in answers if each not in login):
            open_doors.append(door.url)
    assert len(found) > 100
    assert open_doors == []


@pytest.mark.django_db
def test_no_form_is_taken_without_its_token_but_for_how_the_site_looks(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR, "django.security.csrf")
    client = Client(enforce_csrf_checks=True)
    taken = {
        door.name
        for door in doors("/")
        # The API writes nothing: it answers a form that it reads only.
        if client.post(door.url).status_code != (405 if door.url.startswith("/api/") else 403)
    }
    assert taken == {"look", "set_language"}
