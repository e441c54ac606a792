"""The results of templates check and templates reset as JSON."""

from collections.abc import Sequence

from generator.as_json.parts import Json, of_problems
from generator.core.master_shapes import FieldRow
from generator.pipeline import CheckedMaster, ResetMasters


def of_checked_masters(found: Sequence[CheckedMaster]) -> Json:
    """Every master with its problems."""
    return {
        "masters": [{"file": str(one.path), "problems": of_problems(one.problems)} for one in found]
    }


def of_master_fields(rows: Sequence[FieldRow]) -> Json:
    """The fields a master may use."""
    return {"fields": [row._asdict() for row in rows]}


def of_reset_masters(result: ResetMasters) -> Json:
    """What was written again and where the edited ones are."""
    return {
        "written": [str(path) for path in result.written],
        "kept": [str(path) for path in result.kept],
    }
