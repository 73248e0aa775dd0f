"""The web: pages, API, jobs and commands on top of `labels`."""
