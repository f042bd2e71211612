"""Bringing in what people have in files: nothing lost, nothing saved unasked, all of it undone in one step (S26).

staging.py     bytes from the page into sealed pieces; what lies too long goes
reading/       pure: bytes in, a table of lines out; every guess is told and may be overruled
kinds/         what a row may be (people, ties, activities, givings; an upper room adds its own)
preparing.py   in the worker: reads a file, says of each row what would come of it
putting_in.py  in the worker: all that was agreed on, in one transaction
undoing.py     in the worker: all of it out again, but for what people have built on since
"""
