"""The page of a file that is being read: how far it is, a button to stop, a button to start again."""

from datetime import datetime
from typing import Literal

import pytest
from playwright.sync_api import expect

from pontdarc.approach.journeys import deliver
from pontdarc.extraction.models import Delivery
from pontdarc.inventory.actions import register
from pontdarc.journal.actions import beat, end_run, start_run
from pontdarc.journal.models import OutboxEvent, Run
from pontdarc.outside import clock
from tests.web.conftest import Enter, Look, overflow, violations
from tests.web.publication.test_portal import text_of
from tests.world.territory import Network, actor


@pytest.fixture
def delivery(network: Network, now: datetime) -> Delivery:
    by = actor(network.referent)
    entry = register(by=by, organisation=network.commune, title="Relevés", now=now)
    return deliver(by=by, entry=entry, file=[b"a;b\n1;2\n"], filename="releves-2026.csv", now=clock.now())


def running(delivery: Delivery, stage: str = "checking", done: int = 412_000, total: int | None = 1_648_000) -> Run:
    run = start_run("prepare", delivery.pk)
    beat(run, done, total, stage=stage)
    return run


def test_the_page_says_the_stage_and_the_rows_and_refreshes_without_javascript(
    network: Network, enter: Enter, delivery: Delivery
) -> None:
    client, address = enter(network.referent), f"/espace/depots/{delivery.pk}/"
    assert "commence dans un instant" in text_of(client, address)
    running(delivery)
    page = text_of(client, address)
    assert 'value="25"' in page
    assert "412\u202f000 lignes sur 1\u202f648\u202f000" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    run = running(delivery, "reading", 50_000, None)
    assert "50\u202f000 lignes lues" in text_of(client, f"{address}suivi")
    end_run(run, "cancelled")
    assert "http-equiv" not in text_of(client, address)


def test_the_button_stops_and_another_one_starts_again(network: Network, enter: Enter, delivery: Delivery) -> None:
    client, address = enter(network.referent), f"/espace/depots/{delivery.pk}/"
    run = running(delivery)
    assert client.post(f"{address}arreter")["Location"] == address
    run.refresh_from_db()
    assert run.cancel_asked
    page = text_of(client, address)
    assert "s’arrête" in page
    assert "arreter" not in page
    end_run(run, "cancelled")
    assert "relancer" in text_of(client, address)
    waiting = OutboxEvent.objects.filter(name="extraction.delivery_received").count()
    assert client.post(f"{address}relancer")["Location"] == address
    assert OutboxEvent.objects.filter(name="extraction.delivery_received").count() == waiting + 1
    assert "commence dans un instant" in text_of(client, address)


def test_who_may_not_deliver_sees_how_far_it_is_and_cannot_stop_it(
    network: Network, enter: Enter, delivery: Delivery
) -> None:
    client, address = enter(network.dpo), f"/espace/depots/{delivery.pk}/"
    run = running(delivery)
    page = text_of(client, address)
    assert "lignes sur" in page
    assert "arreter" not in page
    client.post(f"{address}arreter")
    run.refresh_from_db()
    assert not run.cancel_asked


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_button_keeps_the_focus_while_the_page_follows(network: Network, look: Look, delivery: Delivery) -> None:
    run = running(delivery)
    page = look(f"/espace/depots/{delivery.pk}/", by=network.referent)
    page.locator("#arreter").focus()
    beat(run, 824_000, 1_648_000, stage="checking")
    expect(page.get_by_text("824\u202f000 lignes")).to_be_visible()
    expect(page.locator("#arreter")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("s’arrête")).to_be_visible()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("state", ["running", "cancelled"])
def test_the_page_fits_and_is_accessible(
    network: Network, look: Look, delivery: Delivery, state: Literal["running", "cancelled"]
) -> None:
    run = running(delivery)
    if state == "cancelled":
        end_run(run, state)
    for width, dark in ((360, False), (768, True), (1440, False)):
        page = look(f"/espace/depots/{delivery.pk}/", by=network.referent, width=width, dark=dark)
        assert not violations(page)
        assert overflow(page) == 0
        assert page.complaints == []  # type: ignore[attr-defined]
