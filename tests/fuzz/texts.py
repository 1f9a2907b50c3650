"""Hostile texts, records, tables, feeds and e-mail."""

import json
import random

_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY a "news news news">'
    + "".join(f'<!ENTITY {chr(98 + at)} "{("&" + chr(97 + at) + ";") * 10}">' for at in range(9))
    + "]>"
)
_EXTERNAL = '<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY j SYSTEM "file:///etc/passwd">]>'
_QUADRATIC = '<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY j "' + "x" * 60_000 + '">]>'


def swollen(rng: random.Random) -> bytes:
    """Texts that are far too long in one direction, or made of what patterns look for."""
    phrases = (
        "Read more: ",
        "By Jane Doe and ",
        "Sign up for our newsletter and ",
        "((((Photo: ",
        "RIGA, Latvia (",
        "Published on May 1, ",
        "comment policy of the comment section ",
        '"We said ',
        "a- ",
        "your free articles ",
        "A. B. C. ",
        "© 2016 2016-",
        "for only $5 ",
        "cookies and our ",
    )
    one = rng.choice(phrases)
    made = rng.choice(
        (
            lambda: "x" * 900_000,
            lambda: one * (190_000 // len(one)),
            lambda: (one * 12 + "\n") * 3_000,
            lambda: "\n".join(one for _ in range(60_000)),
            lambda: "\n" * 2_000_000,
            lambda: " " * 2_000_000 + "end",
            lambda: "word. " * 400_000,
            lambda: "\n".join("Minister said that the talks went on for a while." for _ in range(19_000)),
            lambda: "- " * 300_000,
            lambda: "\n".join(f"{at}:{at % 60:02}" for at in range(80_000)),
        )
    )
    return made().encode()


def json_file(rng: random.Random, text: str) -> tuple[str, bytes]:
    """Records that are no records, fields of other kinds, depth, length."""
    odd = rng.choice((None, 5, True, [], {}, [[text]], {"text": text}, "", "x", text, -1e308, "2016-13-45", "\ud800"))
    fields = ("text", "html", "title", "outlet", "authors", "published", "url", "language", "id", "updated", "section")
    record = {"text": text[:3000], **dict.fromkeys(rng.sample(fields, 4), odd)}
    good = json.dumps(record)
    made = rng.choice(
        (
            good,
            good[: len(good) // 2],
            "[" * 100_000,
            '{"text":' * 60_000,
            json.dumps([record] * 40),
            json.dumps({"articles": [record, 5, None, [record]]}),
            "\n".join([good, "{", "null", "5", good[:50], '"text"', "[]", good]),
            '{"text": "' + "a b c. " * 300_000 + '"}',
            '{"text": NaN, "text": Infinity}',
            "1" * 200_000,
            '{"a": ' + "9" * 50_000 + "}",
            good * 3,
        )
    )
    return rng.choice((".json", ".jsonl", ".ndjson")), made.encode("utf-8", "surrogatepass")


def table_file(rng: random.Random, text: str) -> tuple[str, bytes]:
    """CSV with open quotes, missing columns, far too many of them."""
    cell = text[:2000].replace('"', '""')
    made = rng.choice(
        (
            f'title,text\nA,"{cell}',
            f'title,text\nA,"{cell}"\nB\nC,D,E,F\n,,\n',
            "text\n" + '"' * 100_001,
            ",".join(f"c{at}" for at in range(30_000)) + "\n1\n",
            "nothing,here\n1,2\n",
            "text;title\n" + "a;b\n" * 50_000,
            f"text\n{'x' * 2_000_000}\n",
            f'text\n"{cell}"\n' * 3 + "\x00\x00",
        )
    )
    return rng.choice((".csv", ".tsv")), made.encode("utf-8", "replace")


def entity_bomb(rng: random.Random) -> tuple[str, bytes]:
    """Entities that grow, or that name a file of the machine."""
    head = rng.choice((_BOMB, _EXTERNAL, _QUADRATIC))
    entity = {_BOMB: "&j;", _EXTERNAL: "&j;", _QUADRATIC: "&j;" * 20_000}[head]
    root, body, suffixes = rng.choice(
        (
            ("html", f"<html><body><p>Riga said {entity}</p></body></html>", (".html", ".xhtml", ".xml")),
            ("rss", f"<rss><channel><item><title>{entity}</title></item></channel></rss>", (".xml", ".rss", "")),
            ("urlset", f"<urlset><url><loc>{entity}</loc></url></urlset>", (".xml",)),
            ("feed", f"<feed><entry><content>{entity}</content></entry></feed>", (".atom", ".xml")),
        )
    )
    return rng.choice(suffixes), (head.replace("{root}", root) + body).encode()


def feed(rng: random.Random) -> tuple[str, bytes]:
    """Feeds and site maps that are cut, nested, endless or lead back to themselves."""
    item = "<item><title>A</title><link>file:///etc/passwd</link><description>&lt;p&gt;Riga said no.&lt;/p&gt;</description></item>"
    made = rng.choice(
        (
            "<?xml version='1.0'?><rss version='2.0'><channel>" + item * 3,
            "<?xml version='1.0'?><rss version='2.0'><channel>" + "<item>" * 20_000,
            "<?xml version='1.0'?><rss><channel>" + item * 20_000 + "</channel></rss>",
            "<?xml version='1.0'?><sitemapindex><sitemap><loc>http://127.0.0.1:9/sitemap.xml</loc></sitemap></sitemapindex>",
            "<?xml version='1.0' encoding='utf-99'?><feed xmlns='http://www.w3.org/2005/Atom'><entry/></feed>",
            "<?xml version='1.0'?><rss><channel>" + "<a>" * 100_000,
            '{"version":"https://jsonfeed.org/version/1.1","items":[{"content_html":5},{"url":[]},7]}',
        )
    )
    return rng.choice((".xml", ".rss", ".atom", ".json")), made.encode()


def mail(rng: random.Random, page: bytes) -> tuple[str, bytes]:
    """Messages and web archives with lying parts."""
    head = b"From: A <a@b.example>\r\nSubject: =?utf-99?B?////?=\r\nMIME-Version: 1.0\r\n"
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at) for at in range(3_000)
    )
    made = rng.choice(
        (
            head + nested + page,
            head + b"Content-Type: multipart/related; boundary=\r\n\r\n" + page,
            head + b"Content-Type: text/html; charset=no-such\r\nContent-Transfer-Encoding: base64\r\n\r\n" + page,
            head + b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=" * 300_000,
            b"X: " + b"y" * 2_000_000 + b"\r\n" + head + b"\r\n" + page,
            b"X-Line: 1\r\n" * 50_000 + head + b"\r\n" + page,
            head + b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n' + b"--x\r\n\r\n\r\n" * 20_000,
            head + b"Content-Type: message/rfc822\r\n\r\n" * 500 + page,
        )
    )
    return rng.choice((".eml", ".mhtml", ".mht")), made
