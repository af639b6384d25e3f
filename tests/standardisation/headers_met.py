"""Tables as software, spreadsheets and secretaries write them: what they say above their columns.

One column a line. ``header > field``: the header of a column that the field must be fed from, its cells the example of
the field; ``header > field = cell`` when people write it otherwise; ``header = cell`` for a column of another sort.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Met:
    """A table: the standard it was meant to follow, None for none, the name of its file, its columns."""

    slug: str | None
    file: str
    columns: str


FOLLOWING = (
    Met("scdl/subventions", "SUBV_2024.xls", """
        Bénef. > nomBeneficiaire
        N° SIRET > idBeneficiaire
        Mt subv. > montant = 1 500,00 €
        Dt conv > dateConvention = 18/03/2024
        Obj. > objet
    """),
    Met("scdl/subventions", "export_ciril.csv", """
        EXERCICE = 2024
        CODE TIERS = 001542
        LIBELLE TIERS > nomBeneficiaire
        IMPUTATION = 65748
        MNT_SUBV > montant = 1500,00
        DATE DELIB > dateConvention = 18/03/2024
    """),
    Met("scdl/subventions", "asso.ods", """
        Nom de l’association > nomBeneficiaire
        Subvention 2023 = 1000
        Demande 2024 = 1500
        Vote 2024 > montant = 1200
    """),
    Met("scdl/subventions", "grants.csv", """
        recipient > nomBeneficiaire
        amount > montant
        purpose > objet
        date > dateConvention
        siret > idBeneficiaire
    """),
    Met("scdl/subventions", "donnees.csv", """
        nomattrib > nomAttribuant
        idattrib > idAttribuant
        dateconv > dateConvention
        refdecis > referenceDecision
        nombenefic > nomBeneficiaire
        idbenef > idBeneficiaire
        objet > objet
        montant > montant
        condversem > conditionsVersement
        notifue > notificationUE
    """),
    Met("scdl/deliberations", "CM du 12 avril.xlsx", """
        N° délib. > DELIB_ID
        Date séance > DELIB_DATE = 12/04/2024
        Objet de la délibération > DELIB_OBJET
        Pour > VOTE_POUR
        Contre > VOTE_CONTRE
        Abst. > VOTE_ABSTENTION
    """),
    Met("scdl/deliberations", "actes_transmis.csv", """
        Numéro acte > DELIB_ID
        Nature = Délibérations
        Date de décision > DELIB_DATE = 12/04/2024
        Objet > DELIB_OBJET
        Classification > DELIB_MATIERE_CODE
        Date AR préfecture > PREF_DATE = 15/04/2024
        Id. préfecture > PREF_ID
    """),
    Met("scdl/deliberations", "registre deliberations 2024.ods", """
        NUMERO > DELIB_ID
        DATE > DELIB_DATE = 12/04/2024
        INTITULE > DELIB_OBJET
        MATIERE > DELIB_MATIERE_NOM
    """),
    Met("scdl/equipements", "batiments_communaux.xlsx", """
        Bâtiment > EQUIP_NOM
        Rue > ADR_NOMVOIE
        CP > ADR_CODEPOSTAL
        Ville > ADR_COMMUNE
        Tél. > EQUIP_TEL
        Mél > EQUIP_EMAIL
        Horaires d’ouverture > EQUIP_OUVERTURE
    """),
    Met("scdl/equipements", "facilities.csv", """
        name > EQUIP_NOM
        type > EQUIP_TYPE
        street > ADR_NOMVOIE
        house number > ADR_NUMERO
        zip code > ADR_CODEPOSTAL
        city > ADR_COMMUNE
        latitude > EQUIP_LAT
        longitude > EQUIP_LONG
        phone > EQUIP_TEL
        website > EQUIP_WEB
        opening hours > EQUIP_OUVERTURE
    """),
    Met("scdl/equipements", "EQUIP_SPORT.dbf", """
        NOM_EQUIP > EQUIP_NOM
        TYPE_EQUIP > EQUIP_TYPE
        NUM_VOIE > ADR_NUMERO
        NOM_VOIE > ADR_NOMVOIE
        CODE_POSTA > ADR_CODEPOSTAL
        COMMUNE > ADR_COMMUNE
        TELEPHONE > EQUIP_TEL
    """),
    Met("scdl/catalogue", "liste_jeux_de_donnees.xlsx", """
        Titre > TITRE
        Description > DESCRIPTION
        Thème > THEME
        Mots-clés > MOTS_CLES
        Licence > LICENCE
        Fréq. de mise à jour > FREQ_MAJ
        Date de publication > DATE_PUBL = 12/04/2024
        Lien > URL
    """),
    Met("scdl/catalogue", "catalog.csv", """
        title > TITRE
        description > DESCRIPTION
        theme > THEME
        keywords > MOTS_CLES
        license > LICENCE
        publisher > PRODUCTEUR_NOM
        modified > DATE_MAJ
        url > URL
    """),
    Met("scdl/prenoms", "etat_civil_2024.csv", """
        ANNEE > ANNEE
        SEXE > ENFANT_SEXE
        PRENOM > ENFANT_PRENOM
        NB > NOMBRE_OCCURRENCES
    """),
    Met("scdl/prenoms", "names.csv", """
        year > ANNEE
        gender > ENFANT_SEXE
        first name > ENFANT_PRENOM
        count > NOMBRE_OCCURRENCES
        insee > COLL_INSEE
    """),
    Met("scdl/prenoms", "naissances.xlsx", """
        1er prénom > ENFANT_PRENOM
        Sexe > ENFANT_SEXE
        Effectif > NOMBRE_OCCURRENCES
        Année de naissance > ANNEE
    """),
    Met("scdl/budget", "BP2024_nature.xlsx", """
        Exerc. > BGT_ANNEE
        Sect. > BGT_SECTION = F
        D/R > BGT_CODRD = D
        Chap. > BGT_CONTNAT = 011
        Art. > BGT_NATURE = 60612
        Libellé article > BGT_NATURE_LABEL
        Propositions nouvelles > BGT_MTPROPNOUV
        Voté > BGT_MTPREV = 12 500,00
    """),
    Met("scdl/budget", "compte_administratif.csv", """
        COLLECTIVITE > BGT_NOM
        ANNEE > BGT_ANNEE
        SECTION > BGT_SECTION = Fonctionnement
        SENS > BGT_CODRD = Dépense
        CHAPITRE > BGT_CONTNAT
        COMPTE > BGT_NATURE
        LIBELLE COMPTE > BGT_NATURE_LABEL
        REALISE > BGT_MTREAL
    """),
    Met("scdl/menus-collectifs", "menus semaine 12.xlsx", """
        Date > menuDate
        École > menuRestaurantNom
        Composante > menuPlatType
        Plat > menuPlatNom
        Allergènes > menuPlatAllergene
    """),
    Met("scdl/menus-collectifs", "cantine.csv", """
        JOUR > menuDate
        REPAS > menuRepasType
        TYPE PLAT > menuPlatType
        LIBELLE PLAT > menuPlatNom
        RESTAURANT SCOLAIRE > menuRestaurantNom
    """),
    Met("scdl/plats-menus-collectifs", "fiches_techniques.csv", """
        CODE_PLAT > platCode
        NOM_PLAT > platNom
        INGREDIENT > platProduitNom
        ALLERGENES > platProduitAllergene
        FOURNISSEUR > platProduitFournisseurNom
    """),
    Met("bal", "adresses_commune.xlsx", """
        N° > numero
        Bis/Ter > suffixe
        Voie > toponyme
        Commune > commune_nom
        INSEE > commune_insee
        Longitude > long
        Latitude > lat
    """),
    Met("bal", "NUMEROTATION.dbf", """
        NUMERO > numero
        REP > suffixe
        NOM_VOIE > toponyme
        INSEE > commune_insee
        COMMUNE > commune_nom
        X > x
        Y > y
    """),
    Met("bal", "addresses.csv", """
        house_number > numero
        street > toponyme
        city > commune_nom
        citycode > commune_insee
        lon > long
        lat > lat
    """),
    Met("irve-statique", "bornes_sdea.xlsx", """
        Aménageur > nom_amenageur
        Opérateur > nom_operateur
        Enseigne > nom_enseigne
        Nom de la station > nom_station
        Adresse > adresse_station
        Code INSEE > code_insee_commune
        Nb de points de charge > nbre_pdc
        Puissance (kW) > puissance_nominale = 22
        Type 2 > prise_type_2 = oui
        CHAdeMO > prise_type_chademo = non
        Date de mise en service > date_mise_en_service = 12/04/2021
    """),
    Met("irve-statique", "IRVE.dbf", """
        N_AMENAGEU > nom_amenageur
        N_OPERATEU > nom_operateur
        N_STATION > nom_station
        AD_STATION > adresse_station
        CODE_INSEE > code_insee_commune
        ID_PDC > id_pdc_itinerance
        PUISS_MAX > puissance_nominale = 22
        NBRE_PDC > nbre_pdc
        ACCES_RECH > condition_acces
    """),
    Met("irve-statique", "charging_stations.csv", """
        operator > nom_operateur
        station name > nom_station
        address > adresse_station
        max power > puissance_nominale
        charging points > nbre_pdc
        opening hours > horaires
    """),
    Met("irve-dynamique", "etat_bornes.csv", """
        id_pdc > id_pdc_itinerance
        etat > etat_pdc
        occupation > occupation_pdc
        date_heure > horodatage
    """),
    Met("irve-dynamique", "status.csv", """
        evse_id > id_pdc_itinerance
        status > etat_pdc
        occupancy > occupation_pdc
        timestamp > horodatage
    """),
    Met("stationnement", "parkings_ville.xlsx", """
        Parking > nom
        Adresse > adresse
        Nb de places > nb_places = 120
        Dont PMR > nb_pmr = 4
        Gratuit > gratuit = oui
        Hauteur maxi (m) > hauteur_max = 1,90
        Ouvrage > type_ouvrage
        Latitude > Ylat
        Longitude > Xlong
    """),
    Met("stationnement", "PARKING.dbf", """
        NOM_PARK > nom
        ADRESSE > adresse
        NB_PLACES > nb_places = 120
        NB_PMR > nb_pmr = 4
        NB_VELO > nb_velo = 6
        HAUT_MAX > hauteur_max
        TARIF_1H > tarif_1h
    """),
    Met("stationnement-cyclable", "arceaux.geojson", """
        capacity > capacite = 8
        bicycle_parking > mobilier = ARCEAU
        covered > couverture = yes
        access > acces
        operator > gestionnaire
    """),
    Met("stationnement-cyclable", "velos.xlsx", """
        Commune = Aubenas
        Adresse = Place de la mairie
        Nb de places > capacite = 8
        Mobilier > mobilier
        Couvert > couverture = oui
        Éclairé > lumiere = non
        Propriétaire > proprietaire
    """),
    Met("lieux-covoiturage", "aires_covoiturage.xlsx", """
        Nom de l’aire > nom_lieu
        Commune > com_lieu
        Nb places > nbre_pl = 42
        Dont PMR > nbre_pmr = 2
        Latitude > Ylat
        Longitude > Xlong
        Éclairage > lumiere = oui
    """),
    Met("lieux-covoiturage", "COVOIT.dbf", """
        NOM > nom_lieu
        COMMUNE > com_lieu
        INSEE > insee
        CAPACITE > nbre_pl = 42
        PROPRIETAI > proprio
        X_WGS84 > Xlong
        Y_WGS84 > Ylat
    """),
    Met("amenagements-cyclables", "pistes_cyclables.csv", """
        ID > id_local
        Type d’aménagement droite > ame_d
        Type d’aménagement gauche > ame_g
        Code INSEE > code_com_d
        Revêtement > revet_d
        geometry > geometry
    """),
    Met("decp/marches", "marches_attribues_2023.xlsx", """
        N° de marché > id
        Objet du marché > objet
        Type de procédure > procedure
        Attributaire = SARL Exemple
        SIRET attributaire > titulaires.titulaire.id
        Montant HT > montant = 45 000,00
        Date de notification > dateNotification = 12/04/2023
        Durée (mois) > dureeMois = 12
    """),
    Met("decp/marches", "liste_marches.csv", """
        NUM_MARCHE > id
        OBJET > objet
        NATURE > nature = Travaux
        CPV > codeCPV
        TITULAIRE = SARL Exemple
        SIRET > titulaires.titulaire.id
        MNT_HT > montant
        DT_NOTIF > dateNotification = 12/04/2023
    """),
    Met("decp/concessions", "dsp.xlsx", """
        Objet de la concession > objet
        Concessionnaire = SAS Exemple
        SIRET du concessionnaire > concessionnaires.concessionnaire.id
        Valeur globale > valeurGlobale
        Durée en mois > dureeMois
        Date de signature > dateSignature = 12/04/2023
        Début d’exécution > dateDebutExecution = 01/05/2023
    """),
    Met("decp-dpa", "profil_acheteur.csv", """
        SIRET > siretAcheteur
        URL profil acheteur > urlProfilAcheteur
        Coordonnées > coordonnees
    """),
    Met("hautes-remunerations", "remunerations_2023.xlsx", """
        Employeur > denomination_employeur
        SIREN > siren
        Exercice > annee
        Somme des 10 plus hautes rémunérations brutes > somme_10_plus_hautes_remunerations_brutes
        Nb femmes > nb_femmes_beneficiaires = 4
        Nb hommes > nb_hommes_beneficiaires = 6
    """),
    Met("hautes-remunerations", "10plus.csv", """
        NOM COLLECTIVITE > denomination_employeur
        ANNEE > annee
        SOMME REMUNERATIONS > somme_10_plus_hautes_remunerations_brutes
        FEMMES > nb_femmes_beneficiaires = 4
        HOMMES > nb_hommes_beneficiaires = 6
        DUREE CUMULEE > duree_cumulee_mois
    """),
    Met("biens-reemploi", "agec_2023.xlsx", """
        Exercice > annee
        Catégorie de produit > type_produit_acquis
        Dépense totale HT > montant_total
        Dont réemploi ou réutilisation > montant_reemploi_et_reutilisation
        Dont matières recyclées > montant_produits_recycles
    """),
    Met("vehicules-faibles-emissions", "renouvellement_flotte.xlsx", """
        SIREN > sirenDeclarant
        Année > annee
        Nombre de voitures particulières > nbVP = 4
        Nombre de camionnettes N1 > nbN1 = 3
        Pourcentage de véhicules à faibles émissions > pcentLDVFE
    """),
    Met("dae", "defibrillateurs.xlsx", """
        Site > nom
        Adresse > adr_voie
        Code postal > com_cp
        Commune > com_nom
        Int/Ext > acc = Intérieur
        Accès libre > acc_lib = oui
        Marque > fab_rais
        Modèle > modele
        N° de série > num_serie
        Date d’installation > date_instal = 12/04/2021
        Latitude > lat_coor1
        Longitude > long_coor1
    """),
    Met("dae", "DAE.dbf", """
        NOM > nom
        ADRESSE > adr_voie
        CODE_INSEE > com_insee
        COMMUNE > com_nom
        ACCESS > acc = Extérieur
        ETAGE > acc_etg
        FABRICANT > fab_rais
        MAINTENANC > mnt_rais
    """),
    Met("dae", "aed.csv", """
        name > nom
        address > adr_voie
        city > com_nom
        indoor > acc = Intérieur
        manufacturer > fab_rais
        model > modele
        serial number > num_serie
        phone > tel1
        latitude > lat_coor1
        longitude > long_coor1
    """),
    Met("lieux-mediation-numerique", "lieux_numeriques.csv", """
        Structure > nom
        Adresse > adresse
        CP > code_postal
        Commune > commune
        Téléphone > telephone
        Courriel > courriels
        Site internet > site_web
        Services proposés > services
        Modalités d’accompagnement > modalites_accompagnement
        Tarifs > frais_a_charge
    """),
    Met("lieux-mediation-numerique", "EPN.xlsx", """
        NOM EPN > nom
        ADRESSE > adresse
        VILLE > commune
        HORAIRES > horaires
        SERVICES > services
        PUBLICS > publics_specifiquement_adresses
    """),
    Met("pontdarc/service-eau", "rpqs_eau.xlsx", """
        Année > annee
        Nom du service > nom_service
        Compétence > competence
        Nb d’habitants desservis > habitants_desservis
        Nb d’abonnés > abonnes
        Prix TTC au m³ pour 120 m³ > prix_120m3
        Rendement du réseau (%) > rendement_reseau
        Linéaire de réseau (km) > lineaire_reseau
        Taux de conformité microbiologique > taux_conformite_microbiologique
    """),
    Met("pontdarc/collecte-dechets", "tonnages_2023.xlsx", """
        Année > annee
        Collectivité > nom_collectivite
        Flux > flux
        Tonnage (t) > tonnage
        kg/hab > kg_par_habitant
        Population > population
    """),
    Met("pontdarc/collecte-dechets", "collecte_om.csv", """
        ANNEE > annee
        COMMUNE > territoire
        TYPE_DECHET > flux = ordures ménagères
        MODE_COLLECTE > mode_collecte
        TONNES > tonnage = 125,4
    """),
    Met("fontaine-eau", "fontaines.csv", """
        ID > id
        Type de fontaine > type_fontaine
        Adresse > adresse
        Accessible PMR > accessible_pmr = oui
        Conditions d’accès > conditions_acces
        Latitude > latitude
        Longitude > longitude
    """),
    Met("fontaine-eau", "drinking_fountains.csv", """
        id > id
        type > type_fontaine
        address > adresse
        operator > gestionnaire
        latitude > latitude
        longitude > longitude
        wheelchair > accessible_pmr = oui
    """),
    Met("point-eau-incendie", "PEI_2024.xlsx", """
        N° SDIS > id_sdis
        Type > type_pei = PI
        Adresse > situation
        Diamètre > diam_pei
        Débit 1 bar (m3/h) > debit
        Pression statique > press_stat
        Disponible > disponible
        Date du contrôle > date_ct = 12/04/2023
    """),
    Met("point-eau-incendie", "hydrants.dbf", """
        INSEE > insee
        NUMERO > ref_terr
        NATURE > type_pei = PI
        ADRESSE > situation
        DEBIT > debit
        X_L93 > x
        Y_L93 > y
    """),
    Met("arbres-urbains", "patrimoine_arbore.xlsx", """
        N° > id
        Genre > genre_arbre
        Espèce > espece_arbre
        Variété > cultivar_variete_arbre
        Hauteur (m) > hauteur
        Diamètre (cm) > diametre
        Date de plantation > date_plantation = 12/04/2001
        Adresse > adresse
    """),
    Met("arbres-urbains", "trees.csv", """
        id > id
        genus > genre_arbre
        species > espece_arbre
        common name > nom_vernaculaire
        height > hauteur
        diameter > diametre
        latitude > latitude
        longitude > longitude
    """),
    Met("friches", "friches_industrielles.xlsx", """
        Nom du site > site_nom
        Adresse > site_adresse
        Commune > comm_nom
        Code INSEE > comm_insee
        Type de friche > site_type
        Statut > site_statut
        Surface (m²) > unite_fonciere_surface
        Pollution > sol_pollution_existe
        Propriétaire > proprio_nom
    """),
    Met("itineraire-randonnee", "sentiers.csv", """
        Nom > nom_itineraire
        Pratique > pratique
        Départ > depart
        Arrivée > arrivee
        Longueur (m) > longueur
        Dénivelé + > denivele_positif
        Difficulté > difficulte
        Balisage > balisage
        Durée > duree
    """),
    Met("itineraire-randonnee", "hiking_trails.geojson", """
        name > nom_itineraire
        distance > longueur
        ascent > denivele_positif
        duration > duree
        difficulty > difficulte
    """),
    Met("stations-taxi", "stations_taxis.xlsx", """
        Nom de la station > nom
        Adresse > adresse
        INSEE > insee
        Nb d’emplacements > emplacements = 4
        Téléphone > no_appel
    """),
    Met("stations-taxi", "TAXI.dbf", """
        ID_STATION > id
        NOM > nom
        ADRESSE > adresse
        NB_PLACES > emplacements = 4
    """),
    Met("aire-livraison", "aires_livraison.csv", """
        ID > ID
        ADRESSE > ADRESSE
        LONGUEUR (m) > LONGUEUR
        Durée max. > DUREE_MAX
        LATITUDE > LATITUDE
        LONGITUDE > LONGITUDE
    """),
    Met("acceslibre-erp-base", "accessibilite_erp.xlsx", """
        Nom de l’ERP > name
        Code postal > postal_code
        Commune > commune
        Entrée de plain-pied > entree_plain_pied = oui
        Largeur de l’entrée > entree_largeur_mini
        Sanitaires adaptés > sanitaires_adaptes = oui
        Stationnement PMR > stationnement_pmr = oui
    """),
    Met("registre-entrees-archives", "registre_entrees.xlsx", """
        N° d’entrée > ID
        Date d’entrée > dateEntree = 12/04/2021
        Service versant > servVers
        Mode d’entrée > modeEntree
        Contenu > descContenu
        Métrage linéaire > mlEntree
        Cote > coteArch
    """),
)  # fmt: skip

OTHERS = (
    Met(None, "resultats_t1.csv", """
        Code commune = 07019
        Commune = Aubenas
        Bureau = 1
        Inscrits = 812
        Abstentions = 210
        Votants = 602
        Blancs = 12
        Nuls = 4
        Exprimés = 586
        Voix = 210
    """),
    Met(None, "population.csv", """
        CODGEO = 07019
        LIBGEO = Aubenas
        P20_POP = 12003
        P14_POP = 11894
    """),
    Met(None, "valeursfoncieres.csv", """
        id_mutation = 2023-1
        date_mutation = 2023-04-12
        nature_mutation = Vente
        valeur_fonciere = 125000
        adresse_numero = 12
        adresse_nom_voie = RUE DES ECOLES
        code_postal = 07200
        code_commune = 07019
        nom_commune = Aubenas
        type_local = Maison
        surface_reelle_bati = 110
        longitude = 4.39
        latitude = 44.61
    """),
    Met(None, "etablissements.csv", """
        siren = 220700017
        nic = 00019
        siret = 22070001700019
        denominationUniteLegale = Departement
        dateCreationEtablissement = 1982-03-02
        activitePrincipaleEtablissement = 84.11Z
        codePostalEtablissement = 07000
        libelleCommuneEtablissement = PRIVAS
    """),
    Met(None, "rne-conseillers.csv", """
        Code du département = 07
        Libellé de la commune = Aubenas
        Nom de l’élu = MARTIN
        Prénom de l’élu = Claire
        Code sexe = F
        Date de naissance = 12/04/1961
        Libellé de la catégorie socio-professionnelle = Cadre
        Date de début du mandat = 18/05/2020
    """),
    Met(None, "agents.xlsx", """
        Matricule = 1254
        Nom = MARTIN
        Prénom = Claire
        Grade = Rédacteur
        Échelon = 4
        Date d’entrée = 12/04/2001
        Service = Finances
    """),
    Met(None, "factures.xlsx", """
        N° facture = F-2024-12
        Fournisseur = SARL Exemple
        Date = 12/04/2024
        Montant HT = 1200,00
        TVA = 240,00
        Montant TTC = 1440,00
    """),
    Met(None, "meteo.csv", """
        station = Aubenas
        date = 2024-04-12
        temperature = 12.4
        pluie = 3.2
        vent = 24
    """),
    Met(None, "comptages_velo.csv", """
        id_compteur = 12
        nom_compteur = Voie verte
        date = 2024-04-12
        heure = 08:00
        nombre = 14
    """),
    Met(None, "permis.csv", """
        Num_DAU = 07019240001
        DATE_REELLE_AUTORISATION = 2024-04-12
        ADR_LIBVOIE_TER = RUE DES ECOLES
        ADR_LOCALITE_TER = AUBENAS
        SUPERFICIE_TERRAIN = 812
        NB_LGT_TOT_CREES = 1
    """),
    Met(None, "ecoles.csv", """
        Code établissement = 0070001A
        Nom établissement = École du Pont
        Secteur = Public
        Nombre d’élèves = 84
        Nombre de classes = 4
        Code postal = 07200
        Commune = Aubenas
    """),
    Met(None, "accidents.csv", """
        Num_Acc = 202300001
        jour = 12
        mois = 4
        an = 2023
        hrmn = 17:15
        lum = 1
        dep = 07
        com = 019
        agg = 1
        lat = 44.61
        long = 4.39
    """),
    Met(None, "livres.csv", """
        ISBN = 9782070360024
        Titre = Le Pont
        Auteur = MARTIN Claire
        Éditeur = Exemple
        Date = 2004
        Nombre de prêts = 12
    """),
    Met(None, "associations.csv", """
        id = W071000123
        titre = LES AMIS DU PONT
        objet = promouvoir la lecture
        adresse = 12 rue des Écoles
        code postal = 07200
        commune = Aubenas
        date_creation = 12/04/1991
    """),
    Met(None, "inventaire_materiel.xlsx", """
        Désignation = Table
        Quantité = 12
        Date d’achat = 12/04/2019
        Prix = 45,00
        Lieu = Salle des fêtes
    """),
    Met(None, "reservations.xlsx", """
        Salle = Salle des fêtes
        Date = 12/04/2024
        Demandeur = Amicale laïque
        Nombre de personnes = 80
        Tarif = 150
    """),
    Met(None, "stops.txt", """
        stop_id = S1
        stop_name = Gare
        stop_lat = 44.61
        stop_lon = 4.39
        location_type = 0
    """),
    Met(None, "dpe.csv", """
        N°DPE = 2407E0001
        Date établissement DPE = 2024-04-12
        Étiquette DPE = D
        Surface habitable = 84
        Adresse = 12 rue des Écoles
        Code postal = 07200
        Commune = Aubenas
    """),
    Met(None, "logements_sociaux.csv", """
        Bailleur = OPH Exemple
        Adresse = 12 rue des Écoles
        Commune = Aubenas
        Nombre de logements = 24
        Année de construction = 1974
        Loyer moyen = 412
    """),
    Met(None, "agenda.csv", """
        Titre = Fête de la musique
        Description = Concerts dans les rues
        Date de début = 2024-06-21
        Date de fin = 2024-06-21
        Lieu = Place de la mairie
        Tarif = gratuit
        URL = https://exemple.fr
    """),
    Met(None, "consommations.csv", """
        Bâtiment = École du Pont
        Année = 2023
        Électricité (kWh) = 24512
        Gaz (kWh) = 51200
        Eau (m3) = 214
    """),
)  # fmt: skip
