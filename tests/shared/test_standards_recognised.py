"""Official examples and real files of places, nature, water, paths and contracts are known for what they are.

What stays unknown is listed with the reason: nothing in the file but its name says the subject.
"""

import os
from pathlib import Path

import pytest

from pontdarc.standardisation.conformity import conform

SHARED = Path(os.environ.get("PONTDARC_SHARED") or Path(__file__).parents[2].parent / "shared")
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="le dossier shared n’est pas là"),
]
# Identifiers in the examples of contracts are invented: their keys are wrong, and nothing else may be.
OFFICIAL = {
    "lieux-mediation-numerique/1.0.1/exemple-valide.csv": ("lieux-mediation-numerique", set()),
    "fontaine-eau/0.1.0/exemple-valide.csv": ("fontaine-eau", set()),
    "arbres-urbains/0.2.0/exemple-valide.csv": ("arbres-urbains", set()),
    "acceslibre-erp-base/0.0.20/exemple.csv": ("acceslibre-erp-base", set()),
    "friches/1.0.6/exemple-valide.csv": ("friches", set()),
    "amenagements-cyclables/0.3.0/exemple-valide.json": ("amenagements-cyclables", set()),
    "itineraire-randonnee/1.1.0/exemple-valide.json": ("itineraire-randonnee", set()),
    "decp/2.0.3/exemples/marches_avec_modifications.json": ("decp/marches", {"siret"}),
    "decp/2.0.3/exemples/Marche.xml": ("decp/marches", set()),
    "decp/2.0.3/exemples/concessions.json": ("decp/concessions", {"siret"}),
    "decp/2.0.3/exemples/concessions_avec_modifications.json": ("decp/concessions", {"siret"}),
    "decp/2.0.3/exemples/marches_concessions.json": ("decp/concessions", {"siret"}),
    "decp/2.0.3/exemples/Contrat-concession.xml": ("decp/concessions", {"siret"}),
    "decp/2.0.3/exemples/Contrat-concession-modification.xml": ("decp/concessions", {"siret"}),
}
REAL = {
    "arbres/arbres_sonar.csv": "arbres-urbains",
    "arbres/arbres_sonar.geojson": "arbres-urbains",
    "arbres/Arbres_urbains_SGEL.csv": "arbres-urbains",
    "arbres/MTP_ArbresAlign.zip": "arbres-urbains",
    "amenagements-cyclables/dijon_amenagements-cyclables.csv": "amenagements-cyclables",
    "amenagements-cyclables/amenagements_exemple-valide.json": "amenagements-cyclables",
    "equipements/MTP_Defibrilateurs.kmz": "dae",
    "marches-publics/78_Carrieres_Marches_publics_2015.xlsx": "decp/marches",
    "marches-publics/78_Carrieres_Marches_publics_2017.xlsx": "decp/marches",
    "marches-publics/78_Carrieres_Marches_publics_2017_SIRET_geoloc.csv": "decp/marches",
    "marches-publics/ardeche_habitat_renovations-marches-2020-2026.csv": "decp/marches",
    "marches-publics/decp_test_2022.json": "decp/marches",
    "marches-publics/decp_Marche.xml": "decp/marches",
    "marches-publics/decp_marches_concessions.json": "decp/concessions",
    "randonnee-frequentation/schema_randonnee_exemple-valide.json": "itineraire-randonnee",
}
# Cycle paths of a single column, which says neither side nor way; places of recycling are not tonnages; counts of
# walkers and a track are not routes; rivers are no service.
OTHERS = [
    "amenagements-cyclables/MTP_AggloMTP_PistesCyclables.csv", "dechets/OSM_MTP_Recyclage.csv",
    "dechets/OSM_MTP_Recyclage.geojson", "eau/MTP_CoursEau.xls", "eau/terribot_preleau.parquet",
    "randonnee-frequentation/ardeche_ecocompteur.csv", "randonnee-frequentation/2009-09-04_rando.gpx",
    "cadastre-urbanisme/MTP_PermisConst.csv", "energie/dreal_aura_cop_donnees.csv",
]  # fmt: skip


@pytest.mark.parametrize("name", OFFICIAL)
def test_an_official_example_is_known_and_right(name):
    path = SHARED / "schemas" / name
    if not path.exists():
        pytest.skip("ce fichier n’est pas dans le dossier")
    slug, wrong = OFFICIAL[name]
    said = conform(path)
    assert said.standard is not None
    assert said.standard.slug == slug
    assert {each.id for each in said.findings if each.level == "error"} == wrong


@pytest.mark.parametrize("name", REAL)
def test_a_real_file_of_the_subject_is_known(name):
    path = SHARED / "data" / name
    if not path.exists():
        pytest.skip("ce fichier n’est pas dans le dossier")
    said = conform(path, limit=0)
    assert said.standard is not None
    assert said.standard.slug == REAL[name]


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_near_the_subject_is_taken_for_nothing(name):
    path = SHARED / "data" / name
    if not path.exists():
        pytest.skip("ce fichier n’est pas dans le dossier")
    said = conform(path, limit=0)
    assert said.standard is None, said.standard.slug
