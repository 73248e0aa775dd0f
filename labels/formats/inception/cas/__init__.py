"""UIMA CAS as XMI and as JSON, by dkpro-cassis, which Hashiya runs without.

kinds     of which type the features of our layers are, and the type system that says so
fit       what a CAS can hold of a content
write     from a content to a CAS
read      from a CAS to a content
guard     what is refused before any XML is read
"""
