"""Addresses of the workspace, stage by stage."""

from django.urls import path

from pontdarc.web.extraction import entering
from pontdarc.web.extraction import views as extraction
from pontdarc.web.inventory import views as inventory
from pontdarc.web.legal import calendar, dossier, duties, proposing, questions
from pontdarc.web.legal import views as legal
from pontdarc.web.mediation import moderation
from pontdarc.web.network import views as network
from pontdarc.web.publication import desk, gathered
from pontdarc.web.standardisation import correcting, known, recipes, reports
from pontdarc.web.standardisation import views as standardisation
from pontdarc.web.updating import views as updating
from pontdarc.web.workspace import views

urlpatterns = [
    path("", views.home, name="workspace"),
    path("organisations/", network.organisations, name="my-organisations"),
    path("organisations/<slug:slug>/", network.organisation, name="my-organisation"),
    path("organisations/<slug:slug>/personne", network.add_person, name="add-person"),
    path("organisations/<slug:slug>/role/<uuid:pk>/fin", network.end_role, name="end-role"),
    path("jetons/", network.tokens, name="tokens"),
    path("jetons/<uuid:pk>/revoquer", network.revoke_token, name="revoke-token"),
    path("inventaire/", inventory.entries, name="inventory"),
    path("inventaire/nouveau/", inventory.new_entry, name="new-entry"),
    path("fiches/<uuid:pk>/", inventory.entry, name="entry"),
    path("fiches/<uuid:pk>/decrire/", inventory.describe, name="describe-entry"),
    path("deposer/", extraction.choose, name="deposit-choose"),
    path("fiches/<uuid:pk>/deposer/", extraction.deposit, name="deposit"),
    path("fiches/<uuid:pk>/saisir/", entering.grid, name="enter"),
    path("fiches/<uuid:pk>/saisir/lignes/<int:rank>/", entering.row, name="enter-row"),
    path("fiches/<uuid:pk>/saisir/controle", entering.check, name="enter-check"),
    path("fiches/<uuid:pk>/saisir/coller", entering.paste, name="enter-paste"),
    path("fiches/<uuid:pk>/saisir/effacer", entering.discard, name="enter-discard"),
    path("fiches/<uuid:pk>/inviter/", extraction.invite, name="invite"),
    path("liens/<uuid:pk>/revoquer", extraction.revoke_link, name="revoke-link"),
    path("fiches/<uuid:pk>/source/", extraction.add_source, name="add-source"),
    path("depots/<uuid:pk>/", standardisation.delivery, name="delivery"),
    path("depots/<uuid:pk>/suivi", standardisation.progress, name="delivery-progress"),
    path("depots/<uuid:pk>/arreter", standardisation.stop, name="delivery-stop"),
    path("depots/<uuid:pk>/relancer", standardisation.again, name="delivery-again"),
    path("depots/<uuid:pk>/lecture", standardisation.reading, name="delivery-reading"),
    path("depots/<uuid:pk>/fichier", standardisation.received, name="delivery-received"),
    path("depots/<uuid:pk>/rapport/", reports.page, name="report"),
    path("depots/<uuid:pk>/rapport.json", reports.document, name="report-json"),
    path("depots/<uuid:pk>/lignes/", correcting.rows, name="rows"),
    path("depots/<uuid:pk>/lignes/valeurs", correcting.values, name="rows-values"),
    path("depots/<uuid:pk>/a-corriger.xlsx", correcting.workbook, name="rows-workbook"),
    path("fiches/<uuid:pk>/corrections/", correcting.corrections, name="corrections"),
    path("fiches/<uuid:pk>/recette/", recipes.recipe, name="recipe"),
    path("fiches/<uuid:pk>/recette/<int:number>.yaml", recipes.export, name="recipe-export"),
    path("fiches/<uuid:pk>/recette/revenir", recipes.back, name="recipe-back"),
    path("fiches/<uuid:pk>/recette/suivre", recipes.follow, name="recipe-follow"),
    path("standards/", known.known, name="known-standards"),
    path("standards/retirer", known.remove, name="remove-standard"),
    path("standards/national", known.refresh, name="refresh-standards"),
    path("fiches/<uuid:pk>/colonnes/", standardisation.mapping, name="mapping"),
    path("fiches/<uuid:pk>/questions/", questions.questions, name="questions"),
    path("fiches/<uuid:pk>/questions/<slug:code>", questions.answer, name="answer-question"),
    path("fiches/<uuid:pk>/proposer/", proposing.propose, name="propose"),
    path("obligations/", duties.overview, name="obligations"),
    path("obligations/carte.geojson", duties.on_the_map, name="duties-map"),
    path("obligations/faits.<str:suffix>", duties.facts_sheet, name="facts-sheet"),
    path("obligations/faits", duties.take_facts_sheet, name="take-facts-sheet"),
    path("obligations/agenda/<str:token>.ics", calendar.feed, name="duties-feed"),
    path("obligations/<slug:slug>/", duties.duties, name="duties"),
    path("obligations/<slug:slug>/faits/", duties.facts, name="facts"),
    path("obligations/<slug:slug>/echeances/", duties.calendar, name="duties-calendar"),
    path("obligations/<slug:slug>/attestation/", duties.statement, name="statement"),
    path("obligations/<slug:slug>/accord", duties.share, name="share-status"),
    path("obligations/<slug:slug>/<slug:code>/noter", duties.note, name="note-duty"),
    path("propositions/", legal.waiting, name="proposals"),
    path("propositions/<uuid:pk>/", legal.proposal, name="proposal"),
    path("propositions/<uuid:pk>/avis", legal.advise, name="advise"),
    path("propositions/<uuid:pk>/decision", legal.decide, name="decide"),
    path("propositions/<uuid:pk>/dossier/", dossier.dossier, name="dossier"),
    path("avis/<uuid:pk>/etendre", dossier.extend, name="extend-opinion"),
    path("avis/<uuid:pk>/fin", dossier.end_extension, name="end-extension"),
    path("decisions/<uuid:pk>/annoncer", dossier.word, name="word-refusal"),
    path("annonces/<uuid:pk>/approuver", dossier.approve, name="approve-refusal"),
    path("decisions/<uuid:pk>/revoquer", legal.revoke, name="revoke"),
    path("jeux/<uuid:pk>/", desk.describe, name="describe-dataset"),
    path("jeux/<uuid:pk>/retirer", desk.withdraw, name="withdraw"),
    path("versions/<uuid:pk>/publier", desk.release, name="release"),
    path("contributions/", moderation.contributions, name="contributions"),
    path("contributions/<uuid:pk>/", moderation.contribution, name="contribution"),
    path("contributions/<uuid:pk>/relire", moderation.moderate, name="moderate"),
    path("contributions/<uuid:pk>/repondre", moderation.answer, name="answer"),
    path("jeux-reunis/", gathered.gathered, name="gathered"),
    path("jeux-reunis/reunir", gathered.gather, name="gather"),
    path("retards/", updating.late, name="late"),
]
