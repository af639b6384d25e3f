"""How well the header of a column names a field: in any spelling, cut short, abbreviated, in French or in English."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from pontdarc.core.headers import words_of
from pontdarc.core.schema import Field
from pontdarc.core.words import gettext_noop

SAME_NAME = gettext_noop("Même nom de colonne.")
OTHER_NAME = gettext_noop("Autre nom connu de la même colonne.")
CLOSE_NAME = gettext_noop("Nom proche.")
CUT_NAME = gettext_noop("Nom abrégé de la même colonne.")

SAME, SYNONYM = 1.0, 0.95
_UNGLUED, _RELABELLED = 0.05, 0.05
_NAMING = ("libelle", "nom")
"""« Libellé de la voie » and « nom de la voie » say the same; alone, each says less."""
_LEAST_REST, _INITIALS = 3, 3
_CLOSE, _MISSPELT = 88, 80
_QUALIFIED = 2
"""Words in a name that ends with a field of one word and may still be that field: « certificate url » is, by far."""
_ABBREVIATIONS = {
    "nb": "nombre", "nbr": "nombre", "nbre": "nombre", "num": "numero", "no": "numero", "adr": "adresse",
    "cp": "code postal", "codepostal": "code postal", "coll": "collectivite", "delib": "deliberation",
    "equip": "equipement", "benef": "beneficiaire", "mt": "montant", "mnt": "montant", "mtt": "montant",
    "tel": "telephone", "lat": "latitude", "lon": "longitude", "lng": "longitude", "long": "longitude",
    "dt": "date", "dte": "date", "ref": "reference", "id": "identifiant", "ident": "identifiant",
    "identification": "identifiant", "lib": "libelle", "intitule": "libelle", "subv": "subvention",
    "subside": "subvention", "ville": "commune", "asso": "association", "pct": "pourcentage", "conv": "convention",
    "pourcent": "pourcentage", "mail": "email", "courriel": "email", "mel": "email", "www": "web",
    "occurence": "occurrence", "occ": "occurrence", "siteweb": "web", "qte": "nombre", "dept": "departement",
    "eqpt": "equipement", "libel": "libelle", "cd": "code", "cod": "code", "maj": "mise jour", "freq": "frequence",
    "haut": "hauteur", "larg": "largeur", "diam": "diametre", "surf": "surface", "maxi": "max", "maximum": "max",
    "maximale": "max", "maximal": "max", "mini": "min", "minimum": "min", "minimale": "min", "proprio": "proprietaire",
    "prop": "proprietaire", "gest": "gestionnaire", "desc": "description", "obs": "observation", "typ": "type",
    "cat": "categorie", "categ": "categorie", "etab": "etablissement", "etabl": "etablissement", "puiss": "puissance",
    "capa": "capacite", "hor": "horaire", "exerc": "exercice", "chap": "chapitre", "sect": "section",
    "handi": "pmr", "handicap": "pmr", "handicape": "pmr", "handicapee": "pmr", "pl": "place", "addr": "adresse",
    "ve": "vehicule electrique", "bp": "budget primitif",
    "tph": "telephone", "fonct": "fonctionnement", "invest": "investissement", "insta": "installation",
}  # fmt: skip
_ENGLISH = {
    "name": "nom", "address": "adresse", "addresse": "adresse", "addres": "adresse", "street": "voie",
    "city": "commune",
    "town": "commune", "zip": "code postal", "zipcode": "code postal", "postcode": "code postal",
    "postalcode": "code postal", "citycode": "code commune", "phone": "telephone", "website": "site web",
    "amount": "montant", "year": "annee", "gender": "sexe", "sex": "sexe", "count": "nombre", "quantity": "nombre",
    "height": "hauteur", "width": "largeur", "length": "longueur", "diameter": "diametre", "title": "titre",
    "label": "libelle", "status": "statut", "state": "etat", "owner": "proprietaire", "operator": "operateur",
    "manager": "gestionnaire", "model": "modele", "manufacturer": "fabricant", "capacity": "capacite",
    "covered": "couvert", "free": "gratuit", "opening": "ouverture", "hour": "horaire", "species": "espece",
    "specie": "espece", "genus": "genre", "genu": "genre", "purpose": "objet", "recipient": "beneficiaire",
    "beneficiary": "beneficiaire", "grantee": "beneficiaire", "grant": "subvention", "funder": "financeur",
    "supplier": "fournisseur", "dish": "plat", "meal": "repas", "allergen": "allergene", "expenditure": "depense",
    "revenue": "recette", "access": "acces", "acce": "acces", "floor": "etage", "duration": "duree",
    "difficulty": "difficulte", "ascent": "denivele positif", "descent": "denivele negatif", "price": "prix",
    "rate": "taux", "power": "puissance", "charging": "charge", "connector": "prise", "timestamp": "horodatage",
    "occupancy": "occupation", "update": "mise jour", "updated": "mise jour", "keyword": "mot cle",
    "license": "licence", "publisher": "producteur", "link": "lien", "frequency": "frequence", "waste": "dechet",
    "water": "eau", "tree": "arbre", "remark": "remarque", "comment": "commentaire", "serial": "serie",
    "number": "numero", "department": "departement", "category": "categorie",
    "trail": "itineraire", "common": "commun", "space": "place", "wheelchair": "pmr", "first": "premier",
    "disabled": "pmr", "ev": "vehicule electrique",
    "area": "surface", "surname": "nom", "location": "localisation",
}  # fmt: skip
# Words that make another thing of what follows or precedes them: an amount asked for is not an amount given, the
# address of a supplier is not that of the works.
_OTHER_THINGS = frozenset(
    (
        *("demande", "demandee", "sollicite", "sollicitee", "propose", "proposee", "previsionnel", "estimation"),
        *("pret", "garantie", "cofinancement", "recette", "depense", "precedent", "precedente", "deja", "retour"),
        *("solde", "deuxieme", "fax", "debut", "fin"),
        *("titulaire", "attributaire", "fournisseur", "candidat", "president"),
    )
)
_UNITS = frozenset(
    (
        *("euro", "eur", "ttc", "ht", "km", "kw", "kwh", "kva", "cm", "mm", "metre", "m2", "m3", "ha", "hectare"),
        *("tonne", "heure", "minute", "an", "litre", "wgs84", "rgf93", "l93", "libre", "texte", "format"),
    )
)
"""Said beside the name of a column, they change nothing of what it is."""
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[a-zA-Z])\s*[.)–]\s*(?=\D)|^\s*\d{1,2}\s+[-–]\s+")
_NOTE = re.compile(r"(?<=\S)\s*[(\[][^()\[\]]*[)\]]|\s*[_\s]\d$|\*+$|,[CDFLN],\d+(?:,\d+)?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CUT, _CUT_ALONE, _GLUED_CUT, _DBF = 2, 4, 6, 10


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What a name says, in the forms in which two names are compared: every header meets every phrase.

    *core*: the words without years and units. *initials*: the first letter of each word. *dotted*: it says itself that
    it is cut short.
    """

    words: tuple[str, ...]
    glued: str
    distinct: frozenset[str]
    in_order: str
    core: frozenset[str]
    initials: str
    dotted: bool


