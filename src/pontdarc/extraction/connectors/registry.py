"""The connectors there are."""

from functools import cache

from pontdarc.core.refusals import Invalid
from pontdarc.core.registry import discover
from pontdarc.core.words import gettext_noop
from pontdarc.extraction import connectors as folder
from pontdarc.extraction.connector import Connector


@cache
def connectors() -> dict[str, Connector]:
    """Return every connector by slug."""
    return discover(folder, "CONNECTOR")


def connector(slug: str) -> Connector:
    """Return one connector.

    :raises Invalid: there is none by that name.
    """
    found = connectors().get(slug)
    if found is None:
        raise Invalid(
            "no_such_connector",
            gettext_noop("Il n’y a pas de connecteur « %(slug)s »."),
            gettext_noop("Connecteurs possibles : %(slugs)s."),
            {"slug": slug, "slugs": ", ".join(connectors())},
        )
    return found
