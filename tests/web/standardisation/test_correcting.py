"""Rows to correct: shown, corrected where they stand, sent back, taken back by the same door."""

import re
import zipfile
from datetime import datetime
from io import BytesIO

import pytest
import xlsxwriter
from django.test import Client
from playwright.sync_api import expect

from pontdarc.approach.dispatch import drain
from pontdarc.approach.journeys import deliver
from pontdarc.core.recipe import from_yaml
from pontdarc.extraction.actions import invite
from pontdarc.extraction.models import Delivery
from pontdarc.inventory.actions import register
from pontdarc.inventory.models import Entry
from pontdarc.journal.models import AuditEvent
from pontdarc.outside import clock
from pontdarc.standardisation.corrections import corrections_in
from pontdarc.standardisation.models import Preparation
from pontdarc.standardisation.queries import last_preparation
from tests.web.conftest import Enter, Look, overflow, violations
from tests.web.publication.test_portal import text_of
from tests.world.territory import Network, actor

HEAD = "COMMUNE_NOM;COLL_INSEE;ENFANT_SEXE;ENFANT_PRENOM;ANNEE;NOMBRE_OCCURRENCES\n"
FILE = HEAD + (
    "Saint-Arcens;07001;F;LOUISE;2025;cinq\nSaint-Arcens;07001;M;GABRIEL;2025;8\nSaint-Arcens;07001;F;JADE;2025;cinq\n"
)
CAUSE = "?cause=type&colonne=NOMBRE_OCCURRENCES"


@pytest.fixture
def entry(network: Network, now: datetime) -> Entry:
    by = actor(network.referent)
    return register(by=by, organisation=network.commune, title="Prénoms", standard="scdl/prenoms", now=now)


@pytest.fixture
def dropped(network: Network, entry: Entry) -> Delivery:
    by = actor(network.referent)
    delivery = deliver(by=by, entry=entry, file=[FILE.encode()], filename="prenoms.csv", now=clock.now())
    drain(clock.now())
    return delivery


def _last(entry: Entry) -> Preparation:
    found = last_preparation(entry.pk)
    assert found is not None
    return found


def _fields(page: str) -> dict[str, str]:
    """Return what a browser would send of the fields of the page."""
    found = re.findall(r'<input[^>]*?name="([drbvs]\.\d+)"[^>]*?value="([^"]*)"', page)
    return dict(found)


