"""Every message and view of Slack by name, for tests and for a page to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from assistant.answer import (
    Answer,
    Cell,
    Citation,
    Clarification,
    Layout,
    Option,
    Reason,
    Reply,
    Table,
    framing,
)
from bots.slack.blocks.admin_view import Admin, Named, admin_view
from bots.slack.blocks.answer import message_parts
from bots.slack.blocks.ask_human_view import (
    NearTitle,
    PassedOn,
    ask_human_message,
    ask_human_view,
)
from bots.slack.blocks.feedback_view import feedback_view
from bots.slack.blocks.home_view import Counted, Home, Known, RecentQuestion, home_view
from bots.slack.blocks.ids import PlaceValue, SourceValue, digest_of
from bots.slack.blocks.source_view import source_view
from bots.slack.store.port import ChannelSettings, Visibility
from ingest.document import Mark, Metadata, Span, StoredDocument
from tests.support.replies import (
    DOCUMENT,
    FIRST,
    META,
    SECOND,
    TEXT,
    answer,
    citation,
    evidence,
    no_answer,
    reply,
    sentence,
    tabled,
)

FRENCH = Metadata(
    document_id="bruxelles-mobilier",
    title="Bruxelles Environnement loue son mobilier de bureau",
    source="https://example.org/rapport.pdf",
    kind="guidance",
    language="fr",
    organisation="Bruxelles Environnement",
    country="BE",
    year="2021",
)
ARABIC = replace(
    META, title="شراء دائري في \u200fNL", organisation="", document_id="rtl", year=None
)
PDF = StoredDocument(
    meta=FRENCH,
    text=f"{'Une phrase du rapport. ' * 40}{FIRST} {'Encore une phrase du rapport. ' * 40}",
    marks=(Mark(offset=0, page=3), Mark(offset=700, page=4)),
)
PLACE = PlaceValue(answer_id="a1", channel="C01", thread_ts="1700000000.000100")

Blocks = list[dict[str, Any]]


def many(count: int) -> Answer:
    """Return an answer of one sentence that cites that many documents."""
    citations = [_cited(number) for number in range(1, count + 1)]
    found = evidence(documents=count, organisations=count, countries=("NL", "BE", "FR"))
    return answer([sentence(FIRST, range(1, count + 1))], citations, evidence=found)


def compared(rows: int = 4) -> Answer:
    """Return pilots side by side."""
    columns = ("Organisatie en pilot", "Product", "Fase", "Resultaat", "Wat werkte")
    told = tuple(
        (
            Cell(text=f"Gemeente {number}"),
            Cell(text="kantoormeubilair", citations=(1,)),
            Cell(text="gunnen", citations=(1, 2)),
            Cell(text=FIRST, citations=(1,)),
            Cell(text="niet vermeld"),
        )
        for number in range(1, rows + 1)
    )
    found = tabled()
    note = framing("De bronnen noemen verschillende cijfers: let op jaar en bron.")
    return replace(
        found,
        sentences=(*found.sentences, note),
        citations=(citation(), citation(2, SECOND)),
        table=Table(columns=columns, rows=told),
    )


def replies() -> Mapping[str, Reply]:
    """Return a reply of every kind, by name."""
    steps = [sentence(), sentence(SECOND, (2,)), framing("Dit is geen juridisch advies.")]
    mixed = [citation(), citation(2, FIRST, meta=FRENCH, span=Span(start=0, end=9, page=4))]
    spoken = Span(start=0, end=9, timecode="00:12:05")
    minute = [citation(1, span=spoken), citation(2, FIRST, meta=ARABIC)]
    hostile = (
        "<!channel> *vet* _schuin_ `code` :smile: [klik](https://evil.example) @here "
        "https://evil.example & meer [9]"
    )
    options = [Option(label=label, filters={}) for label in ("Provincie Utrecht", "Stad Utrecht")]
    return {
        "prose": reply(),
        "steps": reply(answer(steps, layout=Layout.STEPS)),
        "list": reply(answer(steps, layout=Layout.LIST)),
        "table": reply(compared()),
        "follow_up": replace(reply(), searched_for="Welke provincies kopen hergebruikte stoelen?"),
        "sources_of_several_kinds": reply(answer((), mixed)),
        "minute_and_right_to_left": reply(answer((), minute)),
        "twelve_sources": reply(many(12)),
        "sixty_sources": reply(many(60)),
        "hostile": reply(
            answer([sentence(hostile)], [citation(meta=replace(META, title=hostile))])
        ),
        "no_answer": reply(no_answer(Reason.NOT_SUPPORTED, [META, FRENCH])),
        "out_of_domain": reply(no_answer(Reason.OUT_OF_DOMAIN)),
        "clarify": reply(
            Clarification(question="Wat bedoel je met ‘Utrecht’?", options=tuple(options))
        ),
        "clarify_many": reply(
            Clarification(
                question="Wat bedoel je?",
                options=tuple(Option(label=f"{'Lang ' * 30}{n}", filters={}) for n in range(9)),
            )
        ),
    }


def messages(language: str = "nl") -> Iterator[tuple[str, Blocks]]:
    """Yield every message by its name; those of several parts are numbered from 1."""
    for name, found in replies().items():
        said = replace(found, language=language)
        parts = message_parts(said, language=language, passes_on=True, only_to_asker=False)
        for number, part in enumerate(parts, start=1):
            yield (name if len(parts) == 1 else f"{name}_{number}"), part
    (only, *_) = message_parts(
        reply(language=language), language=language, passes_on=True, only_to_asker=True
    )
    yield "only_to_asker", only
    yield (
        "passed_on",
        ask_human_message(
            passed_on(),
            user="U01",
            group="S01",
            note="Het gaat om stoelen.",
            thread_link="https://example.slack.com/archives/C01/p1700000000000100",
            language=language,
        ),
    )


def views(language: str = "nl") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every view by its name."""
    yield "source", source_view(value_in(DOCUMENT, SECOND), DOCUMENT, language=language)
    yield "source_pdf", source_view(value_in(PDF, FIRST), PDF, language=language)
    yield "source_gone", source_view(value_in(DOCUMENT, SECOND), None, language=language)
    changed = replace(DOCUMENT, text=f"Nieuw. {TEXT}")
    yield "source_changed", source_view(value_in(DOCUMENT, SECOND), changed, language=language)
    yield "feedback", feedback_view(PLACE, language=language)
    yield "ask_human", ask_human_view(passed_on(), PLACE, language=language)
    yield "home", home_view(home(), language=language)
    yield "home_empty", home_view(Home(known=None), language=language)
    forgotten = replace(home(), recent=(), was_forgotten=True, kept_days=0, is_admin=False)
    yield "home_forgotten", home_view(forgotten, language=language)
    yield "admin_pick", admin_view(replace(admin(), channel=""), language=language)
    yield "admin", admin_view(admin(), language=language)
    yield "admin_shared", admin_view(replace(admin(), is_inside=False), language=language)


