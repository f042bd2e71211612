// The map: pans and zooms.
