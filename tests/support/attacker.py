"""Somebody who has the published figures and nothing else, and tries to tell the hidden ones. Nothing of the code under
test is used: what is known is read from the figures, and that a total is the sum of its parts."""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_matrix

ALL_AREAS, EVERY = "whole area", "all offences"
#: How far from a whole number an answer of the programmes may be.
NEARLY = 1e-6


class Attacker:
    """``known`` {(area, offence, period): (low, high)}; (0, None) of a hidden figure, high None without an end.

    Unknown are the parts, the figures that are no total; whatever is known of a part or a total bounds them. Crimes are
    whole: where a programme answers with broken numbers it is solved again in whole ones. ``solved`` counts the
    programmes, of both kinds.
    """

    def __init__(self, known):
        axes = [sorted({cell[axis] for cell in known}) for axis in range(3)]
        # The whole period is the one that is named from month to month; a single month has no total.
        totals = [{ALL_AREAS}, {EVERY}, {one for one in axes[2] if " to " in one} if len(axes[2]) > 1 else set()]
        # What is told for the whole area only is part of no total.
        inside = {cell[1] for cell in known if cell[0] != ALL_AREAS}
        self.known = {cell: ends for cell, ends in known.items() if cell[1] in inside}
        self.parts = sorted(cell for cell in self.known if not any(one in total for one, total in zip(cell, totals)))
        self.bounds = np.array([self._ends(cell) for cell in self.parts], float)
        place = {cell: i for i, cell in enumerate(self.parts)}
        self.members = {}
        for cell in self.known:
            own = [
                [one] if one not in total else [other for other in axis if other not in total]
                for one, axis, total in zip(cell, axes, totals)
            ]
            self.members[cell] = [place[a, o, p] for a in own[0] for o in own[1] for p in own[2] if (a, o, p) in place]
        sums = [cell for cell in self.known if cell not in place]
        rows = csr_matrix(
            (
                np.ones(sum(len(self.members[cell]) for cell in sums)),
                (
                    np.repeat(np.arange(len(sums)), [len(self.members[cell]) for cell in sums]),
                    np.concatenate([self.members[cell] for cell in sums]),
                ),
            ),
            (len(sums), len(self.parts)),
        )
        low, high = np.array([self._ends(cell) for cell in sums], float).T
        same = low == high
        above, below = (low > 0) & ~same, np.isfinite(high) & ~same
        self.equal, self.equals = rows[same], low[same]
        self.less = csr_matrix(np.vstack([rows[below].toarray(), -rows[above].toarray()]))
        self.lesser = np.concatenate([high[below], -low[above]])
        self.solved = [0, 0]

    def _ends(self, cell):
        low, high = self.known[cell]
        return low, np.inf if high is None else high

    def told(self, cells, least=5):
        """[(cell, smallest, largest)] of those cells of which can be told that they are not 0, or fewer than ``least``.

        Every table that a programme finds is a witness for all cells at once, so that most need none of their own.
        """
        none, many, found = set(), set(), {}
        for sign, seen in ((1, none), (-1, many)):
            for cell in cells:
                if cell in seen:
                    continue
                table, value = self._extreme(cell, sign)
                found.setdefault(cell, {})[sign] = value
                for other in cells:
                    if table is None:
                        break
                    count = table[self.members[other]].sum()
                    if count <= NEARLY if sign > 0 else count >= least - NEARLY:
                        seen.add(other)
                if table is None:
                    seen.add(cell)
        return [
            (cell, found[cell].get(1, 0), found[cell].get(-1, np.inf))
            for cell in cells
            if cell not in none or cell not in many
        ]

    def _extreme(self, cell, sign):
        """(a table that fits all that is known, the smallest or largest of a cell); no table where there is no end."""
        aim = np.zeros(len(self.parts))
        aim[self.members[cell]] = sign
        self.solved[0] += 1
        done = linprog(
            aim,
            self.less if self.less.shape[0] else None,
            self.lesser if self.less.shape[0] else None,
            self.equal if self.equal.shape[0] else None,
            self.equals if self.equal.shape[0] else None,
            self.bounds,
            method="highs",
        )
        if done.status == 3:
            return None, -sign * np.inf
        assert done.status == 0, "what is published contradicts itself: " + done.message
        if np.abs(done.x - np.round(done.x)).max() > NEARLY:
            self.solved[1] += 1
            rules = [LinearConstraint(self.equal, self.equals, self.equals)] if self.equal.shape[0] else []
            rules += [LinearConstraint(self.less, -np.inf, self.lesser)] if self.less.shape[0] else []
            done = milp(aim, integrality=np.ones(len(aim)), bounds=Bounds(*self.bounds.T), constraints=rules)
            assert done.status == 0, done.message
        return done.x, sign * done.fun
