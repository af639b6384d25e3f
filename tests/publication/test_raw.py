"""The file as it was received is public only where the decision says so, and where it holds nothing more."""

import pytest

from pontdarc.core.refusals import Invalid
from pontdarc.legal.rules import Scope, covers
from pontdarc.publication.models import Version
from pontdarc.publication.queries import raw_path
from pontdarc.publication.raw import CUT, LEFT_OUT, MORE_THAN_A_TABLE, PROTECTED, withheld
from pontdarc.publication.repair_samples import keep_repair_samples, public_samples, repair_samples
from tests.world import way
from tests.world.territory import Network

BARE = {"reading": {"format": "csv", "container": None, "header_row": 1}, "unmapped": [], "repairs": {}, "scan": {}}


@pytest.mark.parametrize(
    ("change", "steps", "why"),
    [
        ({}, (), None),
        ({"repairs": {"date": {"iso_date": 3}}}, (), None),
        ({}, ("drop:courriel",), PROTECTED),
        ({}, ("mask:nom",), PROTECTED),
        ({"unmapped": ["remarque"]}, (), LEFT_OUT),
        ({"scan": {"columns": [{"name": "x", "left_out": True}]}}, (), LEFT_OUT),
        ({"reading": {"format": "xlsx", "header_row": 1}}, (), MORE_THAN_A_TABLE),
        ({"reading": {"format": "csv", "container": "zip", "header_row": 1}}, (), MORE_THAN_A_TABLE),
        ({"reading": {"format": "csv", "header_row": 4}}, (), MORE_THAN_A_TABLE),
        ({"repairs": {"*": {"drop_note_rows": 1}}}, (), CUT),
        ({"repairs": {"x": {"a_step_nobody_knows": 1}}}, (), CUT),
    ],
)
def test_a_file_that_holds_more_than_what_is_public_is_withheld(
    change: dict[str, object], steps: tuple[str, ...], why: str | None
) -> None:
    assert withheld({**BARE, **change}, steps) == why


def test_a_scope_says_whether_the_received_file_is_cleared_and_older_ones_say_no() -> None:
    scope = Scope(columns=(), raw=True)
    assert Scope.from_json(scope.to_json()) == scope
    former = {name: value for name, value in scope.to_json().items() if name != "raw"}
    assert not Scope.from_json(former).raw
    assert [doubt.code for doubt in covers(Scope(columns=()), scope)] == ["raw_file"]


def _public(network: Network, content: str, **proposed: object) -> Version:
    entry = way.register(network)
    version = way.drop(network, entry, content)
    way.clear(network, entry, **proposed)
    return Version.objects.get(pk=version.pk)


def test_the_received_file_is_public_where_the_decision_says_so(network: Network) -> None:
    version = _public(network, way.PLACES, raw=True)
    assert version.state == Version.State.PUBLISHED
    path = raw_path(version)
    assert path is not None
    assert path.read_text(encoding="utf-8") == way.PLACES


def test_the_received_file_stays_here_when_the_decision_says_nothing_of_it(network: Network) -> None:
    assert raw_path(_public(network, way.PLACES)) is None


def test_a_file_from_which_a_column_is_dropped_cannot_be_proposed(network: Network) -> None:
    entry = way.register(network)
    way.drop(network, entry, way.PLACES_WITH_EMAILS)
    with pytest.raises(Invalid) as refused:
        way.clear(network, entry, "publish_after_redaction", drop=["courriel"], raw=True)
    assert refused.value.code == "raw_withheld"


def test_cells_before_and_after_repairs_are_shown_of_plain_public_columns_only(network: Network) -> None:
    version = _public(network, way.PLACES)
    keep_repair_samples(version)
    samples = repair_samples(version)
    assert samples["latitude"]["decimal_point"][0] == {"before": "44,700", "after": "44.700"}
    personal = {"latitude": {"decimal_point": [{"before": "lise@exemple.fr", "after": "x"}]}, "autre": {}}
    assert public_samples(personal, version) == {}
