"""Official examples and real files are recognised as what they are, at the version they follow, and no other is."""

import os
from pathlib import Path

import pytest

from pontdarc.standardisation.conformity import conform

SHARED = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).parents[2].parent / "shared")
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="le dossier shared n’est pas là"),
]
EXPECTED = {
    "schemas/bal/exemples/1.3-valid.csv": "bal@1.4.0",
    "schemas/bal/exemples/1.4-bad-id-ban-commune.csv": "bal@1.4.0",
    "schemas/bal/exemples/1.4-incoherent-id-ban.csv": "bal@1.4.0",
    "schemas/bal/exemples/1.4-valid.csv": "bal@1.4.0",
    "schemas/bal/exemples/1.4-valid-relax.csv": "bal@1.4.0",
    "schemas/bal/exemples/1.5-valid.csv": "bal@1.5.0",
    "schemas/bal/exemples/1.5-without-ban-ids.csv": "bal@1.5.0",
    "schemas/bal/exemples/sample.csv": "bal@1.4.0",
    "schemas/bal/exemples/toponyme-replacing-voie_nom.csv": "bal@1.5.0",
    "schemas/bal/exemples/without_row.csv": "bal@1.4.0",
    "schemas/decp-dpa/1.0.0/exemple-valide.csv": "decp-dpa@1.0.0",
    "schemas/hautes-remunerations/0.1.0/exemple-valide.csv": "hautes-remunerations@0.1.0",
    "schemas/irve-dynamique/2.3.1/exemple-valide.csv": "irve-dynamique@2.3.1",
    "schemas/irve-statique/2.3.1/exemple-valide.csv": "irve-statique@2.3.1",
    "schemas/stationnement/0.1.5/exemple-invalide.csv": "stationnement@0.1.5",
    "schemas/stationnement/0.1.5/exemple-valide.csv": "stationnement@0.1.5",
    "schemas/stationnement-cyclable/1.1.1/exemple-valide.csv": "stationnement-cyclable@1.1.1",
    "data/adresses/bal_1.3-invalid-uid_adresse.csv": "bal@1.4.0",
    "data/adresses/bal_1.4-valid.csv": "bal@1.4.0",
    "data/adresses/bal_sample.csv": "bal@1.4.0",
    "data/budgets/MTP_BudgetPri_2013.csv": "scdl/budget@0.8.3",
    "data/budgets/MTP_BudgetPri_2012.ods": "scdl/budget@0.8.3",
    "data/budgets/MTP_BudgetPri_2014.xls": "scdl/budget@0.8.3",
    "data/budgets/totem_cfu_valide.xml": "scdl/budget@0.8.3",
    "data/catalogue/MTP_Opendata.csv": "scdl/catalogue@0.1.3",
    "data/catalogue/MTP_Opendata.xls": "scdl/catalogue@0.1.3",
    "data/catalogue/ods_catalog_2015.csv": "scdl/catalogue@0.1.3",
    "data/irve/irve-consolidation-v2.0.0-20210718.csv": "irve-statique@2.3.1",
    "data/irve/irve_exemple-valide-statique.csv": "irve-statique@2.3.1",
    "data/transports/transport_csv_latin1.csv": "lieux-covoiturage@0.3.1",
}
MINE = {name.split("@")[0] for name in EXPECTED.values()} | {
    *("scdl/menus-collectifs", "scdl/plats-menus-collectifs", "lieux-covoiturage", "biens-reemploi"),
}
OTHERS = (
    *("schemas/arbres-urbains/0.2.0/exemple-valide.csv", "schemas/fontaine-eau/0.1.0/exemple-valide.csv"),
    *("schemas/acceslibre-erp-base/0.0.20/exemple.csv", "schemas/friches/1.0.6/exemple-valide.csv"),
    *("schemas/comptage-mobilites-site/0.2.5/exemple-valide.csv", "data/adresses/laposte_hexasmal_2021.csv"),
    *("schemas/comptage-mobilites-measure/0.2.5/exemple-valide.csv", "data/adresses/ain_boites_aux_lettres.csv"),
    *("schemas/lieux-mediation-numerique/1.0.1/exemple-valide.csv", "data/arbres/arbres_sonar.csv"),
    *("data/cadastre-urbanisme/MTP_PermisConst.csv", "data/elections/parrainages2022_07.csv"),
    *("data/amenagements-cyclables/amenagements_exemple-valide.json", "data/equipements/Antennes_du_CD22.csv"),
    *("data/subventions/MTP_AttribSub_2014.ods", "data/prenoms/MTP_Prenoms.csv"),
)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_file_is_recognised_as_the_version_that_it_follows(name):
    path = SHARED / name
    if not path.exists():
        pytest.skip("ce fichier n’est pas dans le dossier")
    found = conform(path, limit=0).standard
    assert found is not None
    assert found.name == EXPECTED[name]


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_of_another_sort_is_taken_for_none_of_them(name):
    path = SHARED / name
    if not path.exists():
        pytest.skip("ce fichier n’est pas dans le dossier")
    found = conform(path, limit=0).standard
    assert found is None or found.slug not in MINE
