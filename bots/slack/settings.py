"""The settings of the Slack face."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_FORMS = {
    "slack_bot_token": (
        re.compile(r"xoxb-[A-Za-z0-9-]+"),
        "it should be a bot token, which begins with xoxb- (OAuth & Permissions of the app)",
    ),
    "slack_app_token": (
        re.compile(r"xapp-[A-Za-z0-9-]+"),
        "it should be an app-level token, which begins with xapp- (Basic Information of the app)",
    ),
    "slack_signing_secret": (
        re.compile(r"\S+"),
        "it should be the signing secret, without spaces (Basic Information of the app)",
    ),
}
"""Form of each secret, and where Slack shows it; the value itself is never told."""

_IDS = {
    "slack_teams": (re.compile(r"[TE][A-Z0-9]+"), "it should be ids of workspaces (T…)"),
    "slack_admins": (re.compile(r"[UW][A-Z0-9]+"), "it should be ids of users (U…), no names"),
    "slack_experts": (re.compile(r"[CG][A-Z0-9]+"), "it should be a channel's id (C…), no name"),
    "slack_expert_group": (re.compile(r"S[A-Z0-9]+"), "it should be a user group's id (S…)"),
}
"""Form of each id: a name would be nobody's, and nobody would be told."""


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

    @field_validator(*_FORMS, mode="before")
    @classmethod
    def _of_its_form(cls, value: object, info: ValidationInfo) -> object:
        form, expected = _FORMS[str(info.field_name)]
        given = value.get_secret_value() if isinstance(value, SecretStr) else value
        if isinstance(given, str):
            if not form.fullmatch(given.strip()):
                raise ValueError(expected)
            return SecretStr(given.strip())
        return value

    @field_validator(*_IDS)
    @classmethod
    def _are_ids(cls, value: str | tuple[str, ...], info: ValidationInfo) -> object:
        form, expected = _IDS[str(info.field_name)]
        for given in filter(None, (value,) if isinstance(value, str) else value):
            if not form.fullmatch(given):
                raise ValueError(expected)
        return value

    @field_validator("slack_api_url")
    @classmethod
    def _address(cls, value: str) -> str:
        if urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).hostname:
            raise ValueError("it should be an address as https://slack.com/api/")
        return value if value.endswith("/") else f"{value}/"

    @property
    def is_on(self) -> bool:
        """Tell whether Slack is served: a bot's token and a way for events to come in."""
        return self.slack_bot_token is not None and self.has_way_in

    @property
    def has_way_in(self) -> bool:
        """Tell whether events can come in, by socket or over HTTP."""
        return self.slack_app_token is not None or self.slack_signing_secret is not None

    @property
    def over_http(self) -> bool:
        """Tell whether events come in over HTTP: with an app's token they come by socket alone."""
        return self.is_on and self.slack_app_token is None

    @property
    def lacks(self) -> str:
        """Say in one sentence what a half-configured Slack lacks; nothing where nothing is set."""
        if self.slack_bot_token is None and self.has_way_in:
            return "LEERKRING_SLACK_BOT_TOKEN (xoxb-…) is not set: without it nothing can be said."
        if self.slack_bot_token is not None and not self.has_way_in:
            return (
                "Neither LEERKRING_SLACK_APP_TOKEN (xapp-…: Socket Mode) nor "
                "LEERKRING_SLACK_SIGNING_SECRET (events over HTTP) is set: no event can come in."
            )
        return ""
