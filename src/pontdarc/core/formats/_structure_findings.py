"""What reading may find in how a file is built: objects inside one another, sheets, rows and columns out of sight."""

from pontdarc.core.findings import declare
from pontdarc.core.words import gettext_noop

TOO_DEEP = declare(
    "too_deep",
    "error",
    gettext_noop("Les données sont emboîtées sur plus de %(limit)s niveaux : ce n’est pas un tableau."),
    gettext_noop("Refaites l’export à plat depuis le logiciel, par exemple en CSV."),
)
DUPLICATE_KEY = declare(
    "duplicate_key",
    "warning",
    gettext_noop("Le nom « %(name)s » figure plusieurs fois dans un même objet."),
    gettext_noop("C’est la dernière valeur qui est gardée. Donnez un nom différent à chacune, ou une liste."),
)
UNKNOWN_TABLE = declare(
    "unknown_table",
    "error",
    gettext_noop("Le fichier n’a pas de tableau nommé « %(table)s »."),
    gettext_noop("Tableaux présents : %(tables)s."),
)
BROKEN_XML = declare(
    "broken_xml",
    "error",
    gettext_noop("Le fichier XML est mal formé à la ligne %(line)s."),
    gettext_noop("Ce qui précède a été lu. Le fichier est sans doute tronqué : refaites l’export ou la copie."),
)
NO_REPEATED_ELEMENT = declare(
    "no_repeated_element",
    "error",
    gettext_noop("Aucun élément ne se répète dans ce XML : il n’y a pas de lignes à lire."),
    gettext_noop("Donnez un XML où chaque enregistrement est un élément de même nom, ou un export CSV."),
)
REPEATED_ELEMENT = declare(
    "repeated_element",
    "info",
    gettext_noop("Une ligne est lue pour chaque élément « %(name)s » du fichier XML."),
    gettext_noop("Si les lignes sont d’autres éléments, choisissez le tableau qui convient."),
)
MACROS = declare(
    "macros",
    "warning",
    gettext_noop("Le classeur contient des macros."),
    gettext_noop("Elles ne sont ni exécutées ni gardées. Vérifiez que vos données ne dépendent pas d’elles."),
)
HIDDEN_ROWS = declare(
    "hidden_rows",
    "warning",
    gettext_noop("Lignes masquées ou filtrées dans la feuille « %(sheet)s » : %(number)s."),
    gettext_noop("Elles sont lues comme les autres. Retirez-les si elles ne doivent pas être transmises."),
)
HIDDEN_COLUMNS = declare(
    "hidden_columns",
    "warning",
    gettext_noop("Colonnes masquées dans la feuille « %(sheet)s » : %(number)s."),
    gettext_noop("Elles sont lues comme les autres. Retirez-les si elles ne doivent pas être transmises."),
)
SEVERAL_IN_SHEET = declare(
    "several_in_sheet",
    "info",
    gettext_noop("La feuille « %(sheet)s » contient %(number)s tableaux : chacun est lu à part."),
    gettext_noop("Si c’est un seul tableau, choisissez la feuille « %(sheet)s » : elle sera lue en entier."),
)
ANOTHER_TABLE = declare(
    "another_table",
    "warning",
    gettext_noop("Un autre tableau semble commencer à cette ligne : il est lu avec les colonnes du premier."),
    gettext_noop("Un tableau aussi long n’est pas coupé. Déposez chaque tableau dans un fichier à lui."),
)
NOT_CALCULATED = declare(
    "not_calculated",
    "warning",
    gettext_noop("Formules sans résultat enregistré, dont les cellules sont vides : %(number)s."),
    gettext_noop("Ouvrez le classeur dans un tableur, enregistrez-le, puis déposez-le à nouveau."),
)
PERCENTAGES = declare(
    "percentages",
    "info",
    gettext_noop("Des nombres sont affichés en pourcentage dans le classeur."),
    gettext_noop("C’est la valeur exacte qui est lue : 12,5 %% donne 0.125."),
)
