"""What is wrong with a descriptor that is no Table Schema: one sentence each, with the next step."""

from dataclasses import dataclass

from pontdarc.core.refusals import Invalid
from pontdarc.core.words import gettext_noop


@dataclass(frozen=True, slots=True)
class Malformed:
    """One way of being malformed: stable code, sentence and next step (gettext msgids)."""

    code: str
    text: str
    next_step: str


def refused(what: Malformed, **params: object) -> Invalid:
    """Return the refusal."""
    return Invalid(what.code, what.text, what.next_step, params)


_SPECIFICATION = gettext_noop("Corrigez le schéma d’après la spécification Table Schema.")

NO_FIELDS = Malformed(
    "schema_without_fields",
    gettext_noop("Ce document n’est pas un schéma de table : il n’a pas de liste « fields »."),
    gettext_noop("Donnez un document JSON dont la propriété « fields » décrit chaque colonne."),
)
NO_NAME = Malformed(
    "field_without_name",
    gettext_noop("La colonne n° %(rank)s du schéma n’a pas de nom."),
    gettext_noop("Donnez-lui une propriété « name »."),
)
SAME_NAME = Malformed(
    "fields_of_one_name",
    gettext_noop("Deux colonnes du schéma se nomment « %(name)s »."),
    gettext_noop("Donnez à chacune son nom."),
)
UNKNOWN_TYPE = Malformed(
    "unknown_type",
    gettext_noop("La colonne « %(name)s » du schéma a un type inconnu : « %(type)s »."),
    gettext_noop("Types admis : %(expected)s."),
)
UNKNOWN_FORMAT = Malformed(
    "unknown_format",
    gettext_noop("La colonne « %(name)s » du schéma a un format inconnu pour son type : « %(format)s »."),
    gettext_noop("Formats admis : %(expected)s."),
)
BAD_PROPERTY = Malformed(
    "bad_property",
    gettext_noop("La propriété « %(property)s » de la colonne « %(name)s » du schéma est mal écrite."),
    gettext_noop("Valeur attendue : %(expected)s."),
)
BAD_CONSTRAINT = Malformed(
    "bad_constraint",
    gettext_noop("La contrainte « %(property)s » de la colonne « %(name)s » du schéma est mal écrite."),
    gettext_noop("Valeur attendue : %(expected)s."),
)
UNKNOWN_CONSTRAINT = Malformed(
    "unknown_constraint",
    gettext_noop(
        "La colonne « %(name)s » du schéma, de type « %(type)s », n’admet pas de contrainte « %(property)s »."
    ),
    gettext_noop("Contraintes admises : %(expected)s."),
)
LIST_OF_TEXTS = Malformed(
    "not_a_list_of_texts",
    gettext_noop("La propriété « %(property)s » du schéma n’est pas une liste de textes."),
    _SPECIFICATION,
)
UNKNOWN_FIELD = Malformed(
    "unknown_field",
    gettext_noop("Le schéma cite dans « %(property)s » une colonne qu’il ne décrit pas : « %(name)s »."),
    gettext_noop("Décrivez cette colonne dans « fields », ou corrigez son nom."),
)
BAD_FOREIGN_KEY = Malformed(
    "bad_foreign_key",
    gettext_noop("Un renvoi du schéma (« foreignKeys ») est mal écrit."),
    gettext_noop(
        "Un renvoi a des colonnes « fields » et une « reference » : une table « resource » et autant de colonnes."
    ),
)
UNKNOWN_CHECK = Malformed(
    "unknown_check",
    gettext_noop("Le schéma demande un contrôle que nous ne connaissons pas : « %(check)s »."),
    gettext_noop("Corrigez son nom, ou retirez-le de « custom_checks » : il ne serait pas fait."),
)
BAD_CHECK = Malformed(
    "bad_check",
    gettext_noop("Les paramètres du contrôle « %(check)s » du schéma sont mal écrits."),
    gettext_noop("Donnez dans « params » les colonnes qu’il regarde, et ce que demande sa documentation."),
)
