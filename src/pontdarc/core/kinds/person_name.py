"""The family name of a person: nothing in a name says so, the header does."""

from pontdarc.core.kind import Kind
from pontdarc.core.names_of_people import could_be_a_family_name
from pontdarc.core.words import gettext_noop

KIND = Kind(
    slug="person_name",
    title=gettext_noop("Nom de famille"),
    description=gettext_noop("Nom de famille d’une personne, d’usage ou de naissance."),
    example="Martin",
    recognise=could_be_a_family_name,
    alone=0.0,
    personal="direct",
    header_words=(
        "nom famille", "nom naissance", "nom usage", "nom usuel", "nom patronymique", "patronyme", "nom jeune fille",
        "nom marital", "surname", "last name", "lastname", "family name", "nom élève", "nom agent", "nom élu",
        "nom enfant", "nom personne", "nom salarié", "nom locataire", "nom propriétaire", "nom allocataire",
        "nom demandeur", "nom usager", "nom patient", "nom père", "nom mère", "mothers maiden", "nom candidat",
        "nom unité légale",
    ),
    other_words=("commune", "voie", "rue", "établissement", "prénom", "école", "organisme", "structure"),
)  # fmt: skip
