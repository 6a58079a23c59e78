"""Pages made to break a reader: each once cost some program its memory, its time or its life."""

from collections.abc import Iterator

ARTICLE = "".join(
    f"<p>Sentence number {n} of the board's report says that the ice broke two moorings in March.</p>"
    for n in range(9)
)
MEGA = 1_000_000


def hostile_pages() -> Iterator[tuple[str, bytes]]:
    """Names and bodies, 30 of them."""
    wrap = "<html><head><title>Ice</title></head><body><article><h1>Ice</h1>{}</article></body></html>".format
    pages: dict[str, str | bytes] = {
        "table-of-300000-cells": "<table>" + "<tr>" + "<td>1</td>" * 300_000 + "</table>",
        "nested-30000": "<div>" * 30_000 + "deep" + "</div>" * 30_000,
        "nested-30000-never-closed": "<b><i>" * 15_000 + ARTICLE,
        "nested-lists": "<ul><li>" * 20_000,
        "nul-bytes": wrap(ARTICLE).replace(" ", " \x00"),
        "only-nul": b"\x00" * MEGA,
        "lone-surrogates": wrap(ARTICLE + "<p>\\ud800 &#xD800; &#55357;</p>"),
        "surrogates-as-utf8": wrap(ARTICLE).encode() + b"\xed\xa0\x80\xed\xb0\x80",
        "one-line-of-10-mb": wrap("<p>" + "word " * (2 * MEGA) + "</p>"),
        "one-word-of-9-mb": wrap("<p>" + "w" * (9 * MEGA) + "</p>"),
        "broken-json-ld": '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ice, </script>' + wrap(ARTICLE),
        "deep-json-ld": '<script type="application/ld+json">' + '{"a":' * 100_000 + "</script>" + wrap(ARTICLE),
        "endless-json-array": '<script type="application/ld+json">' + "[" * 200_000 + "</script>" + wrap(ARTICLE),
        "json-ld-of-numbers": '<script type="application/ld+json">{"@type":"NewsArticle","headline":5,"datePublished":[1],"author":{"name":{"name":{}}}}</script>' + wrap(ARTICLE),
        "huge-number-in-json-ld": '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":' + "9" * 100_000 + "}</script>" + wrap(ARTICLE),
        "meta-refresh-to-itself": '<meta http-equiv="refresh" content="0;url=">' * 10_000 + wrap(ARTICLE),
        "wrong-charset": wrap(ARTICLE + "<p>Größe über Öl</p>").encode("utf-16"),
        "charset-that-is-none": '<meta charset="x-klingon-\u202e">' + wrap(ARTICLE),
        "charset-that-decodes-files": '<meta charset="zip">' + wrap(ARTICLE),
        "many-comments": "<!--" * 300_000 + wrap(ARTICLE),
        "comment-never-closed": wrap(ARTICLE) + "<!-- " + "x" * MEGA,
        "attribute-of-5-mb": f'<p class="{"a" * (5 * MEGA)}">x</p>' + wrap(ARTICLE),
        "many-attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>" + wrap(ARTICLE),
        "entities": wrap(ARTICLE + "&amp;" * 500_000),
        "quotes-in-script": "<script>x = '" + '\\"' * MEGA + "</script>" + wrap(ARTICLE),
        "string-in-script-never-closed": '<script>x = "' + "a" * (2 * MEGA) + "</script>",
        "links-only": wrap("".join(f"<a href=/{n}>link number {n}</a>" for n in range(20_000))),
        "date-of-digits": f'<meta property="article:published_time" content="{"9" * 5000}">' + wrap(ARTICLE),
        "svg-bomb": "<svg>" + "<g>" * 20_000 + "</svg>" + wrap(ARTICLE),
        "right-to-left-marks": wrap("<p>" + "\u202e\u200f" * 200_000 + "</p>" + ARTICLE),
    }  # fmt: skip
    yield from (
        (name, page if isinstance(page, bytes) else page.encode("utf-8", "replace"))
        for name, page in pages.items()
    )