@lru_cache(maxsize=50_000)
def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a header, abbreviations spelled out and English ones in French.

    Without its number in the list of columns, nor what stands between brackets.
    """
    words = words_of(_NUMBERED.sub("", _NOTE.sub("", name)))
    return tuple(part for word in words for part in (_ABBREVIATIONS.get(word) or _ENGLISH.get(word, word)).split())


def year_in(name: str) -> int:
    """Return the last year that a header says, 0 for none."""
    found = _YEAR.findall(name)
    return int(max(found)) if found else 0


@lru_cache(maxsize=50_000)
def _phrase(name: str) -> _Phrase:
    words = plain_words(name)
    distinct = frozenset(words)
    core = frozenset(word for word in distinct if word not in _UNITS and not _YEAR.fullmatch(word))
    return _Phrase(
        words, "".join(words), distinct, " ".join(sorted(words)), core, "".join(word[0] for word in words), "." in name
    )


@lru_cache(maxsize=50_000)
def _glued_forms(name: str) -> tuple[str, ...]:
    """Return a name as one word, small words and plurals kept or not, for headers that have no blank in them."""
    plain = words_of(name.lower())
    letters = re.sub(r"[^a-z0-9]", "", "".join(words_of(re.sub(r"\W+", "", name.lower()))))
    return ("".join(plain), letters)


@lru_cache(maxsize=5_000)
def _ten_letters(*names: str) -> frozenset[str]:
    """Return what is left of names in a DBF file, which keeps ten letters of each."""
    every = (words_of(name) for name in names)
    return frozenset(sign.join(words)[:_DBF] for words in every for sign in ("_", "") if len(sign.join(words)) > _DBF)


@dataclass(frozen=True, slots=True)
class _Names:
    """The phrases that name a field, and what they have among them: most headers have none of it.

    *glued*: each phrase as one word. *begun*: the first letters of those of several words. *in_order*: see _Phrase.
    """

    phrases: tuple[_Phrase, ...]
    glued: frozenset[str]
    words: frozenset[str]
    initials: frozenset[str]
    begun: frozenset[str]
    in_order: tuple[str, ...]

    def may_be_said_by(self, said: _Phrase) -> bool:
        """Return whether a name may say one of the phrases: by a word of it, cut short, or misspelt."""
        if not self.words.isdisjoint(said.distinct) or said.initials in self.initials:
            return True
        if len(said.words) == 1 and said.glued[:_CUT] in self.begun:
            return True
        return process.extractOne(said.in_order, self.in_order, scorer=fuzz.ratio, score_cutoff=_CLOSE) is not None


@lru_cache(maxsize=5_000)
def _names(*names: str) -> _Names:
    phrases = tuple(phrase for phrase in map(_phrase, names) if phrase.words)
    glued = {phrase.glued for phrase in phrases} | {form for name in names for form in _glued_forms(name) if form}
    return _Names(
        phrases,
        frozenset(glued),
        frozenset().union(*(phrase.distinct for phrase in phrases)),
        frozenset(phrase.initials for phrase in phrases),
        frozenset(phrase.glued[:_CUT] for phrase in phrases if len(phrase.words) > 1),
        tuple(phrase.in_order for phrase in phrases),
    )


def phrases_of(field: Field) -> frozenset[str]:
    """Return every known name of a field, each as one word."""
    return _names(field.name, field.title, *field.synonyms).glued


@lru_cache(maxsize=500)
def subject_words(topic: tuple[str, ...], fields: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a subject that no field is named by: said in a header, they tell no two fields apart."""
    said = frozenset(words[0] for words in map(plain_words, topic) if len(words) == 1)
    return said - {word for name in fields for word in plain_words(name)}


