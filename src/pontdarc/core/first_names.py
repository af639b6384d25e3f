"""The most common first names in France, of all ages, folded (lower case, no accents), written by hand."""

from pontdarc.core.kind import words

_OLDER = """
abel achille adele adelaide adolphe adrien adrienne agathe agnes aime aimee alain albert alberte alexandra alexandre
alexis alfred alice aline alix alphonse amandine amedee amelie anais anatole andre andrea andree ange angele angelina
angeline angelique anita anna annabelle anne annette annick annie antoine antoinette antonin antony apolline ariane
arielle aristide arlette armand armande armelle arnaud arsene arthur aude audrey auguste augustin augustine aurelia
aurelie aurelien axel axelle baptiste barbara barnabe bartholome basile bastien beatrice benedicte benjamin benoit
berengere bernadette bernard bernardine berthe bertrand blaise blanche blandine boris brice brigitte bruno camille
candice capucine carine carla carole caroline cathy catherine cecile cedric celestin celestine celia celine cesar
chantal charles charlene charline charlotte chloe christel christele christelle christian christiane christine
christophe cindy claire clara clarisse claude claudette claudia claudie claudine clea clemence clement clementine
clotilde colette colin coline coralie corentin corinne corine cyprien cyril cyrille damien daniel daniele danielle dany
daphne david deborah delphine denis denise desire desiree diane didier dimitri dominique donatien dorian dorine dorothee
edgar edith edmond edmonde edouard eglantine eleonore elena eliane elie eliette elisa elisabeth elise elodie eloi eloise
elsa elvire emile emilie emilien emilienne emma emmanuel emmanuelle eric erick erika ernest ernestine erwan erwann
esteban estelle esther etienne eudes eugene eugenie eva evelyne fabien fabienne fabrice fanny felicie felicite felix
ferdinand fernand fernande fiona flavie flavien fleur florent florentin florian floriane francette francine francis
francois francoise franck frank fred freddy frederic frederique gabriel gabrielle gael gaelle gaetan gaetane gaspard
gaston gauthier gautier genevieve geoffrey geoffroy georges georgette georgina gerald geraldine gerard germain germaine
ghislain ghislaine gilbert gilberte gildas gilles gillian gina ginette gisele gladys gontran gregoire gregory guenole
guillaume gustave guy guylaine gwenaelle gwendoline hector helene heloise henri henriette herve hilaire hippolyte
honore honorine hortense hubert hugo hugues huguette huguet ida igor ingrid irene irenee irma isabelle isidore ivan
jacky jackie jacqueline jacques jade janine jean jeanine jeanne jeannette jeannine jeannot jennifer jeremie jeremy
jerome jessica jessy joachim jocelyn jocelyne joel joelle joffrey johan johann johanna johnny jonathan jordan joris jose
joseph josephine josette josiane josselin josselyne judicael judith jules julie julien julienne juliette justin justine
karen karine katia kevin laetitia lambert laura laure laureen laurence laurent laurette laurie lauriane lea leandre
leila leo leon leonard leonce leone leonie leontine leopold lila liliane lilian lilianne lina line linda lionel lise
lisa lisette loic loik lorraine lou louane louis louisa louise louisette loup luc luca lucas lucette lucie lucien
lucienne lucile lucille lucrece ludivine ludovic lydia lydie lydiane madeleine magali magalie maelle maeva mahe malika
manon manuel manuela marc marceau marcel marceline marcelle marcellin margaux margot marguerite maria marianne marie
marielle marilyne marina marinette mario marion marius marjorie marlene marthe martial martin martine maryline maryse
maryvonne mathias mathieu mathilde mathis mathurin matthias matthieu maud maurice mauricette max maxence maxime
maximilien maximin mederic melanie melina melissa melodie merlin michael michel michele micheline michelle mickael
mikael mireille modeste mohamed mohammed monique morgan morgane muriel murielle myriam mylene nadege nadia nadine
nancy narcisse natacha nathalie nathan nathanael nelly nestor nicolas nicole noe noel noelie noella noelle noemie
nolwenn norbert octave octavie odette odile odilon olga olivia olivier ophelie oscar oswald pascal pascale pascaline
patrice patricia patrick patrik paul paule paulette paulin pauline perrine philibert philippe philomene pierre pierrette
pierrick pierrot priscilla prosper quentin rachel rachid raoul raphael raphaelle raymond raymonde rebecca regine regis
reine rejane remi remy renaud rene renee reynald richard robert roberte robin roch rodolphe rodrigue roger roland
rolande romain romaric romeo romuald ronan rosalie roseline rosine roxane rudy sabine sabrina salome samantha sami
samir samson samuel samy sandra sandrine sandy sara sarah sebastien segolene serge severin severine sidonie siegfried
simeon simon simone solange solene solenne soline sonia sophie stanislas stephane stephanie steve steven suzanne
suzette suzy sybille sylvain sylvaine sylvere sylvestre sylvette sylviane sylvie tancrede tanguy tatiana tessa thaddee
theo theodore theophile therese thibaud thibault thibaut thierry thomas tiffany timothee tiphaine titouan toussaint
tristan ulysse urbain ursule valentin valentine valere valerie valery vanessa veronique viateur victor victoria
victorien victorine vincent vincente virgile virginie vivien viviane vladimir walter wilfrid wilfried william willy
xavier yael yann yannick yoann yoan yohan yohann yolaine yolande youri youssef yves yvan yveline yvette yvon yvonne
zacharie zelie zoe
"""

