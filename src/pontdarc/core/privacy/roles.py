"""What a column says of people, for the measure of risk: proposed from the scan, and changed by a person.

direct
    it points at somebody by itself.
quasi
    somebody may know it of a person, and find the row by it.
sensitive
    nobody must learn it from the row.
harmless
    none of that.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from pontdarc.core.privacy.usual_plans import has_usual_ladder

Role = Literal["direct", "quasi", "sensitive", "harmless"]
ROLES: Final[tuple[Role, ...]] = ("direct", "quasi", "sensitive", "harmless")
_OF_SCAN: Final[Mapping[str, Role]] = {"direct": "direct", "indirect": "quasi", "sensitive": "sensitive"}


def proposed_roles(columns: Iterable[Mapping[str, Any]], signs: Iterable[Mapping[str, Any]]) -> dict[str, Role]:
    """Return the role of each of *columns* (name, kind), from the *signs* of the scan (name, role).

    In a table that speaks of people, what is often known of them (a place, a date, an activity: whatever has usual ways
    to be made less precise) is a way to find them, even where the scan found no sign of it.
    """
    found = {str(sign["name"]): _OF_SCAN.get(str(sign.get("role") or "no")) for sign in signs}
    about_people = any(found.values())
    told: dict[str, Role] = {}
    for column in columns:
        name = str(column["name"])
        known = found.get(name)
        crossed: Role = "quasi" if about_people and has_usual_ladder(column.get("kind")) else "harmless"
        told[name] = known or crossed
    return told
