"""Arabic text without a database: the ground floor.

span        one stretch of text, and many in one compact value
intake      bytes to the text of an article, which is frozen from then on
sentences   where sentences of Arabic news end
tokens      words and marks as camel-tools defines them, with their places
normalize   folding for search and comparison, with the way back to the original offsets
wordcounts  how often each word stands in a project's articles
clitics     the particles in front of a word: the segmenter by counts, the policy for labels
morphology  the segmenter by camel-tools' dictionary, where its data is installed
"""
