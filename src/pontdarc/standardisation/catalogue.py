"""The standards we know, and how to find one by any of its names."""

from functools import cache

from pontdarc.core.headers import words_of
from pontdarc.core.refusals import Invalid, NotFound
from pontdarc.core.registry import discover
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation import standards as folder
from pontdarc.standardisation.standard import Standard


@cache
def standards() -> dict[str, Standard]:
    """Return every standard by slug, sorted by slug."""
    return discover(folder, "STANDARD")


def find(name: str) -> Standard:
    """Return the standard called *name*: slug or alias in any case, with ``@version`` if one is wanted.

    :raises NotFound: no standard by that name.
    :raises Invalid: there is one, but not at that version.
    """
    wanted, _, version = name.strip().partition("@")
    found = _by_any_name().get(_folded(wanted))
    if found is None:
        raise NotFound(
            "unknown_standard",
            gettext_noop("Le standard « %(name)s » est inconnu."),
            gettext_noop("Standards connus : %(known)s."),
            {"name": wanted, "known": ", ".join(standards())},
        )
    if version and version.removeprefix("v") != found.version:
        raise Invalid(
            "unknown_standard_version",
            gettext_noop("La version « %(version)s » du standard %(slug)s n’est pas connue ici."),
            gettext_noop("Version connue : %(known)s. Retirez « @%(version)s » pour l’employer."),
            {"version": version, "slug": found.slug, "known": found.version},
        )
    return found


@cache
def _by_any_name() -> dict[str, Standard]:
    return {_folded(name): each for each in standards().values() for name in (each.slug, *each.aliases)}


def _folded(name: str) -> str:
    return " ".join(words_of(name.lower()))
