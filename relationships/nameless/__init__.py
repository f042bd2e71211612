"""The map without names, as a file: people under names made up for that file alone, and the ties among them (S16)."""
