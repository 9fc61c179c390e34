"""What every face, also the widget, makes of the address of a source and a place in it."""

from __future__ import annotations

WEB_PLACES = (
    (
        "https://example.org/Rapport.PDF?v=2",
        12,
        None,
        "https://example.org/Rapport.PDF?v=2#page=12",
    ),
    ("https://example.org/rapport.pdf", None, None, "https://example.org/rapport.pdf"),
    ("https://example.org/rapport.pdf#page=2", 12, None, "https://example.org/rapport.pdf#page=12"),
    ("https://example.org/rapport.pdf#deel", None, None, "https://example.org/rapport.pdf#deel"),
    ("https://example.org/pagina#deel", 12, None, "https://example.org/pagina#deel"),
    ("https://example.org/pagina?pdf=x.pdf", 12, None, "https://example.org/pagina?pdf=x.pdf"),
    (
        "https://www.youtube.com/watch?v=abc&t=3s",
        None,
        "00:12:05",
        "https://www.youtube.com/watch?v=abc&t=725s",
    ),
    ("https://youtu.be/abc", None, "12:05", "https://youtu.be/abc?t=725s"),
    ("https://notyoutube.com/abc", None, "12:05", "https://notyoutube.com/abc"),
    ("https://vimeo.com/123#t=1s", None, "00:12:05", "https://vimeo.com/123#t=725s"),
    ("https://example.org/opname.mp4", None, "00:12:05", "https://example.org/opname.mp4#t=725"),
    ("https://example.org/opname.mp4", None, "00:00:00", "https://example.org/opname.mp4"),
    ("https://example.org/uitzending", None, "00:12:05", "https://example.org/uitzending"),
)
"""Source, page, timecode, and the address at that place, which goes before one that it had."""
