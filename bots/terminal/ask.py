"""`leerkring ask` and `leerkring search`: through the running server, or with the index itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from bots.terminal.options import Audience, DataDir, Filter, Json, LogLevelOption, Question, start
from bots.terminal.outcome import Outcome

if TYPE_CHECKING:
    from assistant.journal.port import Journal
    from assistant.service import Assistant
    from bots.answer_shape import AnswerJson, HitsJson
    from bots.dossier.formats import Format
    from bots.settings import Settings
    from bots.terminal.asked import Asked, Shown

Language = Annotated[
    str | None,
    typer.Option(
        help="Language of the answer: nl, fr, en or de. Unset: that of the question.",
        show_default=False,
    ),
]
Conversation = Annotated[
    str | None,
    typer.Option(
        "--conversation",
        metavar="ID",
        help="Go on with a conversation: the conversation_id of an earlier answer.",
        show_default=False,
    ),
]
DossierPath = Annotated[
    Path | None,
    typer.Option(
        "--dossier",
        metavar="FILE",
        help="Also write question, answer, quotes and sources to a file, by its suffix: .md, .docx "
        "or .pdf.",
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file of --dossier.")]
TopK = Annotated[int, typer.Option("--top-k", min=1, max=100, help="How many passages.")]


def ask(  # noqa: PLR0913  one for each option
    question: Question,
    *,
    filters: Filter = None,
    language: Language = None,
    conversation: Conversation = None,
    audience: Audience = None,
    dossier: DossierPath = None,
    force: Force = False,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Answer a question with sentences that can be checked, and their sources."""
    from bots.terminal.answer_view import show_answer  # noqa: PLC0415  --help needs none of it
    from bots.terminal.asked import asked, last  # noqa: PLC0415  as above

    settings = start(data_dir, log_level)
    file = None
    if dossier is not None:
        from bots.terminal.filing import dossier_file  # noqa: PLC0415  as above

        file = dossier_file(dossier, force=force)
    request = asked(
        question,
        limit=settings.assistant.question_limit,
        filters=filters,
        language=language,
        conversation_id=conversation,
        audience=audience,
    )
    with _answers(settings, request) as answers:
        shown = answers.shown
        document = last(shown) if as_json else show_answer(shown, language=request.language)
        if file is not None:
            file.write(answers.filed(document, file.format))
    return Outcome(document=document)


def search(
    question: Question,
    *,
    top_k: TopK = 10,
    filters: Filter = None,
    audience: Audience = None,
    as_json: Json = False,
    data_dir: DataDir = None,
    log_level: LogLevelOption = None,
) -> Outcome:
    """Show the passages that fit a question best, without an answer."""
    from bots.terminal.asked import asked  # noqa: PLC0415  --help needs none of it
    from bots.terminal.hits_view import show_hits  # noqa: PLC0415  as above

    settings = start(data_dir, log_level)
    limit = settings.assistant.question_limit
    request = asked(question, limit=limit, filters=filters, audience=audience)
    document = _hits(settings, request, top_k=top_k)
    if not as_json:
        show_hits(document)
    return Outcome(document=document)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answers:
    """An answer while it comes; once it is there, `filed` gives it as a dossier."""

    shown: Iterator[Shown]
    filed: Callable[[AnswerJson, Format], bytes]


@contextmanager
def _answers(settings: Settings, asked: Asked) -> Iterator[_Answers]:
    from bots.presence import find_server  # noqa: PLC0415  --help needs none of it

    server = find_server(settings.ingest.data_dir)
    if server is not None:
        from bots.terminal.client import ServerClient  # noqa: PLC0415  httpx takes 0.2 s

        with ServerClient(server) as client:
            yield _Answers(
                shown=client.ask(asked),
                filed=lambda answer, chosen: client.dossier(answer["answer_id"], chosen, asked),
            )
        return
    from assistant.journal.shelf import Shelf  # noqa: PLC0415  --help needs none of it
    from bots.compose import open_assistant, open_journal  # noqa: PLC0415  the model and the index

    with open_journal(settings) as kept:
        journal = Shelf(kept)
        if asked.conversation_id is not None:
            _wait_for(journal)
        with open_assistant(settings, audience=asked.audience, journal=journal) as assistant:
            yield _Answers(
                shown=_streamed(assistant, asked, journal),
                filed=lambda answer, chosen: _filed(assistant, asked, journal, answer, chosen),
            )


def _wait_for(journal: Journal) -> None:
    """Open the journal, which takes longer than an answer waits for it; it says what is wrong."""
    from datetime import UTC, datetime  # noqa: PLC0415  --help needs none of it

    from assistant.errors import JournalError  # noqa: PLC0415  as above

    with suppress(JournalError):
        journal.questions(since=datetime.now(UTC))


def _streamed(assistant: Assistant, asked: Asked, journal: Journal) -> Iterator[Shown]:
    from assistant.answer import Delta, Reply, Status  # noqa: PLC0415  --help needs none of it
    from bots.answer_json import piece, reply_to_json  # noqa: PLC0415  as above
    from bots.recording import recorded  # noqa: PLC0415  as above
    from bots.terminal.asked import Piece, Step  # noqa: PLC0415  as above

    sentences = 0
    events = assistant.stream(
        asked.question,
        audience=asked.audience,
        filters=asked.filters,
        language=asked.language,
        conversation_id=asked.conversation_id,
    )
    for event in recorded(events, journal, face=asked.face, audience=asked.audience):
        match event:
            case Status():
                yield Step(step=event.step)
            case Delta():
                sentences += 1
                yield Piece(text=piece(event.sentence, layout=event.layout, number=sentences))
            case Reply():
                yield reply_to_json(event)
            case _:
                assert_never(event)


def _filed(
    assistant: Assistant, asked: Asked, journal: Journal, answer: AnswerJson, chosen: Format
) -> bytes:
    from datetime import datetime  # noqa: PLC0415  --help needs none of it

    from bots.dossier.gather import gather  # noqa: PLC0415  as above
    from bots.dossier.write import written  # noqa: PLC0415  as above

    dossier = gather(
        [answer["answer_id"]],
        answers=journal.answer,
        documents=lambda each: assistant.document(each, audience=asked.audience),
        audience=asked.audience,
        made_at=datetime.now().astimezone(),
        language=asked.language,
    )
    return written(dossier, chosen)


def _hits(settings: Settings, asked: Asked, *, top_k: int) -> HitsJson:
    from bots.presence import find_server  # noqa: PLC0415  --help needs none of it

    server = find_server(settings.ingest.data_dir)
    if server is not None:
        from bots.terminal.client import ServerClient  # noqa: PLC0415  httpx takes 0.2 s

        with ServerClient(server) as client:
            return client.search(asked, top_k=top_k)
    from bots.answer_json import hits_to_json  # noqa: PLC0415  as above
    from bots.compose import open_assistant  # noqa: PLC0415  the model and the index

    with open_assistant(settings, audience=asked.audience) as assistant:
        hits = assistant.search(
            asked.question, audience=asked.audience, filters=asked.filters, top_k=top_k
        )
        return hits_to_json(asked.question, hits)
