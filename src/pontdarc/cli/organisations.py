"""The organisation that an option names by its number."""

import re

from stdnum import luhn

from pontdarc.core.referential import Body, Referential
from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop
from pontdarc.outside.official import body_of

_SIREN, _SIRET = 9, 14


def body_called(number: str, referential: Referential) -> Body:
    """Return the organisation of a SIREN; of a SIRET, which says the establishment too.

    :raises Invalid: it is neither.
    """
    digits = re.sub(r"[\s.\u00a0\u202f]", "", number)
    if not digits.isdigit() or len(digits) not in (_SIREN, _SIRET) or not luhn.is_valid(digits[:_SIREN]):
        raise Invalid(
            "organisation_number",
            gettext_noop("« %(number)s » n’est pas un SIREN valide."),
            gettext_noop("Donnez les 9 chiffres du SIREN de l’organisation (ou les 14 de son SIRET)."),
            {"number": number},
        )
    known = body_of(digits[:_SIREN], referential)
    siret = digits if len(digits) == _SIRET else None
    return Body(known.name, known.siren, siret, known.insee_code, known.commune_name)
