class Bad(Exception):
    """A row cannot be taken. `why` is a word of ours; `about` what it is about, as it stands in the row."""

    def __init__(self, why: str, about: str = ""):
        super().__init__(why)
        self.why, self.about = why, about
