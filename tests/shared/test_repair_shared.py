"""Real files come out of repair with only findings that need a fact nobody gave; other files follow no standard."""

import os
from pathlib import Path

import pytest

from pontdarc.core import checks
from pontdarc.core.findings import catalogue
from pontdarc.core.reading import read
from pontdarc.core.registry import import_all
from pontdarc.standardisation.catalogue import standards
from pontdarc.standardisation.recognition import recognise_standard
from tests.shared.test_expectations import EXPECTED as KEPT
from tests.shared.test_expectations import what_is_said

SHARED = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).parents[2].parent / "shared")
DATA = SHARED / "data"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DATA.is_dir(), reason="le dossier shared n’est pas là"),
]
# Each id says which fact is missing: a column or cell nobody filled, an identifier a spreadsheet rounded, a year in
# place of a date, votes that do not add up, a subject without its second level, a theme of another nomenclature,
# a name the standard's pattern refuses.
MISSING = {"required", "missing_column", "one_of_required"}
EXPECTED = {
    "deliberations/deliberations-metropole-saint-etienne.csv": (
        "scdl/deliberations",
        MISSING | {"cohesive", "compare_columns", "sum_columns", "nomenclature_actes"},
    ),
    "subventions/224400028_subventions-aux-associations-du-departement-de-loire-atlantique.csv": (
        "scdl/subventions",
        MISSING | {"siret", "type"},
    ),
    "subventions/224900019_conventions-de-subventions-du-departement-de-maine-et-loire.csv": (
        "scdl/subventions",
        MISSING | {"siret", "pattern"},
    ),
    "subventions/72_subventions_associations_2017-converti.xlsx": ("scdl/subventions", MISSING),
    "subventions/85_2018_Publication_données_Open_data_Subventions_Conventions.csv": ("scdl/subventions", set()),
    "subventions/MTP_AttribSub_2014.ods": ("scdl/subventions", MISSING),
    "subventions/MTP_AttribSub_2014.xls": ("scdl/subventions", MISSING),
    "subventions/SCDL_WITH_EXERCICE_ALT.xlsx": ("scdl/subventions", MISSING | {"siret"}),
    "subventions/data.gouv-cd53-21-12-2018.xlsx": ("scdl/subventions", MISSING | {"siret"}),
    "subventions/exemple-duplicate-column.csv": ("scdl/subventions", set()),
    "equipements/Antennes_du_CD22.csv": ("scdl/equipements", MISSING),
    "equipements/MTP_EquipementSportif_2012.xls": ("scdl/equipements", MISSING),
    "equipements/MTP_EtabliPublic.csv": ("scdl/equipements", MISSING | {"enum"}),
    "equipements/services_publics-saint-etienne-metropole.csv": ("scdl/equipements", MISSING | {"pattern"}),
    "prenoms/MTP_Prenoms.csv": ("scdl/prenoms", MISSING),
    "prenoms/MTP_Prenoms.ods": ("scdl/prenoms", MISSING),
    "prenoms/Prenoms_naissance_complete_Carrieres-sous-Poissy.xlsx": ("scdl/prenoms", MISSING),
    "prenoms/nom-naiss-CSP.csv": ("scdl/prenoms", MISSING),
}
OTHERS = [
    "adresses/ain_boites_aux_lettres.csv", "cadastre-urbanisme/MTP_PermisConst.csv",
    "annuaires/EPCI_no_opendata.csv", "elections/parrainages2022_07.csv", "biodiversite/ardeche_zq_rapaces.csv",
    "elections/presidentielle2017_t1_communes_07.csv",
    "randonnee-frequentation/ardeche_ecocompteur.csv",
    "bibliotheques/top-500-des-films-les-plus-empruntes-a-la-bibliotheque-de-toulouse.csv",
]  # fmt: skip


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_real_file_only_lacks_what_nobody_gave(name):
    path = DATA / name
    if not path.exists():
        pytest.skip("ce fichier n’est pas dans le dossier")
    slug, allowed = EXPECTED[name]
    said = KEPT.get(name) or what_is_said(name)  # test_expectations proves that what is kept is what is said
    assert said["standard"] == slug
    import_all(checks)  # each declares its findings
    levels = {kind.id: kind.level for kind in catalogue()}
    assert {id for ids in said["remaining"].values() for id in ids if levels[id] == "error"} <= allowed


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_of_another_sort_follows_no_standard(name):
    path = DATA / name
    if not path.exists():
        pytest.skip("ce fichier n’est pas dans le dossier")
    table = read(path).table
    assert table is not None
    assert recognise_standard(table.frame, standards(), f"{path.name} {table.name or ''}").standard is None
