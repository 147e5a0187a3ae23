"""The names of all fields that are read and written, as the contract has them."""

from ...contract.schemas.names import *  # noqa: F401, F403
