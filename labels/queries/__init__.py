"""What may be asked, one module per subject; nothing is changed here.

access       who is what in which project, and may do what there
articles     the list of a project's articles, by page; how many are in which state
finding      which articles a filter finds, along an index
tallies      how many there are, from what the database keeps
annotation   one reading as the editor shows it; which readings one may see; its history
comments     which threads one may see, in full or counted
progress     how far each annotator is
usage        which names of the schema the labels use
sentences    which revision the sentences of an article are at; who split and merged them
soundness    whether everything that is kept is sound
vocabulary   the segmenter that knows a project's words

A list has the same number of queries whether it has one row or fifty; tests count them.
"""
