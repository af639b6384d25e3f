"""What a person is told of an erasure, and of what is public about them."""

from pontdarc.approach.erasure.copying import Copied
from pontdarc.publication.models import Version
from pontdarc.web.templatetags.erasure import told_of


def test_a_copy_says_titles_and_values_as_people_read_them() -> None:
    columns = [
        {"name": "montant", "title": "Montant", "type": "number"},
        {"name": "notificationUE", "title": "Notifiée à l’Union", "type": "boolean"},
        {"name": "idRAE", "title": "Numéro de l’aide", "type": "string"},
        {"name": "dateConvention", "title": "", "type": "date"},
    ]
    row = ["4000.0", "false", None, "2025-09-05", "Radio Val"]
    names = [*(str(column["name"]) for column in columns), "inconnue"]
    assert told_of(row, Copied(Version(columns=columns), names, [row])) == [
        ("Montant", "4\u202f000"),
        ("Notifiée à l’Union", "non"),
        ("dateConvention", "05/09/2025"),
        ("inconnue", "Radio Val"),
    ]
