"""The confidentiality gate: what identifies a person or belongs to competitors stays outside.

The journal needs `screened` alone; the rest is imported by name where documents come in.
"""

from ingest.screen.finding import Finding, Kind
from ingest.screen.identifiers import find_identifiers, screened

__all__ = ["Finding", "Kind", "find_identifiers", "screened"]
