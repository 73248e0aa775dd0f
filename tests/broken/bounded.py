"""Read files with so many megabytes and no more; run in a process of its own.

    python -m tests.broken.bounded MEGABYTES FORMAT=FILE …

Prints a line for each outcome: the format with a refusal's code and line, or with `article`. Memory
is limited by the system, beyond what the program and the libraries take that read files.
"""

from __future__ import annotations

import resource
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from labels.formats import FORMATS
from labels.formats.archives import ArchiveError, opened_file
from labels.formats.base import Reading, Refusal

LAZY = ("pyarrow.parquet", "cassis")
"""What formats load when they are first asked."""

MEGABYTE = 1024 * 1024


def main() -> None:
    """Read one file after the other."""
    megabytes, *asked = sys.argv[1:]
    for module in LAZY:
        if find_spec(module.partition(".")[0]):
            import_module(module)
    limit_memory(int(megabytes))
    for one in asked:
        name, _, path = one.partition("=")
        try:
            read(name, Path(path))
        except ArchiveError as error:
            print(name, error.code, None)


def read(name: str, path: Path) -> None:
    """Tell of all that stands in a file."""
    with opened_file(path, name=path.name) as bundle:
        for one in FORMATS[name].read_files(bundle, FORMATS[name].reading()):
            if isinstance(one, Refusal):
                print(name, one.code, one.line)
            elif isinstance(one, Reading):
                print(name, "article", one.external_id)


def limit_memory(megabytes: int) -> None:
    """No more from now on than this process has, and so many megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
