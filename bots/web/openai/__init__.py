"""The same answers by the addresses and shapes of OpenAI's API, for programs that know those."""
