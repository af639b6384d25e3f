"""The words for yes and no in descriptions of accessibility."""

YES = ("true", "True", "TRUE", "1", "vrai", "Vrai", "VRAI", "oui", "Oui", "OUI")
NO = ("false", "False", "FALSE", "0", "faux", "Faux", "FAUX", "non", "Non", "NON")
