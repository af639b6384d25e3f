"""Words that say a name is not a person's: bodies, companies, places, streets (folded)."""

from pontdarc.core.kind import words

BODY_WORDS = words("""
abbaye academie accueil action actions adapei admr aeroport affaires age agence agences agriculteurs agricole aide
alimentaire alliance ambulances amicale amis amitie ami anciens apel apprentis archives art arts artistes asa amc
cc cu cie crs fest group caval loire atlantique rhone coeur conseils grand grande asso assoc association
associations assos ass atelier ateliers athletic athletique auberge automobile aviron badminton banque basket
basketball bassin batiment bibliotheque bois boulangerie boule boules bureau cabinet caf cafe caisse camping canoe
cantine cave caves ccas ccias centre cercle chambre chambres chapelle chasse chasseurs chateau cfa chorale choeur
cinema cite classe clinique clique club coeur college collectif colline combattants comedie comite commerce
commercants communaute commune communal communale communes compagnie concert confederation conseil conservatoire
consorts consultants cooperative copropriete coproprietaires coordination cooperation corps couleurs creche
creation cuma culture culturel culturelle cyclo cycliste danse defense departement departemental departementale
developpement dispensaire district domaine donneurs dojo earl eau eaux echange ecole ecoles ecologie ecurie edition
editions education eglise ehpad eleves elevage emploi enfance enfants energie energies ensemble entente entraide
entreprise epicerie equestre equipe equipement escalade escrime espace espaces esat espoir essor est etablissement
etablissements etoile etude etudes eurl exploitation familial familiale familiales famille familles fanfare
federation femmes ferme ferronnerie festival fete fetes fondation fonds foot football formation forme foyer france
francais francaise francaises future gaec garage garderie gare gendarmerie gestion gie gites golf groupe groupement
guide guides gym gymnase gymnastique habitants habitat halle hameau hand handball handicap handicapes harmonie
histoire hopital hotel imprimerie inc industrie information initiative insertion institut instituto international
internationale institution jardin jardins jeune jeunes jeunesse jeux judo karate laboratoire laique ligue locale
logement loisirs lycee ltd llc mairie maison maisons maitrise maternelle medecins mediatheque medical menuiserie
metropole mfr mission mobilite mouvement moto mjc moulin multisports municipal municipale musee musical musicale
musique mutuelle nationale national natation nature nord nouveaux office ogec omnisports oeuvres ong orchestre
ordre organisation ouest paroisse parc parents partenaires patrimoine pays peche pecheurs pep personnel petanque
petite petits pharmacie philharmonie photo piscine plage plongee pole polyclinique pompiers prefecture presbytere
presse prevention production productions producteurs promotion protection quartier quartiers racing radio
randonneurs randonnee recherche refuge region regional regionale regie renovation reseau residence restaurant
restos retraite retraites rugby rural rurale rurales sa sapeurs sarl sas sasu scea sci scic scop scolaire secours
secourisme secteur section sel service services seniors sica sivom sivu ski smictom snc societe sociale social
socio sol solidaire solidarite solidarites souvenir spectacle spl spa sport sports sportif sportive sportives
sporting stade station sud syndicat syndicale systeme technique telethon temple tennis terre terres territoire
theatre tir tourisme tradition traditions transport transports travail travaux tresor tribunal troupe ufolep udaf
una unapei union universite urbaine us usep vacances velo vert veterinaire vie vieux ville villes vivre voile
volley volleyball unsa cgt cfdt yoga zone fc as ac sc asc olympique olympic ehpa ime itep cat cpie cnrs inra bmx
vtt usc afp cidff opac oph hlm sdis samu maif macif edf sncf
""")

PLACE_WORDS = words("""
aire allee allees arret autoroute av ave avenue bd bld blvd boulevard chemin che col cours croix ecluse esplanade
faubourg fontaine foret giratoire gorges hameau impasse imp ilot ile lac lieu lieu-dit lotissement mas mont
montagne montee parking parvis passage passerelle place placette plaine plateau pont port porte promenade puy quai
residence rive riviere rocade rond-point route rte rue ruelle ruisseau saint sainte st ste salle sente sentier
square stade terrain tour traverse tunnel val vallon vallee viaduc villa village voie za zac zi zone
""")

LEGAL_WORDS = BODY_WORDS | PLACE_WORDS

PUBLIC_PLACE_WORDS = words("""
agence antenne archives bibliotheque bureau camping ccas centre collectivite college communaute commune conseil
creche dechetterie decheterie departement dispensaire ecole eglise ehpad espace etablissement foyer gare
gendarmerie gymnase halle hopital hotel lycee mairie maison mediatheque metropole mission musee office parc
pharmacie piscine police pole poste prefecture refuge region restaurant salle service stade station syndicat
theatre tresorerie universite ville tourisme
""")
"""What a place open to the public, or a public body, is called: its phone and mailbox are meant to be known."""
