"""What a report says of people."""

from pontdarc.web.standardisation.shown import personal


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
