"""What reading may find, whatever the format."""

from collections.abc import Iterable

from pontdarc.core.findings import Finding, FindingKind, declare
from pontdarc.core.words import gettext_noop

SHOWN = 100
"""Findings of one kind shown one by one; the last one stands for the rest."""

# No table at all.
EMPTY_FILE = declare(
    "empty_file",
    "error",
    gettext_noop("Le fichier est vide."),
    gettext_noop(
        "Rouvrez l’original dans votre logiciel, vérifiez qu’il contient des lignes et enregistrez-le à nouveau."
    ),
)
NOT_A_TABLE = declare(
    "not_a_table",
    "error",
    gettext_noop("Aucun tableau n’a été trouvé dans ce fichier."),
    gettext_noop("Donnez un fichier fait de lignes et de colonnes, par exemple un export CSV de votre logiciel."),
)
NO_ROWS = declare(
    "no_rows",
    "error",
    gettext_noop("Le tableau n’a aucune ligne de données."),
    gettext_noop("Vérifiez que l’export contient bien des lignes, et qu’aucun filtre ne les cache."),
)
IS_PDF = declare(
    "is_pdf",
    "error",
    gettext_noop("Ce fichier est un PDF, pas un tableau, quel que soit son nom."),
    gettext_noop("Demandez le fichier d’origine (tableur ou logiciel métier) et exportez-le en CSV."),
)
IS_IMAGE = declare(
    "is_image",
    "error",
    gettext_noop("Ce fichier est une image (%(what)s), pas un tableau, quel que soit son nom."),
    gettext_noop("Demandez le fichier d’origine (tableur ou logiciel métier) et exportez-le en CSV."),
)
IS_DOCUMENT = declare(
    "is_document",
    "error",
    gettext_noop("Ce fichier est un document (%(what)s), pas un tableau."),
    gettext_noop("Copiez le tableau dans un tableur, ou exportez les données en CSV depuis votre logiciel."),
)
IS_HTML = declare(
    "is_html",
    "error",
    gettext_noop("Ce fichier est une page web (HTML), même si son nom dit autre chose."),
    gettext_noop("Ouvrez-la dans un tableur et enregistrez-la en CSV ou en XLSX, puis déposez ce nouveau fichier."),
)
NOT_READ_YET = declare(
    "not_read_yet",
    "error",
    gettext_noop("Ce format (%(what)s) n’est pas encore lu."),
    gettext_noop("Exportez en CSV, ou en GeoJSON s’il s’agit d’une carte, puis déposez ce nouveau fichier."),
)
IS_OTHER_ARCHIVE = declare(
    "is_other_archive",
    "error",
    gettext_noop("Les archives de cette sorte (%(what)s) ne sont pas ouvertes."),
    gettext_noop("Ouvrez-la sur votre poste, réenregistrez en zip ce qu’elle contient, puis déposez ce fichier zip."),
)
IS_BINARY = declare(
    "is_binary",
    "error",
    gettext_noop("Ce fichier n’est ni du texte ni un format de données connu."),
    gettext_noop("Exportez en CSV depuis le logiciel qui l’a produit, puis déposez ce nouveau fichier."),
)
DAMAGED = declare(
    "damaged",
    "error",
    gettext_noop("Le fichier (%(what)s) est tronqué ou abîmé : il ne peut pas être lu jusqu’au bout."),
    gettext_noop("Refaites la copie ou le téléchargement, puis déposez le fichier à nouveau."),
)
NO_MEMBER = declare(
    "no_member",
    "error",
    gettext_noop("L’archive ne contient aucun fichier de données lisible."),
    gettext_noop("Déposez directement le fichier de données, en CSV par exemple."),
)
UNKNOWN_MEMBER = declare(
    "unknown_member",
    "error",
    gettext_noop("L’archive ne contient pas de fichier nommé « %(member)s »."),
    gettext_noop("Fichiers présents : %(members)s."),
)
UNKNOWN_SHEET = declare(
    "unknown_sheet",
    "error",
    gettext_noop("Le classeur n’a pas de feuille nommée « %(sheet)s »."),
    gettext_noop("Feuilles présentes : %(sheets)s."),
)
BROKEN_JSON = declare(
    "broken_json",
    "error",
    gettext_noop("Le fichier JSON est mal formé à la ligne %(line)s."),
    gettext_noop("Il manque souvent une accolade, un crochet ou une virgule. Refaites l’export depuis le logiciel."),
)
NO_RECORDS = declare(
    "no_records",
    "error",
    gettext_noop("Ce JSON ne contient aucune liste d’objets : il n’y a pas de lignes à lire."),
    gettext_noop('Donnez une liste d’objets, par exemple [{"nom": "…"}, {"nom": "…"}], ou un export CSV.'),
)

