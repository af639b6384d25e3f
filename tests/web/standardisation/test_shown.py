"""What a report says of people."""

from django.template.loader import render_to_string

from pontdarc.web.standardisation.shown import causes, personal


def test_what_names_somebody_is_told_from_what_leads_to_somebody() -> None:
    columns = [
        {"name": "mail_mairie", "kind": "email", "role": "indirect"},
        {"name": "commune", "kind": "commune", "role": "no"},
        {"name": "president", "kind": "person_name", "role": "direct"},
        {"name": "sante", "kind": None, "role": "sensitive"},
    ]
    signs = personal({"scan": {"columns": columns}})
    assert [one["name"] for one in signs.direct] == ["president", "sante"]
    assert [one["name"] for one in signs.indirect] == ["mail_mairie"]
    assert not personal({"scan": {"columns": columns[1:2]}})


def test_a_line_of_a_sheet_is_shown_with_its_sheet() -> None:
    words = {"text": "Vide.", "hint": "Complétez.", "params": {}}
    finding = {"id": "required", "level": "error", "column": "nom", "words": words}
    (cause,) = causes([{**finding, "sheet": "2024", "row": 3}, {**finding, "row": 1200}])
    shown = " ".join(render_to_string("components/finding.html", {"cause": cause}).split())
    assert "Feuille « 2024 », ligne 3" in shown
    assert "Ligne 1 200" in shown


def test_a_value_that_was_not_kept_is_not_advised() -> None:
    words = {
        "text": "« %(value)s » est de trop.",
        "hint": "Choisissez-en une. Valeurs admises : %(allowed)s.",
        "params": {},
    }
    finding = {"id": "enum", "level": "error", "column": "sexe", "row": 3, "words": words}
    (cause,) = causes([finding])
    assert cause.examples[0].message == "« … » est de trop."
    assert cause.hint == "Choisissez-en une."
    (cause,) = causes([{**finding, "words": {**words, "hint": "Valeurs admises : %(allowed)s."}}])
    assert 'class="do"' not in render_to_string("components/finding.html", {"cause": cause})


def test_a_column_that_only_the_values_would_tell_is_left_open() -> None:
    words = {"text": "L’année est dans « %(column)s ».", "hint": "Vérifiez.", "params": {}}
    (cause,) = causes([{"id": "sheets_joined", "level": "info", "column": None, "row": None, "words": words}])
    assert cause.examples[0].message == "L’année est dans « … »."
