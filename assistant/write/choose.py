"""Which writer writes: the chat model where one is configured, else the documents themselves."""

from __future__ import annotations

from assistant.settings import AssistantSettings
from assistant.supported import Checker
from assistant.write.extractive import ExtractiveWriter
from assistant.write.port import Writer


def make_writer(settings: AssistantSettings, checker: Checker) -> Writer:
    """Return the writer; without a chat model nothing of one is imported."""
    extractive = ExtractiveWriter(answer_words=settings.answer_words)
    if not settings.has_chat_model:
        return extractive
    from assistant.write.chat_model import ChatModel  # noqa: PLC0415  the client of the endpoint
    from assistant.write.generative import GenerativeWriter  # noqa: PLC0415  as above

    return GenerativeWriter(ChatModel(settings), checker, extractive, settings=settings)
