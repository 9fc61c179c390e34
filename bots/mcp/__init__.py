"""The same lessons as tools of the Model Context Protocol, for other assistants."""
