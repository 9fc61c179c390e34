"""The settings of answering."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class AssistantSettings(BaseSettings):
    """How much is searched, and how long a question and an answer may be."""

    model_config = SettingsConfigDict(
        env_prefix="LEERKRING_", env_file=".env", extra="ignore", frozen=True
    )

    question_limit: int = Field(
        default=2_000, ge=100, le=10_000, description="Longest question, in characters."
    )
    reranker_model: str | None = Field(
        default=None, description="A cross-encoder that reorders the best hits: folder or hub name."
    )
    answer_words: int = Field(
        default=120, ge=30, le=500, description="Words of a prose answer, about."
    )
