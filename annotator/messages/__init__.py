"""One clear sentence, in the reader's language, for everything that can be wrong.

`labels` speaks in codes and parameters; here are the words: what is wrong, where, what to do. The
language is the one that is active; msgids are English, `annotator/locale/ar` has the Arabic.
"""

from annotator.messages.sentences import sentence

__all__ = ["sentence"]
