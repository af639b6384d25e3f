"""The day of a DPO, ordinary case: an e-mail, one page, one opinion, and a dossier that is signed and printed.

Every deed of a person is counted; what the machine makes them wait is measured and kept under a bound that no busy
machine should reach. How long people read is theirs.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from pontdarc.approach.dispatch import drain
from pontdarc.inventory.models import Entry
from pontdarc.legal.models import Decision
from pontdarc.outside import clock
from pontdarc.publication.queries import public_datasets
from tests.web.conftest import Enter, Look, violations
from tests.web.legal.test_case import entry, propose
from tests.world.territory import Network

__all__ = ["entry"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_DEEDS = 6
LONGEST_WAIT = 60.0


@dataclass
class Person:
    """Somebody at a browser, whose deeds are counted and whose waiting is measured, in seconds."""

    page: Page
    deeds: list[str] = field(default_factory=list)
    waited: float = 0.0

    def click(self, name: str | re.Pattern[str], role: str = "button") -> None:
        """Do one thing, and wait for what follows."""
        began = time.perf_counter()
        self.page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]
        self.page.wait_for_load_state("load")
        self.waited += time.perf_counter() - began
        self.deeds.append(str(name))


def _alerted(look: Look, mailbox: list, who: str, person: object) -> Person:
    """Open the address of the last e-mail that somebody was sent."""
    mail = [each for each in mailbox if who in each.to][-1]
    address = re.search(r"/espace/propositions/\S+", mail.body)
    assert address is not None
    began = time.perf_counter()
    page = look(address[0], by=person)
    return Person(page, ["open the e-mail"], time.perf_counter() - began)


def test_a_dpo_goes_from_the_alert_to_a_signed_dossier(
    look: Look,
    network: Network,
    entry: Entry,
    enter: Enter,
    mailoutbox: list,
    record_property: Callable[[str, object], None],
) -> None:
    proposal = propose(enter, network, entry)
    drain(clock.now())
    dpo = _alerted(look, mailoutbox, network.dpo.email, network.dpo)
    assert "Courriel" in dpo.page.content()
    assert "anne.dupont@" not in dpo.page.content(), "samples are masked"
    dpo.click("Favorable", "radio")
    dpo.click(re.compile("avis", re.IGNORECASE))
    assert proposal.opinions.count() == 1
    drain(clock.now())

    mayor = _alerted(look, mailoutbox, network.mayor.email, network.mayor)
    mayor.click("Publier après occultation", "radio")
    mayor.click(re.compile("décision|décider", re.IGNORECASE))
    assert Decision.objects.get(proposal=proposal).outcome == "publish_after_redaction"
    drain(clock.now())
    assert public_datasets().count() == 1

    began = time.perf_counter()
    dpo.page.goto(f"{dpo.page.url.split('/espace/')[0]}/espace/propositions/{proposal.pk}/")
    dpo.deeds.append("open the case")
    dpo.waited += time.perf_counter() - began
    dpo.click("Le dossier à imprimer", "link")
    text = dpo.page.inner_text("main")
    for said in (network.dpo.name, network.mayor.name, "Favorable", "CRPA L312-1", "Courriel"):
        assert said in text
    assert "courriel.example" not in text
    assert violations(dpo.page) == []
    printed = dpo.page.pdf(format="A4", tagged=True)
    assert printed.startswith(b"%PDF")
    assert len(printed) > 10_000
    for who, person in (("dpo", dpo), ("mayor", mayor)):
        record_property(f"{who}_deeds", len(person.deeds))
        record_property(f"{who}_waited_seconds", round(person.waited, 1))
    assert len(dpo.deeds) <= MOST_DEEDS
    assert dpo.waited < LONGEST_WAIT
