"""Which column feeds which field, in sentences: why, and how sure that is."""

from typing import Any


def mapping_shown(document: dict[str, Any]) -> list[str]:
    """Return the lines that say what feeds each field, and which columns go nowhere; *feeds* and *left_out*."""
    fed = [feed for feed in document["feeds"] if feed["sources"] or feed["constant"] is not None]
    lines = ["Colonnes :", *map(_column, fed)]
    if document["left_out"]:
        lines.append(f"Colonnes laissées de côté : {', '.join(document['left_out'])}")
    return lines


def _column(feed: dict[str, Any]) -> str:
    source = " + ".join(feed["sources"]) or f"« {feed['constant']} » partout"
    return f"  {feed['target']} ← {source} ({feed['certainty']:.0%}). {feed['reason']}"
