"""What a check says of the columns themselves; here so that the catalogue of findings knows it."""

from pontdarc.core.findings import declare
from pontdarc.core.words import gettext_noop

DISORDERED_COLUMNS = declare(
    "disordered_columns",
    "warning",
    gettext_noop("Les colonnes ne sont pas dans l’ordre du standard."),
    gettext_noop("Ordre attendu : %(expected)s."),
)
IMPOSSIBLE_CHECK = declare(
    "impossible_check",
    "error",
    gettext_noop("Le contrôle « %(check)s » est impossible : il manque la colonne « %(column)s »."),
    gettext_noop("Ajoutez la colonne, ou retirez aussi celles qui vont avec elle : %(others)s."),
)
