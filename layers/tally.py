"""Crimes counted in places as they come: what is kept grows with the places, not with the crimes."""

from dataclasses import dataclass

from ..core.crowding import Crowded, Crowding
from ..core.tally import Sums
from .account import Account
from .crimes import crime_blocks


@dataclass
class Tally:
    """Crimes counted in n places, wherever they were counted; ``account`` tells of all rows."""

    account: Account
    sums: Sums
    crowd: Crowded

    def __len__(self):
        return int(self.counts.sum())

    @property
    def counts(self):
        """Crimes (n,) in each place."""
        return self.sums.counts

    @property
    def harm(self):
        """Sum of the weights (n,) in each place, None without weights."""
        return self.sums.weights

    @property
    def greatest(self):
        """Greatest weight (n,) of a crime in each place, None without weights."""
        return self.sums.greatest

    @property
    def window(self):
        return self.account.window

    def rows(self):
        """Rows by fate, for the log and the provenance."""
        return self.account.rows(len(self))

    def crowded(self):
        """How the crimes share coordinates."""
        return self.crowd

    def move(self, place, places, reason):
        """Number the places anew: i becomes ``place[i]`` of ``places``; crimes where that is −1 are left out."""
        self.account.leave_out(reason, self.counts[place < 0].sum())
        self.sums = self.sums.moved(place, places)


def tally(account, places, crs, transform_context, reason, feedback=None, fast=True, premises=None):
    """The Tally of the Account's crimes in ``places``, which ``locate`` points; those outside are left out.

    Raises InputError where the selection leaves no crime or a value cannot be used, Cancelled.
    """
    sums, crowding = Sums(len(places), bool(account.choice.weighed_by)), Crowding()
    for crimes in crime_blocks(account, crs, transform_context, feedback, fast, premises):
        place = places.locate(crimes.x, crimes.y)
        crimes.keep(place >= 0, reason)
        sums.add(place[place >= 0], crimes.weights, len(places))
        crowding.add(crimes.x, crimes.y)
    return Tally(account, sums, crowding.answer())
