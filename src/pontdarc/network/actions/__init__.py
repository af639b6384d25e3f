"""What is done to organisations, people, roles and tokens."""

from pontdarc.network.actions.declared import DECLARED, declare_facts
from pontdarc.network.actions.organisations import (
    add_member,
    add_organisation,
    describe_organisation,
    record_fact,
    rename_organisation,
)
from pontdarc.network.actions.people import add_person, end_role, erase_person, grant_role, open_account, person_named
from pontdarc.network.actions.tokens import create_token, revoke_token

__all__ = [
    "DECLARED",
    "add_member",
    "add_organisation",
    "add_person",
    "create_token",
    "declare_facts",
    "describe_organisation",
    "end_role",
    "erase_person",
    "grant_role",
    "open_account",
    "person_named",
    "record_fact",
    "rename_organisation",
    "revoke_token",
]