# What holds the table.
SEVERAL_FILES = declare(
    "several_files",
    "info",
    gettext_noop("L’archive contient %(number)s fichiers. Le tableau principal est pris dans « %(member)s »."),
    gettext_noop("Si c’en est un autre, choisissez-le. Autres fichiers : %(others)s."),
)
GTFS = declare(
    "gtfs",
    "info",
    gettext_noop("Ce sont les horaires d’un réseau (GTFS), en %(number)s tables. La principale est « %(member)s »."),
    gettext_noop("Pour une autre, par exemple les lignes, choisissez-la. Autres tables : %(others)s."),
)
SEVERAL_TABLES = declare(
    "several_tables",
    "info",
    gettext_noop("Le fichier contient %(number)s tableaux. Le principal est « %(main)s »."),
    gettext_noop("Si c’en est un autre, choisissez-le. Autres tableaux : %(others)s."),
)
HIDDEN_SHEET = declare(
    "hidden_sheet",
    "warning",
    gettext_noop("La feuille « %(sheet)s » est masquée dans le classeur."),
    gettext_noop("Vérifiez qu’elle ne contient rien à garder pour vous avant de transmettre ce classeur."),
)
EXTENSION = declare(
    "extension",
    "info",
    gettext_noop("Le nom du fichier finit par « .%(extension)s », mais son contenu est au format %(format)s."),
    gettext_noop("Rien à faire : c’est le contenu qui a été lu."),
)

# Characters.
BYTE_ORDER_MARK = declare(
    "byte_order_mark",
    "info",
    gettext_noop("Le fichier commence par une marque d’ordre des octets (BOM)."),
    gettext_noop("Rien à faire : elle a été retirée."),
)
MIXED_ENCODINGS = declare(
    "mixed_encodings",
    "warning",
    gettext_noop("Cette ligne n’est pas dans le même encodage (%(encoding)s) que le reste du fichier."),
    gettext_noop("Ses accents ont été rétablis. Vérifiez-les : deux fichiers ont sans doute été mis bout à bout."),
)
UNDECODABLE = declare(
    "undecodable",
    "warning",
    gettext_noop("%(number)s octets ne veulent rien dire dans l’encodage %(encoding)s : ils sont remplacés par « � »."),
    gettext_noop("Choisissez un autre encodage, ou refaites l’export en UTF-8."),
)
BROKEN_ACCENTS = declare(
    "broken_accents",
    "warning",
    gettext_noop("Des accents sont abîmés dans le fichier : « Ã© » au lieu de « é »."),
    gettext_noop(
        "Un logiciel l’a lu dans un encodage et réécrit dans un autre. La réparation les rétablit ; "
        "si vous le pouvez, refaites l’export."
    ),
)
NUL_BYTES = declare(
    "nul_bytes",
    "warning",
    gettext_noop("Le fichier contient %(number)s octets nuls, qui ne sont pas du texte."),
    gettext_noop("Ils ont été retirés. Vérifiez que l’export n’a pas été interrompu."),
)
UNKNOWN_ENCODING = declare(
    "unknown_encoding",
    "warning",
    gettext_noop("L’encodage demandé (%(encoding)s) n’existe pas : il a été recherché dans le fichier."),
    gettext_noop("Noms connus : utf-8, cp1252, iso-8859-15, utf-16, mac-roman, cp850."),
)

