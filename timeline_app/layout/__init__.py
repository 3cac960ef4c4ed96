"""Where everything stands in the picture: table + filter + scale + size + text measure to a `Scene`."""
