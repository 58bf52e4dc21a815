"""What the word lists under rules/words hold that rules name as a parameter; a province may bring lists of its own."""

from __future__ import annotations

from gxlint.checks.shapes import Both, ByName, Each, Maybe, Pattern, Record, Text, Words

_SOME = Each(Text(), least=0)

LEXICON = Words(
    Each(
        Record(
            wrong=Text(least=2),
            right=Text(),
            why=Both(),
            only=Maybe(Each(Pattern())),
            unless=Maybe(Each(Pattern())),
            fires=Maybe(Text()),
            silent=Maybe(Text()),
        )
    )
)
REMNANTS = Words(
    Each(
        Record(
            name=Both(),
            needs=Each(Text()),
            pattern=Pattern(),
            level=Maybe(Text(("weak",))),
            fires=Maybe(Text()),
            silent=Maybe(Text()),
        )
    )
)
REPETITIONS = Words(Record(honest=Each(Text()), joints=ByName(Each(Text())), single=Each(Pattern(least=2))))
_PAIR = Record(words=Each(Text()), near=Each(Text()))
SUBJECTS = Words(Each(Record(id=Maybe(Text()), name=Text(), words=Each(Text()), beside=Maybe(Each(_PAIR)))))
AGENCIES = Words(
    Record(
        townships=Each(Text()),
        counties=Each(Text()),
        not_counties=_SOME,
        offices=Each(Text()),
        places=Each(Text()),
        national=_SOME,
    )
)
DEPARTMENTS = Words(Record(ending=Each(Text()), places=Each(Text()), not_ending=_SOME, not_beginning=_SOME))
GOVERNMENTS = Words(Record(offices=Each(Text()), places=Each(Text()), not_places=_SOME))
DECLARED_PARTS = Words(
    Record(stands_in=ByName(Each(Text())), free=_SOME, statutory=_SOME, hollow=Each(Text()))
)
WORDINGS = Words(Record(drop=Record(words=_SOME, characters=Text()), accepted=ByName(Each(Text()), least=1)))