_RECENT = """
aaliyah aaron abdallah abdel abdelkader abdellah abdoulaye abdou abigail adam adama adem adrian ahmed aicha aissa
aissatou alae alba aleksandra alessandro alessio alexander alexia alexandro ali alia alicia alina alissa aliya alya
alyssa amadou amal amaury ambrine amel amelia amina aminata amine amir amira amy anas anastasia andreas andrew angela
angelo angie ania anissa anouk anthony antonio anton anya ariana aria aris arij armel arthus arwa arya asma assia
assiya astrid athenais auriane avril awa axelane ayoub aya ayden aylin ayline aymen aymeric ayman aziz aziza badis
basma bilal bilel bineta boubacar brahim brandon brayan brian bryan brune calie cali calvin cameron camelia carl
carlos cassandra cassandre cassie cassy castille cataleya celian chahine chaima charlie charly cherif chiara chris
christa christopher clarence cleo cleophee coleen come constant corentine cosme cyrielle cyrus dalia dalila daniela
daria dario dayane dayan deniz diana diego dina djibril dylan ebony eden edwige elea eleanor elia elias elian eliana
elijah eliot eliott elif elina eline ellie elliot elliott elliana eloan eloane elouan elouann elya elyas elyes elyana
elyna emelyne emeline emeric emerick emie emilia emilio emily emmy emna emre emrys enea enola enora enzo eren erin
erine ernesto ethan eulalie evan evann eve evelina eythan ezio ezra fanta farah farid farida farouk faten fatiha fatima
fatma fatou fatoumata faustine faustin fares ferdinando ferhat fernando filip firmin flora flore flynn fode franca
francesca francesco gabin gabriela gaia gaspar georgia giovanni giulia giulian giulio goran goundo guilhem
gwen gwenael gwenn habib hadrien hafsa hakim halima hamid hamza hana hanae hanna hannah harold harry haroun hasna
hassan hatice hawa hayden hayat heidi helena helia helios henry hicham hiba houda hugues-antoine husna hussein ian
ibrahim ibrahima idris idriss ihsane ikram iliana ilian ilias ilan iman imad imane imany imen imran ina inaya ines
ioana iouri isaac isaak isaiah isabella isabel isaure isis ishaq islem ismael ismail issa ivana ivy iyad izia jack jad
jaden jakub jalil james jamila jan jana jane jason jasmine jassim jawad jayden jayson jean-baptiste jenna jenny jihane
jimmy joan joana joanna joao joe john jon jonas joseph-marie joshua josue joy joyce juan judy jude julia julian juliana
juliann julianne june juno kadiatou kaelig kahina kais kamel kamil kamila karim karima karl kassandra kassim kate
katarina kathleen katy kayden kaylee kayla kayna keira kelian kelly kellyan kelyan kemil kenan kenny kenza kenzo kerian
keziah khadija khadidja khaled khalil kiara kilian killian kim kimberley klara kylian kyllian kyle lahna lale lamine
lana lara larissa lassana latifa laurena lauryn layana layla layana leana leandro leane leeloo leelou leia lemuel lena
lenaic lenny lenni lenzo leopoldine leslie levi lewis leya leyna lia liam liana lidia lily lilia lilly lilou lily-rose
lilwenn linaya lino lisandro lisea lison liv livia livio liya loan loane loann loelia loevan logan lohan lois lola
lorena lorenzo lorine lorie loris lorna louana louanne louca louka loukas lounes louna louison louann louve luan luana
lubin lucia luciana luciano lucy ludmila luis luisa luiza luka lukas luna lya lyam lyana lydie-anne lyes lyla lylia
lylou lyna lyne lysandre lyse lyson madeline madenn maddie maddy mady mae mael maela maelie maelia maelan maely maelya
maelys maelyne maimouna mahaut mahdi mahel mai maia maina maissa maissane maiwenn malak malek malia malik malo malone
malory mamadou manel manelle manal mansour manoe manolo mara marco margaret margaud mariam mariama mariana
marilou marin marissa marko marlon marouane martha martina marvin marwa marwan marwane mary marylou massimo mateo
mathea matheo mathew mathys matia matis matisse matt matteo matthew mattheo matthis matthys mattia matys maya mayar
mayline mayron mayssa mayssane mehdi mehmet melia meline melinda melvil melvin melvyn melyna meriem merwan meryem
messaoud mia mihai mila milan milane milhan milla milo mina mira miya moana moise molly mona monia mouhamed
mouna mounir mourad moussa mouna muhammad mustafa mustapha mya myla myles nabil nabila nada nadir nael naelle nahel
nahia nahil naia naila naim naima naira najat najwa naomi naomie nara nasser nassim nawel nayla neil nelia nellya nelson
neo nesrine neyla nicolae nihal nikita nikola nils nina nino nisrine noa noah noam noan noham noha nohan nohe nolan
nolann nolhan noor nora norah nour noureddine noura nouria nelya nyla oceane octavia olympe omar oren orane orlane
orlando orso osman othmane oumar oumou ousmane owen pablo paloma paola paolo patrycja pedro pia
pio prune rachida raja rajaa ramy rania ramzi raphaela rayan rayane rayhana redouane reda rhita riad ricardo rihanna
rim rita riyad robinson rokia romain-alexandre romane romy rosa rosie ross ruben ruben-david rubis rudolf ryan rym saad
sabri sacha sadio safa safia safiya said saida salah salim salima salimata salma salman salomon salvatore sam samba
samia samira sana sandro santiago santino saoirse sarra sasha saskia sawsen sean seb selena selene selim selin selina
selma serena sergio seydou shaima shana shaina shanice shanna sharon shayna shelly sherine shirine sian sidney sihem
silvia simao sirine sixte sixtine skander sofia sofiane sofian sohan sohane soizic sonny sophia soraya soren stacy
stan stella stessy stevan suleyman sulivan suzie swann sylla syrine tahar talia talya tao tara tarek tasnim tasnime
tea teddy tenzin terence teo tess thais thaliana thelma thea theodora theophane theotime thalia thibau thylane tia
tiago tiana tidiane tim timea timeo timothe timoty tina tino titaina titus tobias tom tomas tomy tony tylan tyler tyron
tyna valentina valeria vera viktor viktoria violette viola vittoria wael waffa waleed walid wassim wendy wesley
wissam yacine yacoub yahya yamina yanis yaniss yara yasin yasmina yasmine yassin yassine yazid yasser ylan ylana ylies
yoan youna younes youness yousra youssouf yuna yunus yvann zahra zaid zakaria zakariya zakary zayd zayn zayneb zeinab
zeynep zia ziad zied zineb zita zohra zora zyad
"""

FIRST_NAMES = frozenset((_OLDER + _RECENT).split())

ALSO_ORDINARY = words("""
ange avril blanche clement constant desire eden fleur france honore ida ina juste liv loup mae mai mara max
modeste narcisse noel olympe pia pio prosper prune reine robin rosa sam sana tim toussaint urbain victoria
modeste marin martin lorraine jade isis eve brune ivy june juno awa aria tia tara sara neo mira levi jan ian
kim stella romane augustin lambert germain vincent lourdes aisne aube charlotte joy lila rita helios diana
titus ulysse olympe aime basile avril line come amal salma rim tao teo lia gaia zoe leo flora flore castille
violette viola nancy jordan sidney austin mercedes hector oscar
""")
"""First names that are ordinary words or places as well: too weak to tell a person's full name by themselves."""
