"""What /openapi.json says beside the routes: words, examples, problems."""
