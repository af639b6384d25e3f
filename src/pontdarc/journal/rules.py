"""What an audit event may say: identifiers, counts, codes and dates, never a personal value or a cell."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

LONGEST_FACT = 200


def facts_as_json(facts: Mapping[str, object]) -> dict[str, object]:
    """Return the facts of an event in the form in which they are kept.

    :raises ValueError: a fact is not of a plain type, is too long to be a code, or looks like an e-mail address.
    """
    return {key: _fact_as_json(key, value) for key, value in facts.items()}


def _fact_as_json(key: str, value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return [_fact_as_json(key, item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, str) and len(value) <= LONGEST_FACT and "@" not in value:
        return str(value)
    raise ValueError(f"the fact {key!r} cannot stand in an audit event")
