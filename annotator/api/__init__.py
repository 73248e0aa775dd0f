"""The same things as the pages, for programs."""
