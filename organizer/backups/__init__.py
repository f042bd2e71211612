"""Everything that was written down, in one file, and back again (S27): how one moves house, and what one is glad of
after a fire. See `container.py` for the file, `tables.py` for what goes into it, `restoring.py` for what comes out."""
