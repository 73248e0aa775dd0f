"""WebAnno TSV 3.3: a row a word, with the layers of its annotations in columns.

cells     what stands in a cell, escaped and stacked
columns   the layers and columns that a file declares
fit       what rows of words can hold of a content, and the text as it comes back
render    from a content to the lines
units     the words and parts of words that an annotation stands on
parse     from the lines to a content
rows      the rows of a file, and the text they make
"""
