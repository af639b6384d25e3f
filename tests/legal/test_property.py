"""Rights of third parties: what they ask of the licence and of the outcome, by value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.core.refusals import Unlawful
from pontdarc.legal.property import (
    KINDS,
    Source,
    check_licence,
    check_outcome,
    check_own_right,
    doubts_on,
    licence_forced,
    told,
)
from pontdarc.legal.rules import OUTCOMES, PUBLISHING

OWN = Source("own", "Relevés du service")
OSM = Source("osm", "OpenStreetMap", "Les contributeurs d’OpenStreetMap", "ODbL 1.0")
IGN = Source("open_base", "BD TOPO", "IGN", "Licence Ouverte 2.0")
PHOTO = Source("photo", "Vues aériennes", "Atelier du Ciel")
sources = st.lists(
    st.builds(Source, st.sampled_from([kind.slug for kind in KINDS]), st.just("x"), st.just("y"), agreed=st.booleans())
)


def test_a_share_alike_source_leaves_the_odbl_only_and_says_which_source() -> None:
    check_licence("odc-odbl", [OWN, OSM])
    with pytest.raises(Unlawful) as refused:
        check_licence("lov2", [OWN, OSM])
    assert "« OpenStreetMap »" in refused.value.sentence()
    assert "D323-2-1" in refused.value.sentence()
    check_licence("lov2", [OWN, IGN])
    assert (licence_forced([OWN, OSM]), licence_forced([OWN, IGN])) == ("odc-odbl", None)


def test_a_holder_who_has_not_agreed_stops_publication_but_not_conditions() -> None:
    for outcome in PUBLISHING:
        with pytest.raises(Unlawful) as refused:
            check_outcome(outcome, [PHOTO])
        assert "L321-2" in refused.value.sentence()
    for outcome in OUTCOMES - PUBLISHING:
        check_outcome(outcome, [PHOTO])
    check_outcome("publish", [Source("photo", "Vues", "Atelier", agreed=True), OSM, IGN])


def test_the_holder_is_told_with_the_terms_and_never_the_body_itself() -> None:
    assert told([OWN, OSM, IGN]) == (OSM, IGN)
    assert OSM.sentence() == "OpenStreetMap, Les contributeurs d’OpenStreetMap, ODbL 1.0"


@given(sources, st.sampled_from(["lov2", "odc-odbl"]))
def test_what_is_held_is_exactly_what_is_refused(found: list[Source], licence: str) -> None:
    refused = set()
    for check, asked in ((check_licence, licence), (check_outcome, "publish")):
        try:
            check(asked, found)
        except Unlawful as why:
            refused.add(why.code)
    assert {doubt.code for doubt in doubts_on(licence, found)} == refused


def test_only_who_sells_in_competition_opposes_its_own_database_right() -> None:
    check_own_right(True)
    for unknown in (None, False):
        with pytest.raises(Unlawful) as refused:
            check_own_right(unknown)
        assert "L321-3" in refused.value.sentence()
