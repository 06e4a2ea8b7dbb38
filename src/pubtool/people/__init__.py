"""Authors and editors: from a field's value to `Person`s with roles; which one is the owner."""

from pubtool.people.annotations import Annotation, AnnotationProblem, read_annotation
from pubtool.people.ownname import Me
from pubtool.people.reading import People, PeopleProblem, PeopleSettings, read_people

__all__ = [
    "Annotation",
    "AnnotationProblem",
    "Me",
    "People",
    "PeopleProblem",
    "PeopleSettings",
    "read_annotation",
    "read_people",
]
