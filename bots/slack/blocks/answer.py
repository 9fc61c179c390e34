"""A reply as Slack shows it: the text as Markdown, and beneath it what it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from assistant.answer import Answer, Clarification, Layout, NoAnswer, Reply, Sentence
from assistant.journal.port import Rating
from assistant.phrases.catalogue import Phrase, no_answer_text, phrase
from bots.answer_json import piece
from bots.render import dated_title, evidence_line, searched_line
from bots.slack.blocks.clarification import choice_blocks
from bots.slack.blocks.ids import (
    ACTIONS_BLOCK,
    ASK_HUMAN,
    FEEDBACK,
    FEEDBACK_BLOCK,
    SHARE,
    AnswerValue,
    FeedbackValue,
)
from bots.slack.blocks.kit import (
    LABEL_LIMIT,
    Block,
    actions,
    button,
    context,
    link,
    plain_text,
    rich_list,
    rich_section,
    rich_text,
    words,
)
from bots.slack.blocks.messages import together
from bots.slack.blocks.sources import TITLE_LIMIT, source_blocks
from bots.slack.blocks.table import table_messages
from bots.slack.blocks.text import markdown_escape, mrkdwn_escape, shortened, split

TEXT_PART = 6_000
"""Characters of text in one message: Slack refuses messages well below the limits it names."""
NEAREST = 5
LINE_LIMIT = 500
"""Characters of the evidence, and of how a question was understood."""
FALLBACK = 250
"""Characters of a notification."""


def markdown_piece(sentence: Sentence, *, layout: Layout, number: int) -> str:
    """Return what a sentence adds to a stream: `bots.answer_json.piece` as Slack's Markdown.

    Words of ours are a paragraph, so that no list takes them in.
    """
    escaped = replace(sentence, text=markdown_escape(sentence.text))
    if sentence.citations:
        return piece(escaped, layout=layout, number=number)
    lead = "\n\n" if number > 1 else ""
    return f"{lead}{escaped.text}\n"


def answer_markdown(reply: Reply) -> str:
    """Return the words of a reply as Slack's Markdown; of a table only those beneath it."""
    match reply.outcome:
        case Answer(sentences=sentences, layout=layout, table=table):
            told = [each for each in sentences if not (table and each.citations)]
            return "".join(
                markdown_piece(each, layout=layout, number=number)
                for number, each in enumerate(told, start=1)
            ).strip()
        case NoAnswer() as nothing:
            return markdown_escape(no_answer_text(nothing, reply.language))
        case Clarification(question=question):
            return markdown_escape(question)
        case _:
            assert_never(reply.outcome)


def message_parts(
    reply: Reply, *, language: str, passes_on: bool, only_to_asker: bool, is_streamed: bool = False
) -> list[list[Block]]:
    """Return the blocks of the messages that a reply is, at least one.

    `language` is that of the words around the answer. `passes_on`: there are people to ask.
    `is_streamed`: the text stands already, and the first part goes beneath it.
    """
    texts = [] if is_streamed else split(answer_markdown(reply), TEXT_PART)
    table = reply.outcome.table if isinstance(reply.outcome, Answer) else None
    parts: list[list[Block]] = [
        *(table_messages(table) if table else ()),
        *([{"type": "markdown", "text": text}] for text in texts),
        answer_blocks(reply, language=language, passes_on=passes_on, only_to_asker=only_to_asker),
    ]
    return together(parts)


def answer_blocks(
    reply: Reply, *, language: str, passes_on: bool, only_to_asker: bool
) -> list[Block]:
    """Return what stands beneath the words of a reply: sources, evidence, buttons."""
    understood = [searched_line(reply.searched_for, language)] if reply.searched_for else []
    match reply.outcome:
        case Answer() as answer:
            lines = [evidence_line(answer.evidence, language), *understood]
            blocks = source_blocks(reply, answer, language=language)
        case NoAnswer() as nothing:
            lines = understood
            blocks = _nearest(nothing, language)
        case Clarification() as unclear:
            lines = understood
            blocks = choice_blocks(unclear, answer_id=reply.answer_id)
        case _:
            assert_never(reply.outcome)
    if lines:
        blocks.append(context(*(shortened(line, LINE_LIMIT) for line in lines)))
    if isinstance(reply.outcome, Clarification):
        return blocks
    is_shared = only_to_asker and isinstance(reply.outcome, Answer)
    return [
        *blocks,
        feedback_row(reply.answer_id, language),
        *_buttons(reply.answer_id, language, passes_on=passes_on, shares=is_shared),
    ]


def feedback_row(answer_id: str, language: str) -> Block:
    """Return the two thumbs."""
    up, down = (
        {
            "text": plain_text(phrase(language, key), LABEL_LIMIT),
            "accessibility_label": shortened(phrase(language, key), LABEL_LIMIT),
            "value": FeedbackValue(answer_id=answer_id, rating=rating).to_json(),
        }
        for key, rating in (
            (Phrase.FEEDBACK_UP, Rating.UP),
            (Phrase.FEEDBACK_DOWN, Rating.DOWN),
        )
    )
    element: Block = {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": up,
        "negative_button": down,
    }
    return {"type": "context_actions", "block_id": FEEDBACK_BLOCK, "elements": [element]}


def fallback_text(reply: Reply) -> str:
    """Return a reply in a line or two, for notifications and screen readers."""
    match reply.outcome:
        case Answer(table=table) if table:
            heads = ", ".join(row[0].text for row in table.rows)
            text = f"{phrase(reply.language, Phrase.COMPARED)}: {heads}"
        case Answer(sentences=sentences):
            text = " ".join(sentence.text for sentence in sentences)
        case NoAnswer() as nothing:
            text = no_answer_text(nothing, reply.language)
        case Clarification(question=question):
            text = question
        case _:
            assert_never(reply.outcome)
    return mrkdwn_escape(shortened(text, FALLBACK))


def _nearest(outcome: NoAnswer, language: str) -> list[Block]:
    if not outcome.nearest:
        return []
    items = [
        [link(shortened(dated_title(meta), TITLE_LIMIT), meta.source)]
        for meta in outcome.nearest[:NEAREST]
    ]
    head = rich_section([words(f"{phrase(language, Phrase.NEAREST)}:", bold=True)])
    return [rich_text([head, rich_list(items)])]


def _buttons(answer_id: str, language: str, *, passes_on: bool, shares: bool) -> list[Block]:
    value = AnswerValue(answer_id=answer_id).to_json()
    shown = [
        button(phrase(language, key), action_id, value)
        for key, action_id, is_on in (
            (Phrase.SLACK_ASK_HUMAN, ASK_HUMAN, passes_on),
            (Phrase.SLACK_SHARE, SHARE, shares),
        )
        if is_on
    ]
    return [actions(shown, ACTIONS_BLOCK)] if shown else []
