"""A dictionary of a dozen words in the form that camel-tools reads, for tests of our own side."""

from __future__ import annotations

from pathlib import Path

from labels.text.clitics_by_morphology import DATABASE

FEATURES = "diac lex bw gloss pos d3seg source pos_lex_logprob prc0 prc1 prc2 prc3 gen num stt"
PARTS_OF_SPEECH = "noun punc digit latin"
PREFIXES = {
    "": "",
    "و": "وَ+_",
    "ف": "فَ+_",
    "ب": "بِ+_",
    "ال": "ال+_",
    "بال": "بِ+_ال+_",
    "لل": "لِ+_ل+_",
}
STEMS = {
    "عراق": ("عِراق", -2.9),
    "فكره": ("فِكْرَة", -3.1),
    "كره": ("كُرَة", -2.9),
    "وزير": ("وَزِير", -2.5),
    "قرار": ("قَرار", -2.7),
}


def write(folder: Path, *, segmentation: str = "d3seg") -> None:
    """Put the dictionary where `camel_data` would have put the real one under `folder`."""
    place = folder / DATABASE
    place.parent.mkdir(parents=True)
    place.write_text("\n".join(_lines(segmentation)) + "\n", encoding="utf-8")


def _lines(segmentation: str) -> list[str]:
    features = FEATURES.replace("d3seg", segmentation).split()
    nothing = " ".join(f"{feature}:*" for feature in features if feature != "pos")
    return [
        "###DEFINES###",
        *(f"DEFINE {feature} {feature}:*open*" for feature in features),
        "###DEFAULTS###",
        *(f"DEFAULT pos:{pos} {nothing}" for pos in PARTS_OF_SPEECH.split()),
        "###ORDER###",
        "ORDER " + " ".join(features),
        "###TOKENIZATIONS###",
        f"TOKENIZATION {segmentation}",
        "###STEMBACKOFF###",
        "###PREFIXES###",
        *(
            f"{prefix}\tPrefix\tdiac:{spelled.replace('+_', '')} {segmentation}:{spelled}"
            for prefix, spelled in PREFIXES.items()
        ),
        "###SUFFIXES###",
        f"\tSuffix\tdiac: {segmentation}:",
        "###STEMS###",
        *(
            f"{stem}\tStem\tdiac:{spelled} lex:{spelled}_1 pos:noun gen:m num:s source:lex "
            f"{segmentation}:{spelled} pos_lex_logprob:{frequency}"
            for stem, (spelled, frequency) in STEMS.items()
        ),
        "###TABLE AB###",
        "Prefix Stem",
        "###TABLE BC###",
        "Stem Suffix",
        "###TABLE AC###",
        "Prefix Suffix",
    ]