def _edited(workbook: bytes, changes: dict[str, str]) -> bytes:
    """Return a workbook in which texts were typed over, all that a program does not touch left as it is."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "xl/sharedStrings.xml":
                for before, after in changes.items():
                    content = content.replace(f">{before}<".encode(), f">{after}<".encode())
            made.writestr(name, content)
    return out.getvalue()


def test_each_cause_leads_to_its_rows_with_the_wrong_cell_ready_to_be_typed_over(
    network: Network, dropped: Delivery, enter: Enter
) -> None:
    client = enter(network.referent)
    page = text_of(client, f"/espace/depots/{dropped.pk}/")
    assert f"/espace/depots/{dropped.pk}/lignes/?cause=type&amp;colonne=NOMBRE_OCCURRENCES" in page
    page = text_of(client, f"/espace/depots/{dropped.pk}/lignes/{CAUSE}")
    assert (_fields(page)["v.2"], _fields(page)["v.4"]) == ("cinq", "cinq")
    assert "GABRIEL" not in page


def _two_sheets() -> bytes:
    """Return a workbook of one sheet a year, where the same line of each is wrong."""
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        for year in ("2024", "2025"):
            sheet = book.add_worksheet(year)
            rows = [("LOUISE", "F", 5), ("GABRIEL", "M", "huit"), ("JADE", "F", 6), ("ALIX", "M", 7), ("ROSE", "F", 9)]
            for place, cells in enumerate(
                [("Code INSEE", "Prénom", "Sexe", "Nombre"), *(("07001", *row) for row in rows)]
            ):
                sheet.write_row(place, 0, cells)
    return made.getvalue()


@pytest.fixture
def two_sheets(network: Network, entry: Entry) -> Delivery:
    by = actor(network.referent)
    delivery = deliver(by=by, entry=entry, file=[_two_sheets()], filename="annees.xlsx", now=clock.now())
    drain(clock.now())
    return delivery


def test_the_rows_of_several_sheets_are_shown_with_their_sheet(
    network: Network, two_sheets: Delivery, enter: Enter
) -> None:
    client = enter(network.referent)
    assert "Feuille « 2025 », ligne 3" in text_of(client, f"/espace/depots/{two_sheets.pk}/rapport/")
    page = text_of(client, f"/espace/depots/{two_sheets.pk}/lignes/{CAUSE}")
    assert 'aria-label="NOMBRE_OCCURRENCES, ligne 3 (2025)"' in page
    assert len([name for name in _fields(page) if name.startswith("v.")]) == 2


def test_what_is_typed_in_a_cell_is_in_the_table_and_stays(
    network: Network, entry: Entry, dropped: Delivery, enter: Enter
) -> None:
    client = enter(network.referent)
    url = f"/espace/depots/{dropped.pk}/lignes/{CAUSE}"
    fields = {**_fields(text_of(client, url)), "v.2": "5", "e.2": "1"}
    answer = client.post(url, fields)
    assert answer["Location"].startswith(f"/espace/depots/{dropped.pk}/")
    assert _last(entry).valid
    page = text_of(client, f"/espace/fiches/{entry.pk}/corrections/")
    assert "cinq" in page
    client.post(f"/espace/fiches/{entry.pk}/corrections/", {"rank": "0"})
    assert not _last(entry).valid


def test_a_workbook_that_comes_back_by_the_drop_completes_the_file(
    network: Network, entry: Entry, dropped: Delivery, enter: Enter
) -> None:
    client = enter(network.referent)
    answer = client.post(f"/espace/depots/{dropped.pk}/a-corriger.xlsx")
    assert answer["Content-Disposition"].endswith('"prenoms-a-corriger.xlsx"')
    assert AuditEvent.objects.filter(verb="send_back").count() == 1
    back = _edited(answer.content, {"cinq": "5"})
    deliver(by=actor(network.referent), entry=entry, file=[back], filename="retour.xlsx", now=clock.now())
    drain(clock.now())
    merged = Delivery.objects.get(origin=Delivery.Origin.CORRECTED)
    assert merged.corrects == dropped
    assert _last(entry).valid
    returned = Delivery.objects.get(filename="retour.xlsx")
    assert client.get(f"/espace/depots/{returned.pk}/")["Location"] == f"/espace/depots/{merged.pk}/"
    assert "complété par un classeur corrigé" in text_of(client, f"/espace/fiches/{entry.pk}/")


def test_who_dropped_a_file_by_link_corrects_it_by_the_same_link(network: Network, entry: Entry, now: datetime) -> None:
    _link, token = invite(by=actor(network.referent), entry=entry, person=network.secretary, now=clock.now())
    client = Client()
    with BytesIO(FILE.encode()) as file:
        file.name = "prenoms.csv"
        answer = client.post(f"/depot/{token}/", {"file": file})
    drain(clock.now())
    address = answer["Location"]
    assert "Télécharger les lignes à corriger" in text_of(client, address)
    back = _edited(client.post(f"{address}a-corriger.xlsx").content, {"cinq": "5"})
    with BytesIO(back) as file:
        file.name = "retour.xlsx"
        answer = client.post(f"/depot/{token}/", {"file": file})
    drain(clock.now())
    assert "Ce qui reste à voir" in client.get(answer["Location"], follow=True).content.decode()
    assert _last(entry).valid


def test_personal_values_are_masked_until_somebody_says_that_they_look(
    network: Network, entry: Entry, enter: Enter
) -> None:
    text = FILE.replace("ANNEE", "Courriel;ANNEE").replace(";2025", ";lise@exemple.fr;2025")
    plain = register(
        by=actor(network.referent), organisation=network.commune, title="Contacts", standard="", now=clock.now()
    )
    text = "objet;courriel\n" + "".join(f"=1+{n};lise{n}@exemple.fr\n" for n in range(8))
    delivery = deliver(
        by=actor(network.referent), entry=plain, file=[text.encode()], filename="contacts.csv", now=clock.now()
    )
    drain(clock.now())
    client = enter(network.referent)
    url = f"/espace/depots/{delivery.pk}/lignes/?cause=formula_like&colonne=objet"
    page = text_of(client, url)
    assert "=1+0" in page
    assert "lise0@exemple.fr" not in page
    shown = client.post(url.replace("lignes/", "lignes/valeurs")).content.decode()
    assert "lise0@exemple.fr" in shown
    assert AuditEvent.objects.filter(verb="show_values").count() == 1


def test_a_reader_sees_the_rows_and_changes_nothing(
    network: Network, entry: Entry, dropped: Delivery, enter: Enter
) -> None:
    client = enter(network.dpo)
    url = f"/espace/depots/{dropped.pk}/lignes/{CAUSE}"
    assert 'name="v.2"' not in text_of(client, url)
    client.post(url, {"d.2": "0" * 32, "b.2": "cinq", "v.2": "5", "e.2": "1"})
    assert corrections_in(from_yaml(_last(entry).recipe.document)) == ()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_cell_is_corrected_by_the_keyboard_alone(network: Network, dropped: Delivery, look: Look) -> None:
    page = look(f"/espace/depots/{dropped.pk}/lignes/{CAUSE}", by=network.referent, width=360)
    assert violations(page) == []
    assert overflow(page) == 0
    page.get_by_label("NOMBRE_OCCURRENCES, ligne 2").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("5")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator("#enregistrer").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/espace/depots/{dropped.pk}/#reste")
    expect(page.get_by_text("1 correction est gardée")).to_be_visible()
    expect(page.get_by_text("Rien ne reste à corriger.")).to_be_visible()


def test_the_report_is_given_as_a_page_and_as_json_without_any_cell(
    network: Network, dropped: Delivery, enter: Enter
) -> None:
    client = enter(network.dpo)
    page = text_of(client, f"/espace/depots/{dropped.pk}/rapport/")
    assert dropped.sha256 in page
    answer = client.get(f"/espace/depots/{dropped.pk}/rapport.json")
    assert answer.json()["wrong_rows"] == 2
    for said in (page, answer.content.decode()):
        assert "cinq" not in said
        assert "GABRIEL" not in said


def test_who_takes_the_received_file_leaves_a_trace(network: Network, dropped: Delivery, enter: Enter) -> None:
    answer = enter(network.dpo).post(f"/espace/depots/{dropped.pk}/fichier")
    assert b"".join(answer.streaming_content).decode() == FILE  # type: ignore[attr-defined]
    assert AuditEvent.objects.filter(verb="hand_over", subject=dropped.pk).count() == 1


PROBABLE = "EQUIP_NOM;EQUIP_THEME;EQUIP_LAT\n" + "".join(
    f"{name};Equipement sportif et culturel;44,7\n" for name in ("Gymnase", "Piscine")
)
THEME = "?cause=enum&colonne=EQUIP_THEME"


@pytest.fixture
def doubtful(network: Network, now: datetime) -> Delivery:
    """A file whose theme is close to one of the list, and to another."""
    by = actor(network.referent)
    made = register(by=by, organisation=network.commune, title="Équipements", standard="scdl/equipements", now=now)
    delivery = deliver(by=by, entry=made, file=[PROBABLE.encode()], filename="equipements.csv", now=clock.now())
    drain(clock.now())
    return delivery


def test_a_close_value_is_proposed_and_never_applied_until_somebody_takes_it(
    network: Network, doubtful: Delivery, enter: Enter
) -> None:
    client, url = enter(network.referent), f"/espace/depots/{doubtful.pk}/lignes/{THEME}"
    found = _last(doubtful.entry)
    assert "EQUIP_THEME" not in found.report["repairs"]
    fields = _fields(text_of(client, url))
    assert fields["v.2"] == "Equipement sportif et culturel"
    assert fields["s.2"] == "Equipement culturel"
    client.post(url, {**fields, "accept": "2"})
    (correction,) = corrections_in(from_yaml(_last(doubtful.entry).recipe.document))
    assert (correction.before, correction.after) == ("Equipement sportif et culturel", "Equipement culturel")
    assert not [one for one in _last(doubtful.entry).report["totals"] if one["column"] == "EQUIP_THEME"]


def test_a_proposed_value_is_taken_by_the_keyboard_alone(network: Network, doubtful: Delivery, look: Look) -> None:
    page = look(f"/espace/depots/{doubtful.pk}/lignes/{THEME}", by=network.referent, width=360)
    assert violations(page) == []
    assert overflow(page) == 0
    page.get_by_role("button", name="Prendre « Equipement culturel »").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/espace/depots/{doubtful.pk}/#reste")
    expect(page.get_by_text("1 correction est gardée")).to_be_visible()
