"""The settings of the journal."""

from __future__ import annotations

from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SCHEMES = ("postgresql", "postgres", "sqlite")


class JournalSettings(BaseSettings):
    """Whether questions and answers are kept, where, and how long."""

    model_config = SettingsConfigDict(
        env_prefix="LEERKRING_", env_file=".env", extra="ignore", frozen=True
    )

    journal: bool = Field(default=True, description="Whether questions and answers are kept.")
    retention_days: int = Field(
        default=90, ge=0, le=36_500, description="Days that they are kept; 0 keeps nothing."
    )
    database_url: SecretStr | None = Field(
        default=None,
        description="Address of a PostgreSQL database to keep them in. Unset: a file of SQLite in "
        "the data folder.",
    )

    @property
    def kept_days(self) -> int | None:
        """How long questions are kept; None where they are not."""
        return self.retention_days if self.journal and self.retention_days else None

    @field_validator("database_url")
    @classmethod
    def _is_usable(cls, address: SecretStr | None) -> SecretStr | None:
        """Refuse other databases and what is no address, in words that repeat nothing of it."""
        if address is not None and not _is_address(address.get_secret_value()):
            raise ValueError(
                "it should be an address like postgresql://user:password@host:5432/database"
            )
        return address


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme.partition("+")[0] in SCHEMES and parts.port != 0
    except ValueError:  # its port is none, or a bracket is left open
        return False
