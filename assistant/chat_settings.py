"""The settings of the chat model, for the writer of answers and for the judge of answers."""

from __future__ import annotations

from pydantic import Field, HttpUrl, SecretStr, field_validator
from pydantic_settings import BaseSettings


class ChatSettings(BaseSettings):
    """Which chat model is asked, and where. Without address and model there is none."""

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

    @property
    def has_chat_model(self) -> bool:
        """Whether address and model are both set."""
        return self.chat_url is not None and bool(self.chat_model)

    @property
    def chat_address(self) -> str:
        """The endpoint as it may be shown and logged: without user, password and query."""
        url = self.chat_url
        if url is None:
            return ""
        port = f":{url.port}" if url.port else ""
        return f"{url.scheme}://{url.host}{port}{url.path or ''}"

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
