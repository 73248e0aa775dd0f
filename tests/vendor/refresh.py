"""Makes everything else in this folder anew from npm packages, as static/vendor/refresh.py does.

What lies here is for tests alone: no page of the product brings it. `make vendor` runs this.
"""

from __future__ import annotations

import runpy
from pathlib import Path

HERE = Path(__file__).resolve().parent
OF_THE_PAGES = runpy.run_path(str(HERE.parents[1] / "static" / "vendor" / "refresh.py"))

PACKAGES = (
    OF_THE_PAGES["Package"](
        name="axe-core",
        version="4.14.1",
        licence="MPL-2.0",
        folder="axe-core",
        files={"axe.min.js": "axe.min.js", "LICENSE-3RD-PARTY.txt": "LICENSE-3RD-PARTY.txt"},
    ),
)

if __name__ == "__main__":
    OF_THE_PAGES["refresh"](PACKAGES, HERE)
