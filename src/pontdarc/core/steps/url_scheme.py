"""Addresses of pages without their scheme."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_BROKEN = re.compile(r"^(https?)\s*[:;]\s*/{1,3}\s*", re.IGNORECASE)


def _mend(text: str, params: Params, context: Context) -> str | None:
    plain = text.strip().strip("<>\"'").strip()
    if match := _BROKEN.match(plain):
        rest = plain[match.end() :]
        return f"{match[1].lower()}://{rest.replace(' ', '%20')}"
    if _HOST.fullmatch(plain) and "@" not in plain:
        return f"https://{plain}"
    return text


STEP = Step(
    "url_scheme",
    gettext_noop("Adresses web complétées"),
    gettext_noop("Écrit « www.exemple.fr » sous la forme « https://www.exemple.fr »."),
    _mend,
    settled=r"https?://[^\s<>\"']+",
)
