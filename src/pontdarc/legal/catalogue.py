"""The obligations we know, in the order of the law base."""

from functools import cache

from pontdarc.core.refusals import NotFound
from pontdarc.core.registry import discover
from pontdarc.core.words import gettext_noop
from pontdarc.legal import obligations as folder
from pontdarc.legal.obligation import Obligation


@cache
def obligations() -> dict[str, Obligation]:
    """Return every obligation by code, general duties first: G1, G2… P1…"""
    found: dict[str, Obligation] = discover(folder, "OBLIGATION")
    return {each.code: each for each in sorted(found.values(), key=lambda each: each.rank)}


def obligation(code: str) -> Obligation:
    """Return the obligation with this code, in any case.

    :raises NotFound: there is none.
    """
    found = obligations().get(code.strip().upper())
    if found is None:
        raise NotFound(
            "no_such_obligation",
            gettext_noop("Aucune obligation n’a le code « %(code)s »."),
            gettext_noop("Codes connus : %(known)s."),
            {"code": code, "known": ", ".join(obligations())},
        )
    return found
