"""XML: the element that is repeated, its values, what is dangerous or broken."""

import os
import time
from pathlib import Path

import pytest

from pontdarc.core.reading import read
from pontdarc.core.refusals import Unreadable
from pontdarc.core.source import Limits
from pontdarc.core.tables import LongTable
from tests.core.formats.reading import Reader, columns, ids, lines, rows

SHARED = Path(os.environ["PONTDARC_SHARED"]) / "data"
real = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of real files is not here")

MARKETS = """<?xml version="1.0" encoding="UTF-8"?>
<marches xmlns="urn:x"><entete>export</entete>
<marche uid="1"><objet>Voirie &amp; réseaux</objet><lieu><code>07019</code><nom>Aubenas</nom></lieu><cpv>4</cpv>
<cpv>5</cpv></marche>
<marche uid="2"><objet><![CDATA[Toits]]></objet><montant V="12.5"/><cpv>6</cpv><note lang="fr">vu</note></marche>
</marches>"""


def test_a_row_is_read_for_each_repeated_element(reader: Reader) -> None:
    reading = reader(MARKETS, "a.xml")
    assert (reading.format, reading.encoding, ids(reading)) == ("xml", "utf-8", ["repeated_element", "nested_values"])
    assert columns(reading) == ["uid", "objet", "lieu.code", "lieu.nom", "cpv", "montant", "note.lang", "note"]
    assert rows(reading) == [
        ("1", "Voirie & réseaux", "07019", "Aubenas", '["4", "5"]', None, None, None),
        ("2", "Toits", None, None, '["6"]', "12.5", "fr", "vu"),
    ]
    assert lines(reading) == [3, 5]


def test_what_holds_many_records_is_no_record(reader: Reader) -> None:
    sheet = "<budget>" + "".join(f"<ligne><n>{number}</n></ligne>" for number in range(40)) + "</budget>"
    reading = reader(f"<document>{sheet}{sheet}</document>", "a.xml")
    assert reading.table is not None
    assert (reading.table.name, len(rows(reading)), columns(reading)) == ("ligne", 80, ["n"])


def test_several_repeated_elements_are_several_tables_and_one_can_be_chosen(reader: Reader) -> None:
    text = "<x><a><n>1</n></a><a><n>2</n></a><b><p>1</p><q>2</q></b><b><p>3</p><q>4</q></b></x>"
    assert [table.name for table in reader(text, "a.xml").tables] == ["b", "a"]
    assert rows(reader(text, "a.xml")) == [("1", "2"), ("3", "4")]
    assert rows(reader(text, "a.xml", sheet="a")) == [("1",), ("2",)]
    assert ids(reader(text, "a.xml", sheet="c")) == ["unknown_table"]


def test_values_without_inside_are_rows_too(reader: Reader) -> None:
    assert rows(reader("<l><nom>A</nom><nom>B</nom></l>", "a.xml")) == [("A",), ("B",)]


def test_words_among_elements_are_kept_together(reader: Reader) -> None:
    text = "<l><a><t>Un <b>gros</b> mot</t></a><a><t>x</t></a></l>"
    assert rows(reader(text, "a.xml")) == [("Un gros mot",), ("x",)]


def test_names_that_access_wrote_are_decoded(reader: Reader) -> None:
    text = "<d><r><Nom_x0020_Commun>Saule</Nom_x0020_Commun></r><r><Nom_x0020_Commun>Érable</Nom_x0020_Commun></r></d>"
    assert columns(reader(text, "a.xml")) == ["Nom Commun"]


def test_resources_of_rdf_are_values(reader: Reader) -> None:
    items = "".join(
        f'<d:Dataset rdf:about="urn:{n}"><t:title>T{n}</t:title><d:theme rdf:resource="urn:t"/></d:Dataset>'
        for n in (1, 2)
    )
    space = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="urn:d" xmlns:t="urn:t"'
    reading = reader(f"<rdf:RDF {space}>{items}</rdf:RDF>", "a.rdf")
    assert columns(reading) == ["about", "title", "theme"]
    assert rows(reading) == [("urn:1", "T1", "urn:t"), ("urn:2", "T2", "urn:t")]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "windows-1252"])
