"""E-mail addresses with something around them."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_ADDRESS = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:]+\.[a-z]{2,}", re.IGNORECASE)
_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\(arobase\)|\[arobase\]|\s@|@\s)\s*", re.IGNORECASE)


def _mend(text: str, params: Params, context: Context) -> str | None:
    plain = _AT.sub("@", text.strip())
    plain = re.sub(r"^(?:mailto|mail|e-?mail|courriel)\s*:\s*", "", plain, flags=re.IGNORECASE)
    bracketed = re.fullmatch(r"[^<>]*<([^<>]+)>", plain)
    plain = (bracketed[1] if bracketed else plain).strip().rstrip(".,;")
    return plain if _ADDRESS.fullmatch(plain) else text


STEP = Step(
    "email_text",
    gettext_noop("Adresses électroniques nettoyées"),
    gettext_noop("Retire ce qui entoure l’adresse : « mailto: », espaces, chevrons, « (at) »."),
    _mend,
)