def name_score(field: Field, name: str, subject: frozenset[str] = frozenset()) -> tuple[float, str]:
    """Return how well a header names a field, from 0 to 1, and why.

    *subject*: words of the subject of the table, see :func:`subject_words`.
    """
    if "".join(words_of(name)) == "".join(words_of(field.name)):
        return SAME, SAME_NAME
    said = _phrase(name)
    if not said.words:
        return 0.0, CLOSE_NAME
    names = _names(field.name, field.title, *field.synonyms)
    if said.glued in names.glued:
        return SYNONYM, OTHER_NAME
    if len(name) == _DBF and name.lower() in _ten_letters(field.name, field.title, *field.synonyms):
        return 0.8, CUT_NAME
    best = _best(said, names, subject)
    for other, less in _said_otherwise(name):
        score, reason = _best(other, names, subject)
        best = max(best, (score - less, reason), key=lambda found: found[0])
    return best


def is_title(field: Field, name: str) -> bool:
    """Return whether a header is the title of a field, or its name in other words, rather than another name of it."""
    return _phrase(name).glued in (_phrase(field.name).glued, _phrase(field.title).glued)


def _best(said: _Phrase, names: _Names, subject: frozenset[str]) -> tuple[float, str]:
    """Return how well a name says the one of these phrases that it says best, and why."""
    best, reason = 0.0, CLOSE_NAME
    if not names.may_be_said_by(said):
        return best, reason
    foreign = _OTHER_THINGS & said.distinct
    for phrase in names.phrases:
        score, why = _closeness(said, phrase, subject), CLOSE_NAME
        if not score:
            score, why = _cut_closeness(said, phrase), CUT_NAME
        if foreign and score and foreign - phrase.distinct:
            score -= 0.4
        if score > best:
            best, reason = score, why
    return best, reason


