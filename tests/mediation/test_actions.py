from pathlib import Path

import pytest

from pontdarc.approach.dispatch import drain
from pontdarc.core.refusals import Forbidden, Invalid, NotFound
from pontdarc.journal.holdings import export
from pontdarc.mediation import actions, queries
from pontdarc.mediation.holdings import HOLDINGS
from pontdarc.mediation.models import Question
from pontdarc.publication.models import Dataset
from pontdarc.publication.queries import public_dataset
from tests.world.built import built
from tests.world.territory import NOW, Network, actor
from tests.world.way import PLACES, clear, drop, register

AUTHOR = {"author_name": "Alix", "author_email": "alix@exemple.fr", "now": NOW}


@pytest.fixture
def dataset(network: Network, data: Path) -> Dataset:
    return built(_public, network, folder=data)


def _public(network: Network) -> Dataset:
    entry = register(network)
    drop(network, entry, PLACES)
    clear(network, entry)
    return public_dataset("lieux-de-promenade")


def test_a_question_shows_once_it_is_answered_and_its_author_gets_the_answer(
    network: Network, dataset: Dataset, mailoutbox: list
) -> None:
    question = actions.ask(dataset=dataset, text="De quand datent ces lieux ?", **AUTHOR)
    assert not queries.public_questions(dataset).exists()
    assert list(queries.questions_waiting(actor(network.referent))) == [question]
    drain(NOW)
    mailoutbox.clear()
    actions.answer(by=actor(network.referent), question=question, text="De 2026.", now=NOW)
    drain(NOW)
    [message] = mailoutbox
    assert message.to == ["alix@exemple.fr"]
    assert "De 2026." in message.body
    assert queries.public_questions(dataset).get().answer == "De 2026."
    assert not queries.questions_waiting(actor(network.referent)).exists()


def test_the_answer_to_whoever_was_forgotten_since_is_sent_to_nobody(
    network: Network, dataset: Dataset, mailoutbox: list
) -> None:
    question = actions.ask(dataset=dataset, text="De quand datent ces lieux ?", **AUTHOR)
    drain(NOW)
    mailoutbox.clear()
    assert sum(holding.erase("alix@exemple.fr", NOW) for holding in HOLDINGS) == 1
    actions.answer(by=actor(network.referent), question=question, text="De 2026.", now=NOW)
    drain(NOW)
    assert mailoutbox == []
    assert queries.public_questions(dataset).get().answer == "De 2026."


def test_the_referent_is_told_that_a_question_waits_and_within_which_delay(
    network: Network, dataset: Dataset, mailoutbox: list
) -> None:
    mailoutbox.clear()
    actions.ask(dataset=dataset, text="Pourquoi ?", **AUTHOR)
    drain(NOW)
    [message] = mailoutbox
    assert message.to == [network.referent.email]
    assert "15 jours" in message.body
    assert "alix" not in message.body


def test_a_reuse_shows_only_when_it_was_accepted(network: Network, dataset: Dataset) -> None:
    reuse = actions.leave_reuse(dataset=dataset, title="Carte", url="https://exemple.fr/carte", **AUTHOR)
    assert not queries.public_reuses(dataset).exists()
    with pytest.raises(Forbidden):
        actions.moderate(by=actor(network.dpo), item=reuse, accept=True, now=NOW)
    actions.moderate(by=actor(network.referent), item=reuse, accept=True, now=NOW)
    assert queries.public_reuses(dataset).get().title == "Carte"
    actions.moderate(by=actor(network.referent), item=reuse, accept=False, now=NOW)
    assert not queries.public_reuses(dataset).exists()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "exemple.fr", "http://[", "https://sansdomaine"])
def test_what_is_no_page_of_the_web_is_refused(dataset: Dataset, url: str) -> None:
    with pytest.raises(Invalid):
        actions.leave_reuse(dataset=dataset, title="Carte", url=url, **AUTHOR)


def test_nothing_is_left_on_a_dataset_that_is_not_public(network: Network) -> None:
    version = drop(network, register(network), PLACES)
    with pytest.raises(NotFound):
        actions.ask(dataset=version.dataset, text="Bonjour ?", **AUTHOR)


def test_an_author_s_data_can_be_given_back_and_erased(dataset: Dataset) -> None:
    actions.ask(dataset=dataset, text="De quand datent ces lieux ?", **AUTHOR)
    [row] = export("ALIX@exemple.fr", HOLDINGS)["mediation.question"]
    assert row["author_name"] == "Alix"
    assert sum(holding.erase("alix@exemple.fr", NOW) for holding in HOLDINGS) == 1
    assert sum(holding.erase("alix@exemple.fr", NOW) for holding in HOLDINGS) == 0
    assert Question.objects.get().author_name == ""
