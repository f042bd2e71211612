"""One person's own page: everything kept about them, looked at note by note, to be given to them (method 49)."""
