"""The settings of evaluation: the chat model that may judge answers."""

from __future__ import annotations

from pydantic_settings import SettingsConfigDict

from assistant.chat_settings import ChatSettings


class EvaluationSettings(ChatSettings):
    """Which chat model judges, and where. Without address and model there is no judge."""

    model_config = SettingsConfigDict(
        env_prefix="LEERKRING_", env_file=".env", extra="ignore", frozen=True
    )
