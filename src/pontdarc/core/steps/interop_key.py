"""The interoperability key of an address, its number written on five figures and its suffix in small letters."""

import re

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_KEY = re.compile(
    r"(?P<commune>\d[\dABab]\d{3})_(?P<street>[\dA-Za-z]\d{3})_(?P<number>\d{1,5})(?P<suffix>(?:_[\da-zA-Z]+)*)"
)


def _mend(text: str, params: Params, context: Context) -> str | None:
    key = _KEY.fullmatch(text)
    if key is None or key["commune"].upper() not in context.referential.communes:
        return text
    return f"{key['commune']}_{key['street']}_{key['number'].zfill(5)}{key['suffix'].lower()}"


STEP = Step(
    "interop_key",
    gettext_noop("Clés d’interopérabilité remises sur 5 chiffres"),
    gettext_noop(
        "Écrit sur 5 chiffres le numéro d’une clé d’adresse (« 07186_0123_45 » devient 07186_0123_00045) et son "
        "suffixe en minuscules, quand la commune existe."
    ),
    _mend,
)