# Rows.
TITLE_ROWS = declare(
    "title_rows",
    "info",
    gettext_noop("Lignes au-dessus de l’en-tête, qui ne font pas partie du tableau : %(number)s."),
    gettext_noop("Titres et notes sont laissés de côté. Si l’en-tête est ailleurs, dites à quelle ligne."),
)
COMMENT_ROWS = declare(
    "comment_rows",
    "info",
    gettext_noop("Lignes de commentaire, qui ne font pas partie du tableau : %(number)s."),
    gettext_noop("Rien à faire : elles sont laissées de côté."),
)
BLANK_ROWS = declare(
    "blank_rows",
    "info",
    gettext_noop("Lignes vides passées : %(number)s."),
    gettext_noop("Rien à faire. Si une ligne vide sépare deux tableaux, donnez un fichier par tableau."),
)
SHORT_ROW = declare(
    "short_row",
    "warning",
    gettext_noop("Cette ligne n’a pas le bon nombre de cellules : %(found)s au lieu de %(expected)s."),
    gettext_noop(
        "Les cellules qui manquent sont laissées vides. Vérifiez que rien n’a glissé d’une colonne à l’autre."
    ),
)
LONG_ROW = declare(
    "long_row",
    "warning",
    gettext_noop("Cette ligne a %(found)s cellules au lieu de %(expected)s."),
    gettext_noop(
        "Les cellules en trop sont gardées dans la colonne « %(overflow)s ». Un texte contient sans doute le "
        "délimiteur sans être entre guillemets."
    ),
)
WRAPPED_ROW = declare(
    "wrapped_row",
    "warning",
    gettext_noop("Toute la ligne est entre guillemets, comme une seule cellule."),
    gettext_noop("Ses cellules ont été séparées. Le fichier a sans doute été enregistré deux fois par un tableur."),
)
TOTAL_ROW = declare(
    "total_row",
    "warning",
    gettext_noop("Cette ligne a l’air d’un total ou d’une note, pas d’une donnée."),
    gettext_noop("Retirez-la de votre fichier : un total se recalcule et fausse les sommes."),
)
REPEATED_HEADER = declare(
    "repeated_header",
    "warning",
    gettext_noop("L’en-tête est répété à cette ligne, au milieu des données."),
    gettext_noop("Elle a été laissée de côté. Des pages imprimées ont sans doute été mises bout à bout."),
)
UNCLOSED_QUOTE = declare(
    "unclosed_quote",
    "warning",
    gettext_noop("Un guillemet est ouvert à cette ligne et n’est jamais refermé."),
    gettext_noop("La ligne a été lue sans tenir compte des guillemets. Corrigez-la dans votre fichier."),
)
LONG_LINE = declare(
    "long_line",
    "warning",
    gettext_noop("Une ligne du fichier fait plus de %(megabytes)s Mo."),
    gettext_noop("Des fins de ligne ont sans doute été perdues : refaites l’export."),
)
LINE_ENDINGS = declare(
    "line_endings",
    "info",
    gettext_noop("Plusieurs sortes de fin de ligne sont mélangées dans le fichier."),
    gettext_noop("Rien à faire : elles ont toutes été comprises."),
)

# Columns.
DUPLICATE_HEADER = declare(
    "duplicate_header",
    "warning",
    gettext_noop("Plusieurs colonnes s’appellent « %(name)s » : celle-ci devient « %(column)s »."),
    gettext_noop("Donnez un nom différent à chaque colonne."),
)
EMPTY_HEADER = declare(
    "empty_header",
    "warning",
    gettext_noop("Une colonne n’a pas de nom : elle devient « %(column)s »."),
    gettext_noop("Donnez un nom à chaque colonne."),
)
LONG_HEADER = declare(
    "long_header",
    "warning",
    gettext_noop("Un nom de colonne fait %(length)s caractères : il a été raccourci."),
    gettext_noop("Vérifiez que l’en-tête est bien une ligne de noms courts."),
)
NO_HEADER = declare(
    "no_header",
    "warning",
    gettext_noop("Le tableau n’a pas de ligne d’en-tête."),
    gettext_noop("Ajoutez une première ligne avec le nom de chaque colonne, ou dites à quelle ligne elle est."),
)
HEADER_ROW_UNUSABLE = declare(
    "header_row_unusable",
    "warning",
    gettext_noop("La ligne d’en-tête demandée (%(asked)s) est vide ou n’existe pas."),
    gettext_noop("L’en-tête a été recherché dans le fichier. Donnez le numéro de ligne que montre un tableur."),
)
HEADER_ROWS = declare(
    "header_rows",
    "info",
    gettext_noop(
        "L’en-tête tient sur %(number)s lignes, de la ligne %(first)s à la ligne %(last)s : elles ont été réunies, par "
        "exemple en « %(example)s »."
    ),
    gettext_noop("Si ce n’est pas juste, dites à quelle ligne est l’en-tête et combien de lignes il occupe."),
)
TRAILING_DELIMITERS = declare(
    "trailing_delimiters",
    "info",
    gettext_noop("Colonnes sans nom ni valeur retirées en fin de ligne : %(number)s."),
    gettext_noop("Rien à faire : ce sont des séparateurs en trop."),
)

