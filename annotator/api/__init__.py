"""The API: JSON over HTTP for the editor and for programs. docs/api.md tells how to use it."""
