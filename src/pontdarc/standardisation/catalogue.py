"""The standards we know, in all the versions we know of each, and how to find one by any of its names."""

from functools import cache, lru_cache
from operator import attrgetter

from rapidfuzz import fuzz

from pontdarc.core.headers import words_of
from pontdarc.core.refusals import Invalid, NotFound
from pontdarc.core.registry import discover
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation import standards as folder
from pontdarc.standardisation.shelf import Stamp, added, kept, stamp
from pontdarc.standardisation.standard import Standard


def every_version() -> dict[str, Standard]:
    """Return every version of every standard by slug and version (``bal@1.4.0``), sorted by slug, newest first.

    Ours, and those that were added here (standardisation.shelf).
    """
    return _every(stamp())


@lru_cache(maxsize=4)
def _every(at: Stamp) -> dict[str, Standard]:
    newest: dict[str, Standard] = {}
    for each in sorted(ours().values(), key=attrgetter("rank"), reverse=True):
        newest.setdefault(each.slug, each)
    found = {**added(at, newest), **ours()}
    newest_first = sorted(found.values(), key=attrgetter("rank"), reverse=True)
    return {each.name: each for each in sorted(newest_first, key=lambda each: each.slug)}


@cache
def ours() -> dict[str, Standard]:
    """Return the standards that come with Pont d’Arc, by slug and version."""
    return discover(folder, "STANDARD", attrgetter("name"))


def standards() -> dict[str, Standard]:
    """Return every standard by slug at its newest version, sorted by slug."""
    return _standards(stamp())


@lru_cache(maxsize=4)
def _standards(at: Stamp) -> dict[str, Standard]:
    found: dict[str, Standard] = {}
    for each in _every(at).values():
        found.setdefault(each.slug, each)
    return found


def origin_of(standard: Standard) -> dict[str, str]:
    """Return where a standard comes from: ``pontdarc``, or ``added`` with its source, day, digest and kind."""
    one = next((each for each in kept(stamp()) if each.name == standard.name), None)
    if one is None or standard.name in ours():
        return {"origin": "pontdarc"}
    return {"origin": "added", "source": one.source, "added_at": one.added_at, "digest": one.digest, "kind": one.kind}


def versions(slug: str) -> tuple[Standard, ...]:
    """Return the versions known of a standard, the newest first; none when the slug is nobody's."""
    return tuple(each for each in every_version().values() if each.slug == slug)


def find(name: str) -> Standard:
    """Return the standard called *name*: slug or alias in any case, with ``@version`` if one is wanted.

    A version may be cut short: ``bal@1.4`` is the newest of the 1.4 ones. Without any, the newest.

    :raises NotFound: no standard by that name.
    :raises Invalid: there is one, but not at that version.
    """
    wanted, _, version = name.strip().partition("@")
    slug = _slug_by_any_name(stamp()).get(_folded(wanted))
    if slug is None:
        raise NotFound(
            "unknown_standard",
            gettext_noop("Le standard « %(name)s » est inconnu."),
            gettext_noop("Le plus proche : %(near)s. Standards connus : %(known)s."),
            {"name": wanted, "near": _nearest(wanted), "known": ", ".join(standards())},
        )
    known = versions(slug)
    number = version.removeprefix("v")
    for each in known:
        if not number or each.version == number or each.version.startswith(f"{number}."):
            return each
    listed = ", ".join(each.version for each in known)
    raise Invalid(
        "unknown_standard_version",
        gettext_noop("La version « %(version)s » du standard %(slug)s n’est pas connue ici."),
        gettext_noop("Connues : %(known)s. Sans « @%(version)s », la plus récente sert."),
        {"version": version, "slug": slug, "known": listed},
    )


def _nearest(wanted: str) -> str:
    """Return the slug of the standard whose name, or one of whose other names, is the most like this one."""
    known = _slug_by_any_name(stamp())
    return known[max(known, key=lambda name: fuzz.WRatio(_folded(wanted), name))]


@lru_cache(maxsize=4)
def _slug_by_any_name(at: Stamp) -> dict[str, str]:
    return {_folded(name): each.slug for each in _every(at).values() for name in (*each.aliases, each.slug)}


def _folded(name: str) -> str:
    return " ".join(words_of(name.lower()))
