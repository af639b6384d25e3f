"""Why a query is refused: one function per reason. Each says the place and what was expected."""

from pontdarc.core.refusals import Invalid, Unavailable
from pontdarc.core.words import gettext_noop


class Malformed(Invalid):
    """The query cannot be understood; *clause* is the parameter it stands in, filled in by parsing."""

    clause: str = ""


def syntax(at: int, found: str, expected: str) -> Malformed:
    """*found* stands where *expected* should."""
    return Malformed(
        "query_syntax",
        gettext_noop("La requête n’est pas comprise au caractère %(at)s : « %(found)s »."),
        gettext_noop("Attendu à cet endroit : %(expected)s."),
        {"at": at, "found": found, "expected": expected},
    )


def too_long(what: str, limit: int) -> Malformed:
    """The text is past a limit."""
    return Malformed(
        "query_too_long",
        gettext_noop("La requête est trop longue ou trop imbriquée (%(what)s : %(limit)s au plus)."),
        gettext_noop("Simplifiez-la, ou téléchargez le fichier entier."),
        {"what": what, "limit": limit},
    )


def unknown_field(name: str, at: int) -> Malformed:
    """No column of that name."""
    return Malformed(
        "query_unknown_field",
        gettext_noop("Aucune colonne ne s’appelle « %(name)s » (caractère %(at)s)."),
        gettext_noop("Vérifiez le nom dans le dictionnaire des données, majuscules et accents compris."),
        {"name": name[:100], "at": at},
    )


def unknown_function(name: str, at: int, known: str) -> Malformed:
    """No function of that name in this place."""
    return Malformed(
        "query_unknown_function",
        gettext_noop("La fonction « %(name)s » n’existe pas ici (caractère %(at)s)."),
        gettext_noop("Fonctions admises : %(known)s."),
        {"name": name[:100], "at": at, "known": known},
    )


def wrong_type(what: str, found: str, expected: str, at: int) -> Malformed:
    """A value of a type that this place does not take."""
    return Malformed(
        "query_type",
        gettext_noop("« %(what)s » ne s’applique pas à une valeur de type %(found)s (caractère %(at)s)."),
        gettext_noop("Attendu : %(expected)s."),
        {"what": what[:100], "found": found, "expected": expected, "at": at},
    )


def not_a(expected: str, found: str, at: int) -> Malformed:
    """A literal that cannot be read as what the other side is."""
    return Malformed(
        "query_value",
        gettext_noop("« %(found)s » ne se lit pas comme : %(expected)s (caractère %(at)s)."),
        gettext_noop("Écrivez les dates AAAA-MM-JJ, et les nombres avec un point."),
        {"expected": expected, "found": found[:100], "at": at},
    )


def not_grouped(key: str, at: int) -> Malformed:
    """A plain column beside aggregates."""
    return Malformed(
        "query_not_grouped",
        gettext_noop("« %(key)s » n’est ni un agrégat, ni une colonne de regroupement (caractère %(at)s)."),
        gettext_noop("Ajoutez-la à group_by, ou retirez-la."),
        {"key": key[:100], "at": at},
    )


def misplaced_aggregate(name: str, at: int) -> Malformed:
    """An aggregate where rows are looked at one by one."""
    return Malformed(
        "query_misplaced_aggregate",
        gettext_noop("L’agrégat « %(name)s » n’est pas admis ici (caractère %(at)s)."),
        gettext_noop("Mettez-le dans select ou, avec group_by, dans order_by."),
        {"name": name[:100], "at": at},
    )


def misplaced(name: str, at: int) -> Malformed:
    """A function that another clause takes."""
    return Malformed(
        "query_misplaced_function",
        gettext_noop("La fonction « %(name)s » n’est pas admise dans cette clause (caractère %(at)s)."),
        gettext_noop("range et geo_cluster vont dans group_by, random dans order_by, les tests dans where."),
        {"name": name[:100], "at": at},
    )


def out_of_range() -> Malformed:
    """A calculation left what numbers and dates can hold."""
    return Malformed(
        "query_out_of_range",
        gettext_noop("Le calcul demandé dépasse ce que les nombres ou les dates peuvent contenir."),
        gettext_noop("Vérifiez les opérations de la requête."),
    )


def too_slow(seconds: float) -> Unavailable:
    """The answer takes too long."""
    return Unavailable(
        "query_too_slow",
        gettext_noop("La réponse demande plus de %(seconds)s secondes de calcul."),
        gettext_noop("Réduisez la requête, ou téléchargez le fichier entier."),
        {"seconds": f"{seconds:g}"},
    )


def too_heavy() -> Unavailable:
    """The answer takes too much memory."""
    return Unavailable(
        "query_too_heavy",
        gettext_noop("La réponse demande trop de mémoire."),
        gettext_noop("Réduisez la requête, ou téléchargez le fichier entier."),
    )
