"""The settings of the Slack face."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class SlackSettings(BaseSettings):
    """Which workspace is served and how it is reached."""

    model_config = SettingsConfigDict(
        env_prefix="LEERKRING_", env_file=".env", extra="ignore", frozen=True
    )

    slack_bot_token: SecretStr | None = Field(
        default=None, description="The bot's token, xoxb-…; without one there is no Slack."
    )
    slack_app_token: SecretStr | None = Field(
        default=None, description="The app's token, xapp-…: Socket Mode, no public address needed."
    )
    slack_signing_secret: SecretStr | None = Field(
        default=None, description="What Slack signs with: events over HTTP at /slack/events."
    )
    slack_api_url: str = Field(
        default="https://slack.com/api/", description="Another base of the Web API: GovSlack."
    )
    slack_teams: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Workspaces that are answered beside the token's own, T… with commas between.",
    )
    slack_admins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Users who may set channels on the app's home, U… with commas between.",
    )
    slack_experts: str = Field(
        default="",
        description="The channel (C…) that gets a question that is passed on to a person.",
    )
    slack_expert_group: str = Field(
        default="", description="The user group (S…) that is called there; may be empty."
    )

    @field_validator("slack_teams", "slack_admins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(name.strip() for name in value.split(",") if name.strip())
        return value

    @field_validator("slack_api_url")
    @classmethod
    def _ends_in_slash(cls, value: str) -> str:
        return value if value.endswith("/") else f"{value}/"

    @property
    def is_on(self) -> bool:
        """Tell whether Slack is served: a bot's token and a way for events to come in."""
        return self.slack_bot_token is not None and self.has_way_in

    @property
    def has_way_in(self) -> bool:
        """Tell whether events can come in, by socket or over HTTP."""
        return self.slack_app_token is not None or self.slack_signing_secret is not None
