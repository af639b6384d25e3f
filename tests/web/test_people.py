"""Pages know who is there; the APIs know nobody."""

from django.test import Client

from pontdarc.publication.models import Dataset


def test_an_api_reads_no_session_and_a_page_does(client: Client, db: None) -> None:
    seen = client.get("/api/explore/v2.1/catalog/datasets").wsgi_request
    assert not hasattr(seen, "session")
    assert not hasattr(seen, "user")
    assert client.get("/").wsgi_request.user.is_anonymous


def test_a_missing_page_among_the_apis_is_told_as_anywhere(client: Client, db: None) -> None:
    assert client.get("/api/rien").status_code == 404


def test_an_api_takes_no_form(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/api/explore/v2.1/catalog/datasets").status_code == 405
    assert strict.post("/connexion/").status_code in (403, 404)
    assert Dataset.objects.count() == 0
