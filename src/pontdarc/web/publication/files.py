"""Downloads: whole, in part, or not at all when the reader has the file already."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from pontdarc.core.downloads.registry import downloads
from pontdarc.publication import downloads as files
from pontdarc.publication.models import Version
from pontdarc.publication.queries import public_dataset, public_versions, published_version

PACKED = ("parquet", "xlsx", "ods")


@require_safe
def download(request: HttpRequest, slug: str, extension: str, number: int | None = None) -> HttpResponseBase:
    """Give a version as a file: the current one, or the one of that number."""
    dataset = public_dataset(slug)
    version = published_version(dataset) if number is None else public_versions(dataset).filter(number=number).first()
    if version is None:
        raise Http404
    etag = files.etag(version, extension)
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponse(status=304, headers={"ETag": etag})
    path = files.download(version, extension)
    name = f"{dataset.slug}-v{version.number}.{downloads()[extension].extension}"
    response = _part(request, version, extension, etag) or FileResponse(path.open("rb"), as_attachment=True)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Type"] = downloads()[extension].media_type
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    if response.status_code == 206 or extension in PACKED:
        # Bytes are counted in the file itself, and what is packed gains nothing from being packed again.
        response["Content-Encoding"] = "identity"
    return response


def _part(request: HttpRequest, version: Version, extension: str, etag: str) -> HttpResponseBase | None:
    """Return the answer to a request for a part of the file, None when the whole is right."""
    header = request.headers.get("Range", "")
    if not header or request.headers.get("If-Range", etag) != etag:
        return None
    path = files.download(version, extension)
    size = path.stat().st_size
    try:
        part = files.part_of(header, size)
    except ValueError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if part is None:
        return None
    begin, end = part
    response = StreamingHttpResponse(files.read_part(path, begin, end), status=206)
    response["Content-Range"] = f"bytes {begin}-{end}/{size}"
    response["Content-Length"] = str(end - begin + 1)
    return response
