"""The web endpoint, one file a route group."""