@lru_cache(maxsize=20_000)
def _said_otherwise(name: str) -> tuple[tuple[_Phrase, float], ...]:
    """Return the other ways of saying a name, and how much less sure each is: « LIBRUE » is « libellé rue »."""
    words = plain_words(name)
    told = words_of(name)
    found = []
    if len(told) == 1:
        found = [(" ".join(parts), _UNGLUED) for parts in _unglued(told[0])]
    for text, less in [(" ".join(words), 0.0), *found]:
        its = plain_words(text)
        if len(its) > 1 and its[0] in _NAMING:
            other = _NAMING[1 - _NAMING.index(its[0])]
            found.append((" ".join((other, *its[1:])), less + _RELABELLED))
    return tuple((_phrase(text), less) for text, less in found)


def _unglued(word: str) -> list[tuple[str, str]]:
    """Return the ways to cut a word after an abbreviation that it begins with: « cdpost » is « cd post »."""
    if word in _ABBREVIATIONS or word in _ENGLISH:
        return []
    cuts = (place for place in range(2, min(len(word) - _LEAST_REST, 5) + 1) if word[:place] in _ABBREVIATIONS)
    return [(word[:place], word[place:]) for place in cuts]


def _closeness(said: _Phrase, phrase: _Phrase, subject: frozenset[str]) -> float:
    if said.distinct == phrase.distinct:
        return 0.9
    if said.core == phrase.distinct:
        return 0.88
    if subject and said.core - subject == phrase.distinct:
        return 0.8
    if phrase.distinct <= said.distinct:
        if len(phrase.words) > 1:
            return 0.62 + 0.25 * len(phrase.distinct) / len(said.distinct)
        if said.words[0] == phrase.words[0]:
            return 0.58
        return 0.45 if len(said.core - subject) <= _QUALIFIED else 0.0
    ratio = fuzz.ratio(said.in_order, phrase.in_order, score_cutoff=_CLOSE) / 100
    if ratio and _is_misspelt(said, phrase):
        return 0.85 * ratio
    share = len(said.distinct) / len(phrase.distinct)
    return 0.5 + 0.2 * share if share >= 0.6 and said.distinct < phrase.distinct else 0.0


def _is_misspelt(said: _Phrase, phrase: _Phrase) -> bool:
    """Return whether what two names do not share is the same, typing errors apart.

    « arbre canisse » has the letters of « arbre classé » because of the tree that both speak of; « PR » is not « PMR ».
    """
    ours, theirs = (
        " ".join(sorted(words)) for words in (said.distinct - phrase.distinct, phrase.distinct - said.distinct)
    )
    return min(len(ours), len(theirs)) > _INITIALS and fuzz.ratio(ours, theirs) >= _MISSPELT


def _cut_closeness(said: _Phrase, phrase: _Phrase) -> float:
    """Return how well a header that is cut short says a phrase: « Bénef. », « NOM_BENEFI », « nombenef »."""
    if said.initials == phrase.initials:
        return _cut_words(said, phrase)
    alone = len(said.words) == 1 < len(phrase.words) and len(said.glued) >= _GLUED_CUT
    if alone and said.glued[:_CUT] == phrase.glued[:_CUT] and _made_of_starts(said.glued, phrase.words):
        return 0.6 + 0.2 * len(said.glued) / len(phrase.glued)
    return 0.0


def _cut_words(said: _Phrase, phrase: _Phrase) -> float:
    alone = len(said.words) == 1 and not said.dotted
    if alone and len(said.glued) * 2 < len(phrase.glued):
        return 0.0  # « Date » is a word of its own, not « dateplantation » cut short
    least = _CUT_ALONE if alone else _CUT
    for word, whole in zip(said.words, phrase.words, strict=True):
        if word != whole and (len(word) < least or not (whole.startswith(word) or _is_skeleton(word, whole))):
            return 0.0
    return 0.62 + 0.23 * len(said.glued) / len(phrase.glued)


def _is_skeleton(word: str, whole: str) -> bool:
    """Return whether a word is another without its vowels, or most of it: « bnf », « cmne »."""
    if len(word) < 3 or any(letter in "aeiouy" for letter in word):
        return False
    letters = iter(whole)
    return all(letter in letters for letter in word)


def _made_of_starts(glued: str, words: tuple[str, ...]) -> bool:
    """Return whether a text is the starts of words one after the other, all of them, two letters of each at least."""
    if not words:
        return not glued
    first, rest = words[0], words[1:]
    shared = 0
    while shared < min(len(first), len(glued)) and first[shared] == glued[shared]:
        shared += 1
    least = min(_CUT, len(first))
    return any(_made_of_starts(glued[size:], rest) for size in range(shared, least - 1, -1))
