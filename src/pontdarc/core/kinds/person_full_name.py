"""The first and family names of a person in one cell, in any order, with or without a civility."""

from pontdarc.core.kind import Kind
from pontdarc.core.names_of_people import is_likely_a_person
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="person_full_name",
    title=gettext_noop("Nom et prénom"),
    description=gettext_noop("Nom et prénom d’une personne dans une même cellule."),
    example="DUPONT Jean",
    recognise=is_likely_a_person,
    alone=0.85,
    minimum=0.5,
    personal="direct",
    header_words=(
        "nom prénom", "prénom nom", "nom et prénom", "nom complet", "full name", "agent", "élu", "nom agent", "nom élu",
        "nom président", "nom responsable", "propriétaire", "locataire", "signataire", "rapporteur", "demandeur",
        "nom contact", "personne contact", "interlocuteur", "gérant", "nom maire", "candidat", "titulaire", "salarié",
        "élève", "patient", "usager", "adhérent", "allocataire", "représentant", "auteur",
    ),
    other_words=(
        "voie", "rue", "adresse", "arrêt", "commune", "station", "établissement", "école", "collège", "lycée",
        "équipement", "lieu", "place", "stop", "nombre", "siret", "type", "code",
    ),
)  # fmt: skip