def value_in(document: StoredDocument, quote: str, number: int = 1) -> SourceValue:
    """Return what the button of a quote carries."""
    start = document.text.index(quote)
    return SourceValue(
        answer_id="a1",
        number=number,
        document_id=document.meta.document_id,
        start=start,
        end=start + len(quote),
        digest=digest_of(quote),
    )


def passed_on() -> PassedOn:
    """Return a question without an answer, with the documents that came closest."""
    nearest = tuple(NearTitle(title=meta.title, source=meta.source) for meta in (META, FRENCH))
    question = "Wat kost een hergebruikte bureaustoel?"
    return PassedOn(question=question, status="no_answer", nearest=nearest)


def home() -> Home:
    """Return the home of an admin who asked before."""
    return Home(
        known=Known(
            documents=412,
            organisations=187,
            countries=(
                Counted(label="Nederland", documents=290),
                Counted(label="België", documents=70),
            ),
            languages=(
                Counted(label="Nederlands", documents=300),
                Counted(label="Frans", documents=40),
            ),
            categories=[Counted(label=f"groep {n}", documents=40 - n) for n in range(20)],
            years="2012–2025",
        ),
        chosen_language="fr",
        recent=(
            RecentQuestion(
                question="Wat leerden pilots met werkkleding?",
                status="answered",
                address="https://example.slack.com/archives/C01/p1",
            ),
            RecentQuestion(question="Wat kost een stoel?", status="no_answer"),
        ),
        kept_days=90,
        is_admin=True,
    )


def admin() -> Admin:
    """Return a channel that was set up, among others."""
    chosen = ChannelSettings(
        visibility=Visibility.ASKER,
        audience=frozenset({"participants"}),
        filters={"category": ("ict",), "country": ("NL",)},
        follows=False,
    )
    return Admin(
        channel="C01",
        settings=chosen,
        audiences=("public", "participants", "buyers"),
        facets={
            "category": (Named(value="ict", label="ICT"), Named(value="bouw", label="Bouw")),
            "phase": (Named(value="gunnen", label="Gunnen"),),
            "country": (Named(value="NL", label="Nederland"), Named(value="BE", label="België")),
        },
        channels={"C01": chosen, "C02": ChannelSettings()},
    )


def _cited(number: int) -> Citation:
    title = f"Rapport {number} over het inkopen van hergebruikt kantoormeubilair"
    meta = replace(
        META, document_id=f"rapport-{number}", title=title, organisation=f"Gemeente {number}"
    )
    return citation(number, meta=meta, span=Span(start=number, end=number + 9, page=number))