# Cells.
FORMULA_LIKE = declare(
    "formula_like",
    "warning",
    gettext_noop("Une cellule de la colonne « %(column)s » commence comme une formule de tableur."),
    gettext_noop("Elle est gardée comme texte. Un tableur pourrait l’exécuter : vérifiez d’où elle vient."),
)
FORMULA_VALUE = declare(
    "formula_value",
    "info",
    gettext_noop("Formules dans le classeur : %(number)s."),
    gettext_noop("C’est leur dernier résultat enregistré qui est lu."),
)
CELL_ERROR = declare(
    "cell_error",
    "warning",
    gettext_noop("Cellules qui contiennent une erreur de tableur (#N/A, #REF!, #DIV/0!…) : %(number)s."),
    gettext_noop("Elles sont laissées vides. Corrigez les formules dans le classeur."),
)
MERGED_CELLS = declare(
    "merged_cells",
    "warning",
    gettext_noop("Cellules fusionnées dans les données : %(number)s."),
    gettext_noop("La valeur reste dans la première cellule de chaque fusion. Défusionnez et répétez la valeur."),
)
NESTED_VALUES = declare(
    "nested_values",
    "info",
    gettext_noop("La colonne « %(column)s » contient des listes ou des objets."),
    gettext_noop("Ils sont gardés comme texte JSON."),
)
SKIPPED_RECORDS = declare(
    "skipped_records",
    "warning",
    gettext_noop("Cet enregistrement n’est pas un objet : il n’a pas de colonnes."),
    gettext_noop("Il a été laissé de côté. Refaites l’export depuis le logiciel."),
)


class Some:
    """Findings of one kind as they come: the first ones are kept, the last one kept stands for the rest."""

    def __init__(self) -> None:
        self._kept: list[Finding] = []
        self._rest = 0

    def add(self, finding: Finding) -> None:
        """Keep the finding, or count it."""
        if len(self._kept) < SHOWN:
            self._kept.append(finding)
        else:
            self._rest += finding.count

    def extend(self, others: "Some") -> None:
        """Add those that come after."""
        for finding in others._kept:
            self.add(finding)
        self._rest += others._rest

    @property
    def is_full(self) -> bool:
        """Whether the next finding would only be counted."""
        return len(self._kept) >= SHOWN

    def count(self, number: int) -> None:
        """Count findings that would not be kept: right only when it is full."""
        self._rest += number

    def findings(self) -> list[Finding]:
        """Return those kept."""
        if not self._rest or not self._kept:
            return list(self._kept)
        *first, last = self._kept
        stands = Finding(last.kind, last.row, last.column, last.value, last.params, last.count + self._rest)
        return [*first, stands]


def one_by_one(findings: Iterable[Finding]) -> list[Finding]:
    """Return the first findings of an endless list; the last one kept stands for the rest by its count."""
    some = Some()
    for finding in findings:
        some.add(finding)
    return some.findings()


def only(kind: FindingKind, **params: object) -> tuple[Finding, ...]:
    """Return the one finding that says why there is no table."""
    return (Finding(kind, params=params),)
