"""The settings of answering."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from assistant.chat_settings import ChatSettings


class AssistantSettings(ChatSettings):
    """How much is searched, how long question and answer may be, and which model may write."""

    model_config = SettingsConfigDict(
        env_prefix="LEERKRING_", env_file=".env", extra="ignore", frozen=True
    )

    question_limit: int = Field(
        default=2_000, ge=100, le=10_000, description="Longest question, in characters."
    )
    reranker_model: str | None = Field(
        default=None, description="A cross-encoder that reorders the best hits: folder or hub name."
    )
    nli_model: str | None = Field(
        default=None,
        description="A model that judges whether evidence supports a sentence: folder or hub name.",
    )
    answer_words: int = Field(
        default=120, ge=30, le=500, description="Words of a prose answer, about."
    )
    chat_first_token: float = Field(
        default=15.0, gt=0, le=600, description="Seconds without a sign of the chat model."
    )
    chat_retries: int = Field(
        default=1, ge=0, le=5, description="How often a chat model that stumbles is asked again."
    )
    chat_prompt_tokens: int = Field(
        default=6_000, ge=500, description="Most tokens of question and passages, about."
    )
    chat_rest: float = Field(
        default=60.0, ge=0, description="Seconds that a chat model is left alone after a failure."
    )
    gaps_k: int = Field(
        default=3, ge=2, le=1_000, description="Conversations that a shown gap is of, at least."
    )
