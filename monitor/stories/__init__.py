"""Which articles tell of one event, and which reports are of one deal. Pure.

In: what articles are known by (traces). Out: how alike two are, and the groups that this gives, whatever the order in
which they came.
"""
