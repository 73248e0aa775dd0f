"""The shell's commands."""
