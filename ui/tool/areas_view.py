"""A tool that lays presence over neighbourhoods."""

from __future__ import annotations

from typing import Any

from .tool_view import ToolView


class AreasView(ToolView):
    """A view on neighbourhoods."""

    def areas(self) -> dict[str, Any]:
        """Neighbourhoods as the page Crimes has them, and what was delivered, else what is planned."""
        outcomes = self.session.choices.outcomes
        out = {"AREAS": self.session.choices.areas, "NAME_FIELD": self.session.choices.name_field}
        for tool, output in (("patrolvisits", "COMPLIANCE"), ("patrolplan", "OUTPUT")):
            found = outcomes.get(tool, {}).get("layers", {}).get(output, "")
            if self.session.layer(found) is not None:
                out.setdefault("PRESENCE", found)
        if self.session.layer(out["AREAS"]) is None:
            out.update(AREAS="", NAME_FIELD="")
        return out
