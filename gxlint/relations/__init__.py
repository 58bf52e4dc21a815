"""The equation language of the tables: parse, evaluate in three values, find the smallest repair.

A relation goes this way: `parse` (or `parse_printed`) makes a Relation of its text, `expand` binds it to the
cells of a table, `evaluate_all` decides, `suspects` names the cells that are likely wrong.
"""

from gxlint.relations.canonical import canonical
from gxlint.relations.compiled import Compiled, LinearEquation, Per, compile, expand
from gxlint.relations.evaluation import Addend, Outcome, evaluate, evaluate_all
from gxlint.relations.model import Cell, Gap, Number, Relation, RelationError
from gxlint.relations.parsing import parse
from gxlint.relations.printed import parse_printed
from gxlint.relations.repair import Change, Component, Kind, Move, Repairs, smallest_repairs, suspects

__all__ = [
    "Addend",
    "Cell",
    "Change",
    "Compiled",
    "Component",
    "Gap",
    "Kind",
    "LinearEquation",
    "Move",
    "Number",
    "Outcome",
    "Per",
    "Relation",
    "RelationError",
    "Repairs",
    "canonical",
    "compile",
    "evaluate",
    "evaluate_all",
    "expand",
    "parse",
    "parse_printed",
    "smallest_repairs",
    "suspects",
]
