"""Hashiya's own trade: what would stay true if the web went away.

Read the modules' names and you have read the table of contents. From the ground up:

- `text`: spans of characters, sentences, tokens, clitic segments, folding.
- `schema`, `document`: what may be marked, and one reading of one article; the waist of the house.
- `changes`, `checks`, `permissions`: what may happen to a document, which rules it keeps, who may.
- `wire`: documents, changes and schemas as plain JSON data. `shipped`: the schemas we bring along.
- `formats`: files to documents and back. `models`: the rows. Neither knows the other.
- `records`: rows to documents and back, the only place that knows both shapes.
- `queries` ask, `actions` do. Every annotation is written through `actions.annotate.apply_changes`.

The words are in docs/words.md, the floors in docs/structure.md.
"""
