"""E-mail addresses with something around them."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_ADDRESS = re.compile(r"[^\s@<>,;:()\[\]\"]+@[^\s@<>,;:()\[\]\"]+\.[a-z]{2,}", re.IGNORECASE)
_AT = re.compile(
    r"\s*(?:[(\[{]\s*(?:at|a|arobase|arobas|chez)\s*[)\]}]|\s(?:at|arobase|arobas)\s|\s@|@\s|@@)\s*", re.IGNORECASE
)
_DOT = re.compile(r"\s*(?:[(\[{]\s*(?:dot|point)\s*[)\]}]|\s(?:dot|point)\s)\s*", re.IGNORECASE)
_LABEL = re.compile(r"^(?:mailto|mail|e-?mail|courriel|mél)\s*:\s*", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_LINK = re.compile(r"([^#]*)#(?:mailto:)?([^#]+)#?", re.IGNORECASE)
"""A link as Access exports it: what is shown, then the address."""


def _mend(text: str, params: Params, context: Context) -> str | None:
    plain = _LABEL.sub("", _INVISIBLE.sub("", text).strip().strip("\"'"))
    if (link := _LINK.fullmatch(plain)) and link[1].strip().lower() in ("", link[2].strip().lower()):
        plain = link[2]
    spelled = _AT.sub("@", plain)
    if spelled != plain:
        spelled = _DOT.sub(".", spelled)
    plain = re.sub(r"(?<=@)([^@\s]+?)\s*\.\s*(?=[a-z]+\s*$)", r"\1.", spelled.strip())
    bracketed = re.fullmatch(r"[^<>@]*<([^<>]+)>", plain)
    plain = (bracketed[1] if bracketed else re.sub(r"\s+\([^()@]*\)$", "", plain)).strip().rstrip(".,;")
    return plain if _ADDRESS.fullmatch(plain) else text


STEP = Step(
    "email_text",
    gettext_noop("Adresses électroniques nettoyées"),
    gettext_noop("Retire ce qui entoure l’adresse : « mailto: », espaces, chevrons, « (at) », « [point] »."),
    _mend,
)
