from pontdarc.cli.figures import count, names, rows, several, share


def test_figures_are_those_of_a_french_reader() -> None:
    assert count(12_500) == "12\u202f500"
    assert share(0.1234) == "12,3\u202f%"


def test_one_is_not_several() -> None:
    assert [rows(n) for n in (0, 1, 2)] == ["0 ligne", "1 ligne", "2 lignes"]
    assert several(1, "jeu réuni", "jeux réunis") == "1 jeu réuni"


def test_names_are_between_commas() -> None:
    assert names(" commune, âge ,,") == ["commune", "âge"]
