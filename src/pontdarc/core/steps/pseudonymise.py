"""Values replaced by a keyed hash. This is pseudonymisation: who has the key, or all the values, can turn it back.

Never anonymisation (GDPR 4(5), recital 26): the result is personal data still, and the clearance treats it as such.
"""

from hashlib import blake2b

from pontdarc.core.step import Context, Params, Step
from pontdarc.core.words import gettext_noop

_MARK, _LENGTH = "ps_", 12


def _mend(text: str, params: Params, context: Context) -> str | None:
    key = str(params.get("key", ""))
    if text.startswith(_MARK) and len(text) == len(_MARK) + 2 * _LENGTH:
        return text
    if not key:
        return None  # without a key, anybody could hash all the values and find each
    told = blake2b(text.encode("utf-8", "surrogatepass"), key=key.encode()[:64], digest_size=_LENGTH)
    return _MARK + told.hexdigest()


STEP = Step(
    "pseudonymise",
    gettext_noop("Valeurs pseudonymisées"),
    gettext_noop(
        "Remplace chaque valeur par une empreinte secrète, la même à chaque version. Ce n’est pas une anonymisation : "
        "le résultat reste une donnée personnelle."
    ),
    _mend,
    loses=True,
    stage="publication",
)
