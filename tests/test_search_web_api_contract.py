"""The OpenAPI description against real replies: generated requests, every answer judged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from search_web.api.endpoint_table import ENDPOINTS
from search_web.api.endpoints import Endpoint
from search_web.front.rates import RateLimiter
from tests.search_web_world import decision, make_client

EXAMPLES = 10
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder: Path = tmp_path_factory.mktemp("contract")
    client = make_client(
        folder, [decision(n) for n in range(1, 12)], removed={"mallila/11": "pyyntö"}
    )
    app = client.application
    app.extensions["paatoshaku_rates_api"] = RateLimiter(0)
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("row", ENDPOINTS, ids=lambda row: row.name)
def test_every_answer_is_documented_and_none_fails(
    api: Any, row: Endpoint, mode: GenerationMode
) -> None:
    """Right requests and wrong ones: no server error, the promised status and shape."""
    operation = api.find_operation_by_id(row.name)
    judged = []

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    def judge(case: schemathesis.Case) -> None:
        judged.append(case.call_and_validate(checks=CHECKS))

    try:
        judge()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE  # nothing to be wrong in
        return

    assert judged
