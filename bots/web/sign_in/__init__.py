"""Signing in to the pages at the provider of an organisation (OpenID Connect)."""
