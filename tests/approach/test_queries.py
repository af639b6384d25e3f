from datetime import timedelta

from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver, propose_for
from pontdarc.approach.queries import dashboard, state_of
from pontdarc.mediation import actions as mediation
from pontdarc.publication.queries import public_dataset
from pontdarc.updating.actions import promise
from tests.world.territory import NOW, Network, actor
from tests.world.way import PLACES, clear, drop, register

TODAY = NOW.date()


def test_the_referent_is_first_shown_what_waits_for_a_proposal(network: Network) -> None:
    version = drop(network, register(network), PLACES)
    board = dashboard(actor(network.referent), TODAY)
    [task] = board.to_do
    assert (task.kind, task.title) == ("held", "Lieux de promenade")
    assert "autorisé" in task.cause
    assert "Proposez" in task.remedy
    assert task.url == f"/espace/fiches/{version.dataset.entry_id}/"
    assert [each.state for each in board.deliveries] == ["held"]


def test_a_proposal_waits_for_the_signatory_and_no_longer_for_the_referent(network: Network) -> None:
    entry = register(network)
    drop(network, entry, PLACES)
    proposal = propose_for(by=actor(network.referent), entry=entry, outcome="publish", article="CRPA L312-1-1", now=NOW)
    assert dashboard(actor(network.referent), TODAY).to_do == ()
    board = dashboard(actor(network.mayor), TODAY)
    assert board.proposals == (proposal,)
    assert board.to_do[0].remedy == "Décidez."
    assert dashboard(actor(network.signatory), TODAY).to_do == ()


def test_three_things_are_shown_and_the_others_counted(network: Network) -> None:
    for number in range(4):
        drop(network, register(network, f"Jeu {number}"), PLACES, hours=number)
    board = dashboard(actor(network.referent), TODAY)
    assert (len(board.to_do), board.more) == (3, 1)


def test_questions_and_delays_are_on_the_first_screen(network: Network) -> None:
    entry = register(network)
    drop(network, entry, PLACES)
    clear(network, entry)
    dataset = public_dataset("lieux-de-promenade")
    promise(by=actor(network.referent), dataset=dataset, frequency="DAILY", now=NOW)
    mediation.ask(dataset=dataset, text="Bonjour ?", author_name="Alix", author_email="a@exemple.fr", now=NOW)
    board = dashboard(actor(network.referent), TODAY + timedelta(days=5))
    assert [task.kind for task in board.to_do] == ["late", "question"]
    assert (board.late[0].days, len(board.questions)) == (4, 1)


def test_a_delivery_says_where_it_is_on_its_way(network: Network) -> None:
    entry = register(network)
    delivery = deliver(by=actor(network.referent), entry=entry, file=[PLACES.encode()], filename="lieux.csv", now=NOW)
    assert state_of(delivery).state == "received"
    drain(NOW)
    assert state_of(delivery).state == "held"
    clear(network, entry)
    assert (state_of(delivery).state, state_of(delivery).sentence) == ("published", "Publié.")
