"""Arabic text without a database: the ground floor.

span                    one stretch of text, and many in one compact value
intake                  bytes to the text of an article, which is frozen from then on
sentences               where sentences of Arabic news end
borders                 sentences split and merged by hand
tokens                  words and marks as camel-tools defines them, with their places
normalize               folding for search and comparison, with the way back to the offsets
clitics                 the particles in front of a word, and the policy that cuts them off labels
wordcounts              how often each word stands in a project's articles
clitics_known           words of every day whose particles need no asking
clitics_by_counts       particles found by those counts: the segmenter of every project
clitics_by_morphology   particles found by camel-tools' dictionary, where its data is installed
cameltools              camel-tools' data folder made harmless to import
"""
