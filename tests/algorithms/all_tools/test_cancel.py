"""Every tool hears a cancel, at whatever moment it comes, and leaves nothing behind."""

import os

import pytest
from every_tool import algorithms, run_tool, with_outputs
from support import Feedback

#: What is asked once more after the first yes, on the way out through a part within a part.
AFTER = 5


class Impatient(Feedback):
    """Presses Cancel when it has been asked so many times whether somebody has; counts how often it is asked."""

    def __init__(self, at=None):
        super().__init__()
        self.at, self.asked = at, 0

    def isCanceled(self):
        self.asked += 1
        if self.at is not None and self.asked > self.at:
            self.cancel()
        return super().isCanceled()


def written(folder):
    return sorted(os.path.join(where, name) for where, _, names in os.walk(folder) for name in names)


@pytest.mark.slow
@pytest.mark.once
def test_every_tool_ends_where_it_is_asked_to(world, tmp_path):
    late, left = {}, {}
    for tool in algorithms():
        given = {
            name: value
            for name, value in world[tool].items()
            if not algorithms()[tool].parameterDefinition(name).isDestination()
        }
        if "REGISTER" in given and tool == "register":
            given["REGISTER"] = str(tmp_path / "register.gpkg")
        whole = Impatient()
        run_tool(
            tool,
            with_outputs(
                tool,
                dict(given, **({"REGISTER": str(tmp_path / "first.gpkg")} if tool == "register" else {})),
                str(tmp_path / "whole"),
            ),
            whole,
        )
        assert whole.asked, f"{tool} never asks"
        for moment in sorted({0, whole.asked // 2, whole.asked - 1}):
            feedback, folder = Impatient(moment), str(tmp_path / f"cancelled-{moment}")
            parameters = with_outputs(tool, given, folder)
            before = written(tmp_path)
            results = run_tool(tool, parameters, feedback)
            if feedback.asked <= moment:
                # It asks by the clock, and was quicker this time: nothing was cancelled.
                continue
            if feedback.asked > moment + AFTER:
                late[tool, moment] = feedback.asked - moment
            more = set(written(tmp_path)) - set(before)
            # What was written before the cancel came, as briefings are drawn, is there; a week's pack keeps its steps.
            said = [path for path in results.values() if isinstance(path, str) and path.startswith(folder)]
            if not all(os.path.exists(path.partition("|")[0]) for path in said):
                left[tool, moment] = results
            if more and not results and tool != "weeklypack":
                left[tool, moment] = more
    assert late == {}
    assert left == {}
