"""ReportLab, shut off from settings and code that lie about on the laptop.

At import ReportLab runs `~/.reportlab_mods`, reads `~/.reportlab_settings` and obeys `RL_*`
variables, also inside the frozen program. Whoever needs it takes it from here, so that the
doors are closed first.
"""

import os
import sys
import types

for _door in (
    "reportlab_mods",
    "reportlab.local_rl_mods",
    "reportlab_settings",
    "reportlab.local_rl_settings",
):
    sys.modules[_door] = types.ModuleType(_door)
for _variable in [name for name in os.environ if name.startswith("RL_")]:
    del os.environ[_variable]

from reportlab import rl_config  # noqa: E402 - the doors come first
from reportlab.lib.colors import Color, HexColor  # noqa: E402
from reportlab.pdfbase import pdfmetrics  # noqa: E402
from reportlab.pdfbase.ttfonts import TTFont  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

# Nothing is ever fetched, whatever a text says.
rl_config.trustedHosts = []
rl_config.trustedSchemes = []

# Old mail gateways wanted PDF in ASCII; it costs a quarter of the file and much of the time.
rl_config.useA85 = 0

__all__ = ["Canvas", "Color", "HexColor", "TTFont", "pdfmetrics", "rl_config"]
