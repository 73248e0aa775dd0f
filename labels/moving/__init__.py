"""Labels of one version of a schema as they are in the next.

documents  a reading as the moves from one version to the next make it
meeting    what a label would be changed in, and what the next version has no place for
folding    labels that come to say the same of the same words, as one

By the second a manager sees what will happen before it happens, and nothing is dropped that nobody
chose to drop.
"""

from labels.moving.documents import moved, taken_back
from labels.moving.meeting import Meeting, Met

__all__ = ["Meeting", "Met", "moved", "taken_back"]
