"""Addresses of pages without their scheme, or with one badly typed."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_SCHEME = re.compile(
    r"^(?:(?:h?tt?ps?|htpp|hhttp|htttp)\s*[:;]?\s*[/\\]{1,3}|https?\s*[:;]\s*(?=www\.))\s*", re.IGNORECASE
)
_LABEL = re.compile(r"^(?:site(?:\s+(?:web|internet))?|web|url|internet)\s*:\s*", re.IGNORECASE)
_LINK = re.compile(r"([^#\s]*)#(https?://[^#\s]+|www\.[^#\s]+)#?", re.IGNORECASE)
"""A link as Access exports it: what is shown, then the address."""


def _mend(text: str, params: Params, context: Context) -> str | None:
    plain = _LABEL.sub("", text.strip().strip("<>\"'").strip())
    plain = re.sub(r"\s+\([^()/]*\)$", "", plain)
    if link := _LINK.fullmatch(plain):
        shown, address = link[1], link[2]
        plain = address if shown.lower().removeprefix("http://") in address.lower() else plain
    secure, rest = False, plain.removeprefix("//")
    while match := _SCHEME.match(rest):
        secure = secure or "s" in match[0].lower()
        rest = rest[match.end() :]
    if rest == plain:
        return f"https://{plain}" if _HOST.fullmatch(plain) and "@" not in plain else text
    rest = rest.replace("\\", "/") if "/" not in rest else rest
    several = re.search(r"https?:|[;,]\s|\s(?:et|ou|/|-)\s|\swww\.", rest)
    spaced = rest.replace(" ", "%20")
    if several or not _HOST.fullmatch(spaced) or " " in rest.partition("/")[0]:
        return text
    written = "https" if secure or plain.startswith("//") else "http"
    return f"{written}://{spaced}"


STEP = Step(
    "url_scheme",
    gettext_noop("Adresses web complétées"),
    gettext_noop("Écrit « www.exemple.fr » sous la forme « https://www.exemple.fr », et corrige « htpp:// »."),
    _mend,
    settled=r"https?://[^\s<>\"':/#]+(?::\d+)?(?:/[^\s<>\"'#]*)?",
)
