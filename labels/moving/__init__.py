"""Labels of one version of a schema as they are in the next.

documents  a reading as the moves from one version to the next make it
meeting    what a label would be changed in, and what the next version has no place for
folding    labels that come to say the same of the same words, as one

inventory  what the labels of a file are called, and what of it a schema has no place for
making     a schema with a place for it
matching   where labels of files go, under the names of the next version

By the second a manager sees what will happen before it happens, and nothing is dropped that nobody
chose to drop.
"""

from labels.moving.documents import moved, taken_back
from labels.moving.inventory import Inventory, Name
from labels.moving.making import extended
from labels.moving.matching import matching_moved
from labels.moving.meeting import Meeting, Met

__all__ = [
    "Inventory",
    "Meeting",
    "Met",
    "Name",
    "extended",
    "matching_moved",
    "moved",
    "taken_back",
]
