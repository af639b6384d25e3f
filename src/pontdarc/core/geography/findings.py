"""What reading may find of a geometry and of its reference system, whatever the format."""

from pontdarc.core.findings import declare
from pontdarc.core.words import gettext_noop

CONVERTED = declare(
    "coordinates_converted",
    "info",
    gettext_noop("Les coordonnées étaient dans le système %(name)s : elles ont été converties en WGS 84."),
    gettext_noop("Rien à faire : le système d’origine est gardé avec le fichier déposé."),
)
UNKNOWN_SYSTEM = declare(
    "unknown_system",
    "warning",
    gettext_noop("Le système de coordonnées n’est pas indiqué, et les coordonnées ne suffisent pas à le deviner."),
    gettext_noop(
        "Elles sont gardées telles quelles, sans carte. Joignez le fichier .prj, ou exportez à nouveau en WGS 84."
    ),
)
GUESSED_SYSTEM = declare(
    "guessed_system",
    "warning",
    gettext_noop("Le système de coordonnées n’est pas indiqué. D’après les coordonnées, c’est %(name)s."),
    gettext_noop("Vérifiez la carte. Pour plus de sûreté, joignez le fichier .prj ou indiquez le système à l’export."),
)
GUESSED_OVERSEAS = declare(
    "guessed_overseas_system",
    "warning",
    gettext_noop(
        "Le système de coordonnées n’est pas indiqué. Le fichier parle de ce territoire (%(places)s), et les "
        "coordonnées sont celles de son système officiel, %(name)s."
    ),
    gettext_noop("Vérifiez la carte. Pour plus de sûreté, joignez le fichier .prj ou indiquez le système à l’export."),
)
OVERSEAS_SYSTEMS = declare(
    "overseas_systems",
    "warning",
    gettext_noop("Le système de coordonnées n’est pas indiqué. Les coordonnées peuvent être celles de : %(choices)s."),
    gettext_noop(
        "Elles sont gardées telles quelles, sans carte. Joignez le fichier .prj, ou ajoutez une colonne de codes INSEE "
        "qui dise de quel territoire il s’agit."
    ),
)
WRONG_SYSTEM = declare(
    "wrong_system",
    "warning",
    gettext_noop("Le fichier dit être dans le système %(said)s, mais ses coordonnées sont celles de %(name)s."),
    gettext_noop("Elles ont été lues en %(name)s. Vérifiez la carte, et corrigez le système dans votre logiciel."),
)
IMPOSSIBLE_SYSTEM = declare(
    "impossible_system",
    "warning",
    gettext_noop("Le fichier dit être dans le système %(said)s, mais ses coordonnées ne peuvent pas l’être."),
    gettext_noop("Elles sont gardées telles quelles, sans carte. Indiquez le vrai système, ou exportez en WGS 84."),
)
OUTSIDE_AREA = declare(
    "outside_area",
    "warning",
    gettext_noop("Formes hors de la zone où le système %(name)s s’emploie : %(number)s."),
    gettext_noop("Le système indiqué est peut-être faux, ou ces coordonnées le sont. Vérifiez-les sur la carte."),
)
SWAPPED = declare(
    "swapped_coordinates",
    "warning",
    gettext_noop(
        "Formes dont la latitude et la longitude semblent inversées, car elles tombent hors de France : %(number)s."
    ),
    gettext_noop("Elles sont gardées telles quelles. Inversez-les dans votre logiciel, puis refaites l’export."),
)
CROSSING = declare(
    "crossing_geometry",
    "warning",
    gettext_noop("Formes dont le contour se croise lui-même ou se recouvre : %(number)s."),
    gettext_noop("Elles sont gardées telles quelles. Votre logiciel de cartographie sait réparer ces géométries."),
)
EMPTY = declare(
    "empty_geometry",
    "warning",
    gettext_noop("Lignes sans géométrie, ou dont la géométrie est vide : %(number)s."),
    gettext_noop("Elles sont gardées, mais n’apparaîtront pas sur la carte."),
)
LOST = declare(
    "lost_geometry",
    "warning",
    gettext_noop("Lignes dont la géométrie est illisible, ou n’a pas de place sur la Terre : %(number)s."),
    gettext_noop("Ces lignes sont gardées sans géométrie. Corrigez-les dans votre logiciel de cartographie."),
)
MIXED = declare(
    "mixed_geometries",
    "info",
    gettext_noop("Le tableau mêle des géométries de plusieurs sortes (%(kinds)s)."),
    gettext_noop("Certains logiciels n’en admettent qu’une par fichier : le Shapefile téléchargé sera coupé."),
)
HEIGHTS = declare(
    "heights",
    "info",
    gettext_noop("Les géométries ont une altitude."),
    gettext_noop("Elle est gardée."),
)
