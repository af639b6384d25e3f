from itertools import product
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pontdarc.network.models import Role
from pontdarc.network.rules import (
    GRANTS,
    MACHINE,
    OPERATOR,
    VERBS,
    Actor,
    RoleHeld,
    may,
    may_open_account,
    seen_organisations,
)

HERE, ELSEWHERE = uuid4(), uuid4()
SOMEBODY = Actor(uuid4(), "person")
MEANT = {
    "coordinator": {"see", "describe", "deliver", "propose", "moderate", "manage"},
    "referent": {"see", "describe", "deliver", "propose", "moderate"},
    "dpo": {"see", "advise"},
    "lawyer": {"see", "advise"},
    "signatory": {"see", "decide"},
    "reader": {"see"},
}


@pytest.mark.parametrize(("role", "verb"), list(product(sorted(MEANT), sorted(VERBS))))
def test_a_role_gives_its_verbs_in_its_organisation_and_nowhere_else(role: str, verb: str) -> None:
    held = [RoleHeld(role, HERE)]
    assert may(SOMEBODY, held, verb, HERE) is (verb in MEANT[role])
    assert may(SOMEBODY, held, verb, None) is (verb in MEANT[role])
    assert may(SOMEBODY, held, verb, ELSEWHERE) is False


def test_every_role_of_the_catalogue_has_its_verbs() -> None:
    assert set(GRANTS) == set(Role.Name.values)


def test_who_proposes_never_decides_by_the_same_role() -> None:
    for verbs in GRANTS.values():
        assert len(verbs & {"propose", "advise", "decide"}) <= 1


@pytest.mark.parametrize("by", [OPERATOR, MACHINE])
@pytest.mark.parametrize("verb", sorted(VERBS))
def test_the_operator_and_the_machine_do_everything_but_propose_advise_and_decide(by: Actor, verb: str) -> None:
    assert may(by, (), verb, HERE) is (verb not in {"propose", "advise", "decide"})


def test_somebody_without_a_role_may_nothing() -> None:
    assert not any(may(SOMEBODY, (), verb, organisation) for verb in VERBS for organisation in (HERE, None))
    assert seen_organisations(()) == frozenset()


def test_an_unknown_role_gives_nothing() -> None:
    assert not any(may(SOMEBODY, [RoleHeld("king", HERE)], verb, HERE) for verb in VERBS)


def test_an_actor_is_a_person_or_nobody() -> None:
    with pytest.raises(ValueError, match="person"):
        Actor(None, "person")
    with pytest.raises(ValueError, match="person"):
        Actor(uuid4(), "machine")


@given(st.frozensets(st.uuids(), max_size=3), st.frozensets(st.uuids(), max_size=3))
def test_a_coordinator_chooses_no_password_of_somebody_with_a_role_elsewhere(
    managed: frozenset[UUID], theirs: frozenset[UUID]
) -> None:
    assert may_open_account(SOMEBODY, managed, theirs) is (bool(managed) and theirs <= managed)
    assert may_open_account(OPERATOR, managed, theirs)
