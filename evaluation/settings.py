"""The settings of evaluation: the chat model that may judge answers."""

from __future__ import annotations

from pydantic import Field, HttpUrl, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class EvaluationSettings(BaseSettings):
    """Which chat model is asked, and where. Without address and model there is no judge."""

    model_config = SettingsConfigDict(
        env_prefix="LEERKRING_", env_file=".env", extra="ignore", frozen=True
    )

    chat_url: HttpUrl | None = Field(
        default=None,
        description="An OpenAI-compatible endpoint, as in http://127.0.0.1:8080/v1.",
    )
    chat_model: str | None = Field(default=None, description="The model's name at that endpoint.")
    chat_key: SecretStr | None = Field(default=None, description="Key of that endpoint.")
    chat_timeout: float = Field(
        default=60.0, gt=0, le=3600, description="Seconds that a reply may take."
    )
    chat_max_tokens: int | None = Field(
        default=None,
        gt=0,
        description="Most tokens of a reply, sent as max_tokens; unset, the endpoint decides.",
    )

    @field_validator("chat_key")
    @classmethod
    def _fits_a_header(cls, key: SecretStr | None) -> SecretStr | None:
        """Refuse here what httpx would refuse with the key in its message."""
        if key is None:
            return None
        bare = key.get_secret_value().strip()
        if not (bare.isascii() and bare.isprintable() and " " not in bare):
            raise ValueError("it should be one word of ASCII characters")
        return SecretStr(bare) if bare else None
