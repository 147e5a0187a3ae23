# Hot Spot Policing, a QGIS plugin.
# Copyright (C) 2025 the Hot Spot Policing contributors
#
# This program is free software; you can redistribute it and/or modify it under the terms of the GNU General Public
# License as published by the Free Software Foundation; either version 2 of the License, or (at your option) any later
# version. It comes without any warranty. See the file LICENSE.
"""Where crime concentrates, over the force's own layers, in QGIS."""


def classFactory(iface):
    """The plugin; *iface* is None where QGIS runs without a window."""
    from .plugin import HotspotPolicingPlugin

    return HotspotPolicingPlugin(iface)