def test_the_declared_encoding_is_followed(reader: Reader, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><a><b><c>é</c></b><b><c>à</c></b></a>'
    assert rows(reader(text.encode(encoding), "a.xml")) == [("é",), ("à",)]


def test_a_declared_encoding_that_lies_does_not_break_it(reader: Reader) -> None:
    text = '<?xml version="1.0" encoding="utf-8"?><a><b><c>é été</c></b><b><c>à la</c></b></a>'
    assert rows(reader(text.encode("cp1252"), "a.xml")) == [("é été",), ("à la",)]


def test_a_truncated_document_gives_what_is_whole(reader: Reader) -> None:
    reading = reader(MARKETS[: MARKETS.index("<montant")] + "<mon", "a.xml")
    assert "broken_xml" in ids(reading)
    assert [row[1] for row in rows(reader(MARKETS.replace("</marches>", ""), "a.xml"))] == ["Voirie & réseaux", "Toits"]


@pytest.mark.parametrize(
    "text", ["<a/>", "<a><b>1</b><c>2</c></a>", '<?xml version="1.0"?><marches/>', "<a><b><c>1</c></b></a>"]
)
def test_no_repeated_element_is_told(reader: Reader, text: str) -> None:
    reading = reader(text, "a.xml")
    assert (reading.tables, ids(reading)) == ((), ["no_repeated_element"])


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "entities",
    [
        f'<!ENTITY l0 "lol">{LAUGHS}',
        '<!ENTITY l9 SYSTEM "file:///etc/passwd">',
        '<!ENTITY % x PUBLIC "-//x" "http://127.0.0.1/x.dtd"> %x;',
    ],
)
def test_entities_that_grow_or_lie_outside_are_refused(reader: Reader, entities: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        reader(f'<?xml version="1.0"?><!DOCTYPE a [{entities}]><a><b><c>&l9;</c></b><b><c>&l9;</c></b></a>', "a.xml")
    assert refusal.value.code == "xml_entities"


def test_a_long_entity_used_many_times_does_not_grow(reader: Reader) -> None:
    uses = "<b><c>" + "&x;" * 20_000 + "</c></b>"
    reading = reader(f'<!DOCTYPE a [<!ENTITY x "{"y" * 50_000}">]><a>{uses}{uses}</a>', "a.xml")
    assert reading.table is None or max(len(row[0] or "") for row in rows(reading)) < 1_000_000


def test_an_external_dtd_is_not_fetched(reader: Reader) -> None:
    text = '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a><b><c>1</c></b><b><c>2</c></b></a>'
    assert rows(reader(text, "a.xml")) == [("1",), ("2",)]


@pytest.mark.parametrize("levels", [400, 50_000])
def test_what_is_too_deep_is_told(reader: Reader, levels: int) -> None:
    start = time.monotonic()
    assert "broken_xml" in ids(reader("<a>" * levels + "</a>" * levels, "a.xml"))
    assert time.monotonic() - start < 5


def test_a_long_document_is_laid_down_on_disk(reader: Reader, tmp_path: Path) -> None:
    text = "<r>" + "".join(f"<e><n>{n}</n><t>é{n % 7}</t></e>\n" for n in range(3000)) + "</r>"
    (tmp_path / "a.xml").write_text(text)
    long = read(tmp_path / "a.xml", limits=Limits(long_from=1000))
    assert isinstance(long.table, LongTable)
    assert long.table.frame.rows() == rows(reader(text, "a.xml"))


@pytest.mark.parametrize("text", ["<html><body><p>x</p><p>y</p></body></html>", '<svg xmlns="x"><g/><g/></svg>'])
def test_pages_and_drawings_are_no_data(reader: Reader, text: str) -> None:
    assert reader(text, "a.xml").tables == ()


@real
def test_budgets_of_totem_are_read() -> None:
    reading = read(SHARED / "budgets" / "totem_cfu_valide.xml")
    assert reading.table is not None
    assert (reading.table.name, reading.table.rows, reading.encoding) == ("LigneBudget", 796, "iso-8859-1")
    assert {"Nature", "ContNat", "CodRD"} <= set(columns(reading))


@real
def test_public_contracts_are_read() -> None:
    reading = read(SHARED / "marches-publics" / "decp_Marche.xml")
    assert {"id", "acheteur.id", "considerationsSociales.considerationSociale"} <= set(columns(reading))
    assert reading.table is not None
    assert reading.table.frame["id"].to_list() == ["TEST2022", "TEST2022"]
