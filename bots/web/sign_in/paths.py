"""The addresses of signing in."""

SIGN_IN = "/sign-in"
LINK = "/sign-in/link"
"""Where `leerkring admin` leads, and who may not see the pages of admins."""

ADMIN = "/admin"
GOING = "/sign-in/go"
BACK = "/sign-in/callback"
"""Which the provider must know."""

SIGN_OUT = "/sign-out"
"""Shows that one is signed out; which the provider may know, to send people back."""
