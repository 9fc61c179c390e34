"""A page made of its template, its words and its values."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from fastapi.responses import HTMLResponse, Response

from assistant.notes import is_plan
from assistant.phrases.catalogue import CATALOGUE, PHRASE_LANGUAGES, Phrase, phrase
from assistant.quoting import shown
from bots.facet_words import facet_label
from bots.render import is_web_address, plain
from bots.web.pages.language import chosen_language, language_of
from bots.web.pages.links import Parameters, address, document_path

if TYPE_CHECKING:
    from fastapi import Request
    from jinja2 import Environment

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": _POLICY,
    "cache-control": "private, no-cache",
    "vary": "Accept-Language, Authorization, Cookie",
}
"""Of every page: nothing runs in it, and whoever keeps it asks whether it is still so."""

_MOST_DIGITS = 9

STYLE = "/static/pages.css"

LANGUAGE_NAMES = {"nl": "Nederlands", "fr": "Français", "en": "English", "de": "Deutsch"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page for one request, in a language.

    `version` changes with what is shown beside the request; `kept` are the parameters that every
    link and form of the page keeps: audiences, and the language where it is chosen.
    """

    request: Request
    version: str
    language: str
    kept: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, request: Request, *, version: str) -> Self:
        """Return the page for a request."""
        audiences = (("audience", name) for name in request.query_params.getlist("audience"))
        chosen = chosen_language(request)
        return cls(
            request=request,
            version=version,
            language=language_of(request),
            kept=(*audiences, *((("lang", chosen),) if chosen else ())),
        )

    def say(self, key: Phrase | str, **values: object) -> str:
        """Return words of the catalogue."""
        return phrase(self.language, Phrase(key), **values)

    def href(self, path: str, parameters: Parameters | None = None, *, place: str = "") -> str:
        """Return an address within these pages, with the parameters that are kept."""
        return address(path, parameters, self.kept, place=place)

    def number(self, name: str) -> int | None:
        """Return a parameter as the number that it is, from 0; None for anything else."""
        given = self.request.query_params.get(name, "")
        is_number = given.isascii() and given.isdecimal() and len(given) <= _MOST_DIGITS
        return int(given) if is_number else None

    @property
    def tag(self) -> str:
        """The entity tag: of what is shown, to whom and how."""
        url = self.request.url
        parts = repr((_code(), self.version, self.language, url.path, url.query))
        return f'"{hashlib.sha256(parts.encode()).hexdigest()[:24]}"'

    def is_known(self) -> bool:
        """Tell whether the caller has the page as it is."""
        return self.tag in self.request.headers.get("if-none-match", "")

    def unchanged(self) -> Response:
        """Return the response to a caller who has the page as it is."""
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={**HEADERS, "etag": self.tag})

    def render(
        self, template: str, values: Mapping[str, object], *, status: int = HTTPStatus.OK
    ) -> HTMLResponse:
        """Return the page; one that is no success is not kept."""
        html = (
            environment()
            .get_template(template)
            .render(
                **values,
                page=self,
                kept=self.kept,
                say=self.say,
                href=self.href,
                label=partial(facet_label, language=self.language),
                languages=self._languages(),
                path=self.request.url.path,
                style=STYLE,
            )
        )
        is_fine = status == HTTPStatus.OK
        headers = (
            {**HEADERS, "etag": self.tag} if is_fine else {**HEADERS, "cache-control": "no-store"}
        )
        return HTMLResponse(_UNWRITABLE.sub("\ufffd", html), status, headers=headers)

    def _languages(self) -> list[tuple[str, str, str]]:
        """Return tag, name and address of this page in each language."""
        given = [(k, v) for k, v in self.request.query_params.multi_items() if k != "lang"]
        path = quote(str(self.request.scope["path"]), safe="/")  # url.path leaves controls in
        return [
            (tag, LANGUAGE_NAMES[tag], address(path, kept=(*given, ("lang", tag))))
            for tag in PHRASE_LANGUAGES
        ]


@cache
def environment() -> Environment:
    """Return the templates of every page, read once a process."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  at first use

    made = Environment(
        loader=PackageLoader("bots.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        plain=plain, shown=shown, tag=_tag, is_web_address=is_web_address, is_plan=is_plan
    )
    made.globals["document_path"] = document_path
    return made


def _tag(language: str) -> str:
    return language if _TAG.fullmatch(language) else "und"


@cache
def _code() -> str:
    """Return a digest of templates and words: other ones make other pages."""
    loader = environment().loader
    assert loader is not None  # noqa: S101  set above
    sources = [
        loader.get_source(environment(), name)[0] for name in sorted(loader.list_templates())
    ]
    return hashlib.sha256(repr((sources, CATALOGUE)).encode()).hexdigest()
