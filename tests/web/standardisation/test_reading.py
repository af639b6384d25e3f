"""How a file is to be read, said by a person, remembered and replayed."""

from datetime import datetime

import pytest

from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver
from pontdarc.core.recipe import from_yaml
from pontdarc.core.refusals import Invalid
from pontdarc.core.tables import Choices
from pontdarc.inventory.actions import register
from pontdarc.outside import clock
from pontdarc.standardisation.queries import last_preparation
from pontdarc.standardisation.rules import reading_of
from tests.web.conftest import Enter
from tests.web.publication.test_portal import text_of
from tests.world.territory import Network, actor

FILE = "Relevé du mois|2025\nlieu|valeur\nPrivas|12\nAubenas|9\n"


def test_a_file_is_read_again_with_the_header_that_a_person_points_at_and_so_is_the_next_one(
    network: Network, enter: Enter, now: datetime
) -> None:
    by = actor(network.referent)
    entry = register(by=by, organisation=network.commune, title="Relevés", now=now)
    delivery = deliver(by=by, entry=entry, file=[FILE.encode()], filename="releves.csv", now=clock.now())
    drain(clock.now())
    client = enter(network.referent)
    page = text_of(client, f"/espace/depots/{delivery.pk}/")
    assert 'name="delimiter"' in page
    assert 'name="header_rows"' in page
    answer = client.post(f"/espace/depots/{delivery.pk}/lecture", {"delimiter": "|", "header_row": "3", "sheet": ""})
    assert answer["Location"].endswith(f"/espace/depots/{delivery.pk}/")
    found = last_preparation(entry.pk)
    assert found is not None
    assert [column["name"] for column in found.report["columns"]] == ["Privas", "12"]
    assert from_yaml(found.recipe.document).reading == Choices(delimiter="|", header_row=3)
    assert 'value="3"' in text_of(client, f"/espace/depots/{delivery.pk}/")
    deliver(by=by, entry=entry, file=[FILE.replace("9", "8").encode()], filename="suivant.csv", now=clock.now())
    drain(clock.now())
    following = last_preparation(entry.pk)
    assert following is not None
    assert following.delivery_id != delivery.pk
    assert (following.rows, following.recipe_id) == (1, found.recipe_id)


def test_who_may_not_deliver_may_not_say_how_to_read(network: Network, enter: Enter, now: datetime) -> None:
    by = actor(network.referent)
    entry = register(by=by, organisation=network.commune, title="Relevés", now=now)
    delivery = deliver(by=by, entry=entry, file=[FILE.encode()], filename="releves.csv", now=clock.now())
    drain(clock.now())
    before = last_preparation(entry.pk)
    enter(network.dpo).post(f"/espace/depots/{delivery.pk}/lecture", {"header_row": "3"})
    assert last_preparation(entry.pk) == before


@pytest.mark.parametrize(
    "answers", [{"delimiter": ";;"}, {"header_row": "deux"}, {"header_rows": "0"}, {"encoding": "martien"}]
)
def test_what_cannot_be_is_refused_with_a_sentence(answers: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        reading_of(answers)


def test_a_tabulation_is_said_in_words_and_blanks_leave_all_to_be_found() -> None:
    assert reading_of({"delimiter": "tab", "encoding": " cp1252 "}) == Choices(delimiter="\t", encoding="cp1252")
    assert reading_of({"delimiter": " ", "header_row": ""}) == Choices()
    assert reading_of({"header_row": "2", "header_rows": " 3 "}) == Choices(header_row=2, header_rows=3)
