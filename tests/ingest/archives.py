"""Archives made for tests, honest ones and bombs."""

import gzip
import io
import zipfile
from collections.abc import Mapping


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def gzipped(*members: bytes) -> bytes:
    return b"".join(gzip.compress(member, mtime=0) for member in members)
