"""What may be done, one module per subject; every action is one transaction.

annotate   a reading: save changes, hand in, take back; the one door for every annotation
comments   threads: begin, answer, edit, withdraw, resolve, open again
handout    who reads which article next
projects   found and change projects, and their members
schemas    the next version of a schema, and the way back
moving     labels on their way to the next version of a schema
articles   delete articles
notices    tell people what happened to their work; read and old ones
sentences  split and merge the sentences of an article by hand
people     what a person prefers
transfer   articles and labels in, labels out: generators that tell how far they are
vocabulary count the words of new articles
tallies    have the database keep its tallies; count them anew
split      which part of a data set an article belongs to

Actions take keywords only, and the person and the time as arguments. Who may do them is asked
before, by `annotator.access`.
"""
