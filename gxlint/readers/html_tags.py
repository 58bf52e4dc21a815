"""The elements of HTML by what they do to a page."""

from __future__ import annotations


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


DROPPED = _set(
    "script style template noscript title meta link base select textarea button datalist svg math audio video canvas map rt rp del "
    "colgroup col param source track"
)
"""Not shown, not text, or marked as taken out of it."""
FIELDS = _set("select textarea button input svg math canvas audio video")
"""In a cell they show something, and no text of the page says what."""
BLOCKS = _set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p pre "
    "section summary table tbody td tfoot th thead tr ul frameset xmp"
)
"""A paragraph ends where they begin and end."""
CONTAINERS = BLOCKS - _set(
    "p h1 h2 h3 h4 h5 h6 hr tr tbody thead tfoot dt dd figcaption legend summary xmp listing"
)
"""May be the element that holds the report."""
LISTS = _set("ol ul menu dir")
STRUCTURE = LISTS | _set("table tr td th tbody thead tfoot li")
ASIDE = _set("nav footer aside")
"""Furniture by their own word."""
FRAMES = _set("iframe frame embed object")
ATTRIBUTED = BLOCKS | _set("span font b strong em i u a big label img")
"""Elements whose attributes are looked at."""

FORMATTING = _set("a b big code em font i nobr s small strike strong tt u")
"""A parser repeats them in every paragraph until they are closed."""
VOID = _set("area base br col embed frame hr img input link meta param source track wbr o:p")
OPTIONAL_END = _set("p li dd dt option optgroup tr td th tbody thead tfoot colgroup rt rp html body head")
SCOPES = _set("td th caption object applet marquee template")
"""Formatting opened inside them ends with them."""
INLINE = VOID | FORMATTING | _set("span label")
RAW = _set("script style textarea title xmp iframe noembed noframes")
"""What stands in them is no markup."""
