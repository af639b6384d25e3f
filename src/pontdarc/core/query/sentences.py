"""A whole query in one sentence, as people who know SQL write it, cut into its clauses."""

import re
from collections.abc import Iterator

from pontdarc.core.query import refusals
from pontdarc.core.query.parsing import MAX_LENGTH

CLAUSES = ("select", "where", "group_by", "order_by", "limit", "offset")
_WORDS = re.compile(
    r"(?P<quoted>'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`)|(?P<open>[(])|(?P<close>[)])"
    r"|(?P<clause>\b(?:select|where|group(?:\s+|_)by|order(?:\s+|_)by|limit|offset)(?![\w.]))",
    re.IGNORECASE | re.DOTALL,
)


def clauses_of(sentence: str) -> dict[str, str]:
    """Return the text of each clause of ``select … where … group by … order by … limit … offset …``.

    :raises Malformed: it begins by no clause, or has one twice.
    """
    if len(sentence) > MAX_LENGTH:
        raise refusals.too_long("characters", MAX_LENGTH)
    marks = list(_marks(sentence))
    start = marks[0][0] if marks else len(sentence)
    if sentence[:start].strip() or not marks:
        at = len(sentence) - len(sentence.lstrip()) + 1
        raise refusals.syntax(at, sentence.strip()[:20], ", ".join(CLAUSES))
    found: dict[str, str] = {}
    ends = [begin for begin, _, _ in marks[1:]] + [len(sentence)]
    for (begin, after, name), end in zip(marks, ends, strict=True):
        if name in found:
            raise refusals.syntax(begin + 1, sentence[begin:after], "end of query")
        found[name] = sentence[after:end].strip()
    return found


def _marks(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each clause begins, where its text begins, and its name; quotes and parentheses hide theirs."""
    depth = 0
    for match in _WORDS.finditer(sentence):
        depth += bool(match["open"]) - bool(match["close"])
        if match["clause"] and not depth:
            yield match.start(), match.end(), re.sub(r"\s+", "_", match["clause"].lower())
