"""Fields of IRVE statique: the charging point, its sockets and its payment."""

from pontdarc.core.schema import Constraints, Field, names
from pontdarc.core.words import gettext_noop
from pontdarc.standardisation.standards._irve_station import ITINERANCE, ITINERANCE_WORDS

_REQUIRED = Constraints(required=True)

POINT = (
    Field(
        "id_pdc_itinerance",
        constraints=Constraints(required=True, pattern=ITINERANCE),
        title=gettext_noop("Identifiant du point de recharge"),
        description=gettext_noop("Identifiant d’itinérance du point ; « Non concerné » s’il n’y est pas."),
        example="FRSAMEPOINT11",
        pattern_words=ITINERANCE_WORDS,
        synonyms=names("""
            id_pdc, id pdc, identifiant pdc, identifiant point de charge, evse id, id_evse, evse, id point de charge,
            identifiant du point de recharge, id_pdc_afirev, id point de recharge
        """),
    ),
    Field(
        "id_pdc_local",
        title=gettext_noop("Identifiant local du point"),
        description=gettext_noop("Identifiant du point de recharge chez le producteur des données."),
        example="ST-0042-A",
        synonyms=names("""
            id local pdc, identifiant local pdc, numéro pdc, n° pdc, référence pdc, id borne, code borne, numéro borne,
            identifiant borne, n° borne, pdc local
        """),
    ),
    Field(
        "puissance_nominale",
        "number",
        constraints=Constraints(required=True, minimum=0),
        title=gettext_noop("Puissance nominale"),
        description=gettext_noop("Puissance maximale en kW qu’un véhicule peut recevoir."),
        example="22",
        units=("kW",),
        synonyms=names("""
            puiss_max, puissance, puissance max, puissance maximale, puissance kw, puissance (kw), p_max, puissance
            nominale kw, power, puissance délivrée, kw, puissance de charge, puissance maxi, puissance borne
        """),
    ),
    Field(
        "prise_type_ef",
        "boolean",
        constraints=_REQUIRED,
        title=gettext_noop("Prise E/F"),
        description=gettext_noop("true si le point a une prise domestique E/F, false sinon."),
        example="true",
        synonyms=names("""
            type ef, prise ef, prise e/f, ef, prise domestique, type e/f, prise type e/f, socket:typee, domestique,
            prise type e
        """),
        kind="boolean",
    ),
    Field(
        "prise_type_2",
        "boolean",
        constraints=_REQUIRED,
        title=gettext_noop("Prise de type 2"),
        description=gettext_noop("true si le point a une prise de type 2, false sinon."),
        example="true",
        synonyms=names("""
            type 2, t2, prise t2, prise type2, socket:type2, connecteur type 2, prise de type 2, type_2, prise ac t2
        """),
        kind="boolean",
    ),
    Field(
        "prise_type_combo_ccs",
        "boolean",
        constraints=_REQUIRED,
        title=gettext_noop("Prise Combo CCS"),
        description=gettext_noop("true si le point a une prise Combo CCS, false sinon."),
        example="false",
        synonyms=names("""
            combo, ccs, combo ccs, prise combo, prise ccs, socket:type2_combo, combo2, type combo, connecteur combo,
            prise combo 2
        """),
        kind="boolean",
    ),
    Field(
        "prise_type_chademo",
        "boolean",
        constraints=_REQUIRED,
        title=gettext_noop("Prise CHAdeMO"),
        description=gettext_noop("true si le point a une prise CHAdeMO, false sinon."),
        example="false",
        synonyms=names("""
            chademo, prise chademo, type chademo, socket:chademo, connecteur chademo, cha de mo, presence chademo
        """),
        kind="boolean",
    ),
    Field(
        "prise_type_autre",
        "boolean",
        constraints=_REQUIRED,
        title=gettext_noop("Autre prise"),
        description=gettext_noop("true si le point a une prise d’un autre type, à préciser en observation."),
        example="false",
        synonyms=names("""
            autre prise, prise autre, autre type, type autre, autres prises, prise type 3, type 3, t3, connecteur autre,
            autre connecteur
        """),
        kind="boolean",
    ),
    Field(
        "gratuit",
        "boolean",
        title=gettext_noop("Gratuit"),
        description=gettext_noop("true si la recharge est gratuite sans condition, false sinon."),
        example="false",
        synonyms=names("gratuité, recharge gratuite, free, sans frais, est gratuit, gratuit oui/non, charge gratuite"),
        kind="boolean",
    ),
    Field(
        "paiement_acte",
        "boolean",
        constraints=_REQUIRED,
        title=gettext_noop("Paiement à l’acte"),
        description=gettext_noop("true si l’on peut payer sans abonnement, false sinon."),
        example="true",
        synonyms=names("""
            paiement à l’acte, acte, à l’acte, paiement sans abonnement, sans abonnement, paiement ponctuel,
            règlement à l’acte
        """),
        kind="boolean",
    ),
    Field(
        "paiement_cb",
        "boolean",
        title=gettext_noop("Paiement par carte bancaire"),
        description=gettext_noop("true si la borne a un terminal de carte bancaire, false sinon."),
        example="true",
        synonyms=names("""
            cb, carte bancaire, paiement cb, paiement carte bancaire, paiement par carte, carte bleue, tpe, credit card,
            terminal cb
        """),
        kind="boolean",
    ),
    Field(
        "paiement_autre",
        "boolean",
        title=gettext_noop("Autre paiement"),
        description=gettext_noop("true si un autre moyen de paiement est accepté, à préciser en observation."),
        example="true",
        synonyms=names("""
            autre paiement, autre moyen de paiement, paiement application, paiement autres, autres paiements,
            autres modes de paiement, paiement badge
        """),
        kind="boolean",
    ),
    Field(
        "tarification",
        title=gettext_noop("Tarif"),
        description=gettext_noop("Tarifs pratiqués, en texte libre."),
        example="0,40 €/kWh pour les non abonnés",
        synonyms=names("""
            tarif, tarifs, prix, coût, prix kwh, prix de la recharge, grille tarifaire, tarif kwh, mode de tarification,
            fee, conditions tarifaires
        """),
    ),
)
