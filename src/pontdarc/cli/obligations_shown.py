"""Obligations as a table for people."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from pontdarc.legal.binding import Bound, facts_to_ask, label_of
from pontdarc.legal.compliance import STATUSES, Standing
from pontdarc.legal.obligation import NATURES

_WIDTH = 100
_BINDING = {True: "oui", None: "peut-être", False: "non"}


def table(found: Sequence[Bound], standings: Mapping[str, Standing] | None = None) -> str:
    """Return one paragraph by obligation, then the facts that would settle what is uncertain."""
    if not found:
        return "Aucune obligation trouvée avec ces faits."
    lines = [f"{'CODE':5}{'OBLIGE':11}OBLIGATION"]
    for each in found:
        lines += _lines(each, (standings or {}).get(each.obligation.code))
    asked = facts_to_ask(each for each in found if each.obligation.nature == "duty")
    if asked:
        lines += ["", "Faits à préciser (ils changent une réponse) :"]
        lines += [f"- {label_of(name)} : {', '.join(codes)}" for name, codes in asked.items()]
    return "\n".join(lines)


def _lines(bound: Bound, standing: Standing | None) -> Iterable[str]:
    law = bound.obligation
    nature = "" if law.nature == "duty" else f" ({NATURES[law.nature]})"
    yield f"{law.code:5}{_BINDING[bound.value]:11}{law.title}{nature}"
    yield from _wrapped(bound.due())
    yield from _wrapped(f"Où : {law.place.title}. Quand : {law.deadline}.")
    if law.standards:
        yield from _wrapped(f"Standard : {', '.join(law.standards)}.")
    yield from _wrapped(f"{law.article} ({bound.certainty()}, état du droit : {law.read_on}).")
    if bound.value is not True or bound.missing:
        yield from _wrapped(bound.why())
    if bound.note():
        yield from _wrapped(bound.note())
    if standing is not None:
        yield from _wrapped(f"{STATUSES[standing.status].capitalize()} : {standing.sentence()} {standing.url}".rstrip())


def _wrapped(text: str) -> Iterable[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=" " * 5, subsequent_indent=" " * 5) if text else ()
