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
    assert "Ligne 1\u202f200" in shown or "Ligne 1 200" in shown or "Ligne 1\u00a0200" in shown
