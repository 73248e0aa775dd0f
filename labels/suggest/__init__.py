"""What can be said of an article before anybody read it, out of what was marked elsewhere.

forms     what a written word may be read as: itself, and what stands behind its particles
sought    the text of a mention as it is looked for elsewhere
lexicon   many such texts found in many articles: the other occurrences of a label
"""
