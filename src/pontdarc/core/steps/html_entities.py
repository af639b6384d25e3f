"""Signs written as HTML writes them: « l&#39;&eacute;cole »."""

import html
import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,7}|#[0-9]{1,5}|#x[0-9a-fA-F]{1,4});")
_PASSES = 3
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MARKUP = frozenset(("&lt;", "&gt;", "&amp;", "&quot;", "&#60;", "&#62;", "&#38;", "&#34;"))
"""In a text that has tags, these are what is not a tag: restored, they would make others of it."""


def _mend(text: str, params: Params, context: Context) -> str | None:
    if _TAG.search(text):
        return _ENTITY.sub(lambda entity: entity[0] if entity[0] in _MARKUP else html.unescape(entity[0]), text)
    found = text
    for _ in range(_PASSES):
        if not _ENTITY.search(found):
            return found
        found = _ENTITY.sub(lambda entity: html.unescape(entity[0]), found)
    return found if html.unescape(found) == found or not _ENTITY.search(found) else text


STEP = Step(
    "html_entities",
    gettext_noop("Caractères HTML rétablis"),
    gettext_noop("Écrit « l&#39;&eacute;cole » sous la forme « l'école »."),
    _mend,
    settled=r"[^&]*",
    spares_plain=True,
)
