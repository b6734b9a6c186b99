"""Counts of a search by one facet and others, in the tier that it asks for."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from indexer.answering.expansion.related import joint_root, related_root
from indexer.contract.backend import IndexBackend
from indexer.understanding.plan import SearchPlan
from indexer.understanding.values.request_values import narrowed


def cross_counts(
    backend: IndexBackend, plan: SearchPlan, rows: str, columns: Sequence[str]
) -> Mapping[str, Mapping[str, Mapping[str, int]]]:
    """Count hits by one facet and others: row value -> facet -> value -> exact number.

    Rows and cells without hits are left out. Decisions that are near by their meaning
    alone are in no tier's counts.
    """
    counted = counted_plan(plan)
    if counted is None:
        return {}
    whole = dataclasses.replace(counted.query((rows,)), offset=0)
    values = counted.named(backend.search(whole).counts, (rows,)).get(rows, {})
    narrow = {value: narrowed(counted.request, rows, value) for value in values}
    plans = {
        value: counted.for_request(one)
        for value, one in narrow.items()
        if one is not None
    }
    asked = tuple(columns)
    found = backend.search_many([one.query(asked) for one in plans.values()])
    return {
        value: one.named(result.counts, asked)
        for (value, one), result in zip(plans.items(), found, strict=True)
    }


def counted_plan(plan: SearchPlan) -> SearchPlan | None:
    """Return the plan that finds exactly the tier asked for; None: it finds nothing."""
    tier = plan.request.tier
    if tier == "near":
        near = related_root(plan.parsed, plan.root)
        return plan.beside(near) if near else None
    joint = joint_root(plan.parsed, plan.root) if tier == "all" else None
    return plan.beside(joint) if joint else plan
