"""A header says its words, however it is written."""

import pytest

from pontdarc.core.headers import words_of


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("N°", ("numero",)),
        ("N° Siret", ("numero", "siret")),
        ("nº voie", ("numero", "voie")),
        ("Numéro de la voie", ("numero", "voie")),
        ("Plan n", ("plan", "n")),
        ("nomAttribuant", ("nom", "attribuant")),
        ("Dates d’œuvres", ("date", "oeuvre")),
        ("LibellÃ© bÃ©nÃ©ficiaire", ("libelle", "beneficiaire")),
        ("NÂ° dÃ©libÃ©ration", ("numero", "deliberation")),
    ],
)
def test_the_words_of_a_header_do_not_depend_on_its_spelling(header: str, said: tuple[str, ...]) -> None:
    assert words_of(header) == said
