"""Hostile archives, documents, PDFs and crawls, small on the disk."""

import gzip
import io
import random
import zipfile
import zlib
from functools import cache

_ZEROS = 400_000_000
_WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


@cache
def _zero_stream(size: int) -> bytes:
    """Zeros, deflated: a thousandth of what they become."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)]
    return b"".join([*parts, packer.flush()])


def _zip(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


@cache
def _zip_bomb() -> bytes:
    held = io.BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed,
        packed.open("news.html", "w") as inner,
    ):
        for _ in range(_ZEROS // 1_000_000):
            inner.write(b"<p>no" * 200_000)
    return held.getvalue()


@cache
def _nested_zip() -> bytes:
    data = _zip({f"{at}.txt": b"Riga said no. " * 70_000 for at in range(10)})
    for level in range(2):
        data = _zip({f"{level}-{at}.zip": data for at in range(10)})
    for level in range(30):
        data = _zip({f"deep-{level}.zip": data})
    return data


@cache
def _gzip_bomb() -> bytes:
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff" + _zero_stream(_ZEROS)[2:-4] + bytes(8)


def archive(rng: random.Random, page: bytes) -> tuple[str, bytes]:
    """Zip and gzip files that swell, nest, lie or climb out of their folder."""
    whole = _zip({"page.html": page})
    kind = rng.randrange(8)
    if kind == 0:
        return ".zip", _zip_bomb()
    if kind == 1:
        return ".zip", _nested_zip()
    if kind == 2:
        return rng.choice((".gz", ".html.gz", ".warc.gz")), _gzip_bomb()
    if kind == 3:
        return ".zip", whole[: rng.randrange(len(whole))]
    if kind == 4:
        return ".zip", _zip({"../../etc/page.html": page, "/abs.html": page, "a\\..\\b.html": page, "": page})
    if kind == 5:
        return ".zip", _zip({f"{at}.html": b"<p>" for at in range(5_000)})
    if kind == 6:
        at = whole.rindex(b"PK\x01\x02")
        return ".zip", whole[: at + 20] + b"\xff\xff\xff\x7f\xff\xff\xff\x7f" + whole[at + 28 :]
    return ".zip", _zip({"a.zip": whole, "b.png": b"\x89PNG", "c.pdf": b"%PDF-1.4", "d.docx": whole})


def docx(rng: random.Random) -> tuple[str, bytes]:
    """Documents with growing entities, depth, outside references, missing parts."""
    bomb = "".join(f'<!ENTITY e{at + 1} "{f"&e{at};" * 10}">' for at in range(9))
    bodies = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "news">{bomb}]>{_WORD}<w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>',
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>{_WORD}<w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>',
        _WORD + "<w:p>" * 60_000,
        _WORD + "<w:p><w:r><w:t>Riga said no.</w:t></w:r></w:p>" * 60_000 + "</w:body></w:document>",
        "",
        "no xml at all",
    )
    types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>'
    files = {"[Content_Types].xml": types.encode(), "word/document.xml": rng.choice(bodies).encode()}
    if rng.random() < 0.2:
        del files["word/document.xml"]
    return ".docx", _zip(files)


def pdf(rng: random.Random) -> tuple[str, bytes]:
    """PDFs whose trees bite their tails, whose streams swell, whose tables lie."""
    text = b"BT /F1 12 Tf 72 700 Td (Riga said no.) Tj ET"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    plain = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text)
    swollen = _zero_stream(rng.choice((20_000_000, _ZEROS)))
    flate = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(swollen), swollen)
    twice = b"<< /Filter [/FlateDecode /FlateDecode] /Length 5 >>\nstream\nabcde\nendstream"
    pages, kid, contents = rng.choice(
        (
            (b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>", page, plain),
            (
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>",
                page.replace(b"/Type /Page ", b"/Type /Pages /Kids [2 0 R] "),
                plain,
            ),
            (b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page.replace(b"/Contents 4 0 R", b"/Contents 3 0 R"), plain),
            (b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, flate),
            (b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, twice),
            (b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, plain.replace(b"/Length ", b"/Length 99999999")),
            (b"<< /Type /Pages /Kids [" + b"3 0 R " * 20_000 + b"] /Count 20000 >>", page, plain),
            (b"<< /Type /Pages /Kids " + b"[" * 20_000 + b" /Count -1 >>", page, plain),
            (b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, b"4 0 R"),
        )
    )
    return ".pdf", _assembled(rng, [b"<< /Type /Catalog /Pages 2 0 R >>", pages, kid, contents, font])


def _assembled(rng: random.Random, objects: list[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % (offset if rng.random() > 0.05 else 3) for offset in offsets)
    previous = b" /Prev %d" % table if rng.random() < 0.2 else b""
    crypt = b" /Encrypt 1 0 R" if rng.random() < 0.1 else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R%s%s >>\n" % (len(objects) + 1, previous, crypt)
    return bytes(out + b"startxref\n%d\n%%%%EOF" % rng.choice((table, table, table, 7, 10**12)))


def warc(rng: random.Random, page: bytes) -> tuple[str, bytes]:
    """Crawls whose records lie about their length."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\n\r\n" % rng.choice(
        (b"identity", b"gzip", b"br")
    )
    block = http + page
    true = str(len(block)).encode()
    lengths = (
        true,
        b"0",
        b"-5",
        b"99999999999",
        b"",
        b"many",
        str(len(block) // 2).encode(),
        str(len(block) * 2).encode(),
    )
    records = b"".join(_record(rng.choice(lengths), block) for _ in range(rng.choice((1, 5, 40))))
    if rng.random() < 0.3:
        records = records[: rng.randrange(len(records))]
    if rng.random() < 0.5:
        return ".warc", records
    packed = gzip.compress(records, mtime=0)
    return ".warc.gz", packed[: rng.randrange(len(packed))] if rng.random() < 0.3 else packed


def _record(length: bytes, block: bytes) -> bytes:
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://riga-courier.example/a\r\n"
        b"WARC-Date: 2016-12-21T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: " + length + b"\r\n\r\n" + block + b"\r\n\r\n"
    )
