"""The pages: each module a page or a few that belong together; `urls` says where they are."""
