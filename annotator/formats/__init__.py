"""Days and numbers on our pages: a month has its name, for 11/12 is read in two ways."""
