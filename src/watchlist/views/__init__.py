"""What people read of each command's JSON: a view takes the tree and makes the page beside it.

A view knows nothing but its tree, the timezone and the time, so that a stored run looks as it did.
"""
