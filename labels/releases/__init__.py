"""Releases: labels frozen under a version, as one ZIP that two machines make alike to the byte.

`Terms` say what a release is to be, `Packing` makes the file out of readings, `compare` tells what
one release has that another has not.
"""

from labels.releases.comparing import Change, Comparison, NoReleaseError, What, compare
from labels.releases.figures import Figures, PartFigures
from labels.releases.packing import About, Contents, FileFacts, Packing
from labels.releases.terms import LICENCES, Agreed, TermCode, Terms, TermsError

__all__ = [
    "LICENCES",
    "About",
    "Agreed",
    "Change",
    "Comparison",
    "Contents",
    "Figures",
    "FileFacts",
    "NoReleaseError",
    "Packing",
    "PartFigures",
    "TermCode",
    "Terms",
    "TermsError",
    "What",
    "compare",
]
