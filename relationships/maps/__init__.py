"""Pictures of ties that a committee can read, each of bounded size and with a table of the same facts (design, "maps").

    Islands(member, filters, naming).sheet()        the whole workplace, as islands with ribbons between them
    Island(..., group).sheet()                      one island with its people
    Around(..., person_id).sheet()                  one person, one to three steps out
    Between(..., one, other).sheet()                who could introduce whom

`picture`, `placing`, `labels` and `svg` are pure; the words they draw come from `naming`, so that a picture for the
projector cannot hold a name.
"""
