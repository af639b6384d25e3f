"""What is granted to people for their age, health, handicap or want, as registers of aid write it: sensitive.

A value tells it, seldom a header: « Nature de l’aide » heads subsidies to associations as well. So the words are looked
for as whole values, in tables about people (core.privacy.detection says which are).
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

MOST: Final = 300
"""Different values beyond which a column is no list of sorts of aid."""
_ENOUGH: Final = 0.2
_BLANK: Final = re.compile(r"[^a-z0-9]+")
_LEAD: Final = (
    r"(?:(?:aides?|allocations?|prestations?|demandes?|dossiers?|droits?|versements?|dispositif|beneficiaires?|oui)"
    r"(?: au titre)?(?: d| de| du| des| de l| de la| l| au| a la)? )?"
)
_INITIALS: Final = "rsa|rmi|aah|apa|pch|actp|aeeh|aspa|fsl|faj|masp|asll|c2s|cmu|cmuc|acs|ame|ase|mtp"
_WORDS: Final = "|".join(
    (
        r"revenus? de solidarite active",
        r"minim(?:um|a) (?:sociaux|social|vieillesse)",
        r"(?:allocation )?personnalisee? d autonomie",
        r"(?:allocation (?:aux )?)?adultes? handicapes?",
        r"(?:prestation de )?compensation du handicap",
        r"education de l enfant handicape",
        r"(?:majoration )?tierce personne",
        r"secours(?: d urgence| exceptionnels?| financiers?| ponctuels?| immediats?| alimentaires?| en nature)?",
        r"(?:aides? )?(?:financieres? )?d urgence(?: sociale)?",
        r"aides? (?:financieres? )?(?:exceptionnelles?|ponctuelles?|individuelles?)",
        r"(?:aides?|colis|bons?|cheques?|tickets?) alimentaires?",
        r"aides? menageres?",
        r"aides? sociales?(?: a l hebergement| a l enfance| legales?| facultatives?)?",
        r"(?:aides? )?(?:a )?domicile",
        r"(?:aides? a la )?subsistance",
        r"(?:aides? aux? )?impayes?(?: de loyers?| d energie| d eau| d electricite)?",
        r"(?:fonds de )?solidarite (?:pour le )?logement",
        r"fonds d aide aux jeunes",
        r"protection (?:maternelle|universelle maladie)",
        r"complementaire sante(?: solidaire)?",
        r"couverture maladie(?: universelle)?",
        r"aide medicale(?: de l )?etat",
        r"aides? medicales?",
        r"(?:frais d )?obseques",
        r"surendettement",
        r"(?:mise sous )?(?:tutelle|curatelle)",
        r"carte mobilite inclusion",
        r"hebergements? (?:d urgence|social|des personnes (?:agees|handicapees))",
        r"accompagnements? (?:social|budgetaire)(?: personnalise)?",
        r"gir [1-6]",
    )
)
# A word more may follow: « RSA socle », « APA à domicile », « AAH 80 % ».
_AID: Final = re.compile(rf"{_LEAD}(?:(?:{_INITIALS})(?: [a-z0-9]+){{0,3}}|{_WORDS})")


def is_social_aid(text: str) -> bool:
    """Tell whether a whole cell is the name of an aid to somebody in particular."""
    plain = "".join(each for each in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(each))
    return _AID.fullmatch(_BLANK.sub(" ", plain).strip()) is not None


def share_of_social_aid(values: Mapping[str, int]) -> float:
    """Return the share of the cells that name an aid to people; 0 where too few of the different *values* do.

    *values*: all those of a column, and how many cells have each.
    """
    found = [value for value in values if is_social_aid(value)]
    if len(found) < _ENOUGH * len(values):
        return 0.0
    return sum(values[value] for value in found) / max(1, sum(values.values()))
