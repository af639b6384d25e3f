"""Downloads: whole, in part, packed, later, or not at all when the reader has the file already."""

from collections.abc import Iterator
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pontdarc.core.downloads.registry import Download, downloads
from pontdarc.publication import downloads as files
from pontdarc.publication.coding import Coding, accepted, coded
from pontdarc.publication.models import Version
from pontdarc.publication.preparations import Preparation, ask, preparation, short
from pontdarc.publication.queries import public_dataset, public_version_numbered, published_version, raw_path
from pontdarc.web.publication.formats import address, title

RETRY_SECONDS = 5


@require_safe
def download(request: HttpRequest, slug: str, extension: str, number: int | None = None) -> HttpResponseBase:
    """Give a version as a file: the current one, or the one of that number.

    What is not made yet is streamed when its format allows it, made now when the version is short, and otherwise made
    in the background: the answer is then 202, with a page that follows the work.
    """
    version = _version(slug, number)
    etag = files.etag(version, extension)
    if etag in {each.removeprefix("W/") for each in parse_etags(request.headers.get("If-None-Match", ""))}:
        return HttpResponse(status=304, headers={"ETag": etag, "Vary": "Accept-Encoding"})
    path = files.ready(version, extension)
    chosen = downloads()[extension]
    if path is None and short(version):
        path = files.download(version, extension)
    if path is None and not chosen.stream:
        return _later(request, version, extension, past=number is not None)
    response = (path and _part(request, path, etag)) or _whole(request, version, chosen, path, etag)
    name = f"{version.dataset.slug}-v{version.number}.{chosen.extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Type"] = chosen.media_type
    if path:
        response["Accept-Ranges"] = "bytes"
    return response


@require_safe
def received(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponseBase:
    """Give the file from which a version was made, as it was received, where the decision clears it too."""
    version = _version(slug, number)
    path = raw_path(version)
    if path is None:
        raise Http404
    response = FileResponse(path.open("rb"), content_type="text/csv")
    # The name that its sender gave it may be somebody's.
    response["Content-Disposition"] = f'attachment; filename="{version.dataset.slug}-v{version.number}-recu.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-cache"
    return response


@never_cache
@require_safe
def progress(request: HttpRequest, slug: str, extension: str, number: int | None = None) -> HttpResponse:
    """Show how the making of a file goes, and the file once it is made; asks for nothing."""
    version = _version(slug, number)
    return _told(request, version, extension, preparation(version, extension), past=number is not None)


def _version(slug: str, number: int | None) -> Version:
    dataset = public_dataset(slug)
    return published_version(dataset) if number is None else public_version_numbered(dataset, number)


def _whole(
    request: HttpRequest, version: Version, chosen: Download, path: Path | None, etag: str
) -> StreamingHttpResponse:
    """Answer all the bytes. Packed on the way they have a weak validator: the same rows, but not byte for byte."""
    coding: Coding = "identity" if chosen.packed else accepted(request.headers.get("Accept-Encoding", ""))
    if coding == "identity" and path:
        response: StreamingHttpResponse = FileResponse(path.open("rb"), as_attachment=True)
    else:
        empty = request.method == "HEAD"
        chunks: Iterator[bytes] = iter(()) if empty else _chunks(version, chosen, path)
        response = StreamingHttpResponse(coded(chunks, coding) if not empty else chunks)
    # Said even when it is none: what is packed here must not be packed again.
    response["Content-Encoding"] = coding
    response["ETag"] = etag if coding == "identity" else f"W/{etag}"
    if not chosen.packed:
        patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _chunks(version: Version, chosen: Download, path: Path | None) -> Iterator[bytes]:
    return files.read_part(path, 0, path.stat().st_size - 1) if path else files.whole(version, chosen.slug)


def _part(request: HttpRequest, path: Path, etag: str) -> HttpResponseBase | None:
    """Return the answer to a request for a part of the file, None when the whole is right."""
    header = request.headers.get("Range", "")
    if not header or request.headers.get("If-Range", etag) != etag:
        return None
    size = path.stat().st_size
    try:
        part = files.part_of(header, size)
    except ValueError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}", "Content-Encoding": "identity"})
    if part is None:
        return None
    begin, end = part
    response = StreamingHttpResponse(files.read_part(path, begin, end), status=206)
    response["Content-Range"] = f"bytes {begin}-{end}/{size}"
    response["Content-Length"] = str(end - begin + 1)
    # Bytes are counted in the file itself.
    response["Content-Encoding"] = "identity"
    response["ETag"] = etag
    return response


def _later(request: HttpRequest, version: Version, extension: str, *, past: bool) -> HttpResponse:
    """Have the file made in the background, unless only asked what the answer would be."""
    known = preparation(version, extension) if request.method == "HEAD" else ask(version, extension)
    return _told(request, version, extension, known or Preparation("waiting"), past=past)


def _told(
    request: HttpRequest, version: Version, extension: str, state: Preparation | None, *, past: bool
) -> HttpResponse:
    made = files.ready(version, extension)
    place = address(version, extension, past=past)
    context = {
        "dataset": version.dataset,
        "version": version,
        "title": title(extension),
        "state": state,
        "size": made.stat().st_size if made else None,
        "url": place,
        "follow": f"{place}/preparation",
        "seconds": RETRY_SECONDS,
    }
    template = "publication/_preparation.html" if request.headers.get("HX-Request") else "publication/preparation.html"
    if made or state is None:
        return render(request, template, context)
    failed = state.state == "failed"
    response = render(request, template, context, status=_status(request, failed=failed))
    response["Retry-After"] = "60" if failed else str(RETRY_SECONDS)
    response["Vary"] = "HX-Request"
    return response


def _status(request: HttpRequest, *, failed: bool) -> int:
    """A page that follows the work is an answer in itself, whatever it says."""
    if request.headers.get("HX-Request") or request.path.endswith("/preparation"):
        return 200
    return 503 if failed else 202
