"""PostgreSQL and OpenSearch together: from one machine to several by the commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from search_web.app import create_app
from search_web.cli import root
from search_web.settings import Settings
from tests import postgresql
from tests.test_migrate_store import address, fill

pytestmark = [pytest.mark.opensearch, pytest.mark.postgresql, pytest.mark.slow]


def test_a_service_moves_and_goes_on(
    tmp_path: Path, postgresql_server: str, opensearch_address: str
) -> None:
    data = tmp_path / "var"
    data.mkdir()
    fill(data)
    store, people = (
        postgresql_server + postgresql.new_database(postgresql_server) for _ in range(2)
    )
    there = {
        "PAATOSHAKU_DATA": str(data),
        "PAATOSHAKU_DATABASE_URL": store,
        "PAATOSHAKU_CONTACTS_DATABASE_URL": people,
        "PAATOSHAKU_INDEX_URL": opensearch_address,
    }

    def run(*arguments: str, env: dict[str, str] = there) -> str:
        answer = CliRunner().invoke(root, arguments, env=env, catch_exceptions=False)
        assert answer.exit_code == 0, answer.output
        return answer.output

    here = {"PAATOSHAKU_DATA": str(data), "PAATOSHAKU_DATABASE_URL": address(data)}
    run("migrate-store", store, "--contacts", people, env=here)
    assert "the index holds 3 decisions" in run("index", "--rebuild")
    assert "3 decisions" in run("index", "--check")
    assert "everything is whole" in run("check")
    assert "2 päätöstä" in run("search", "silta")
    assert "indexed 0, deleted 0" in run("index")

    settings = Settings(
        data=data,
        database_url=store,
        contacts_database_url=people,
        index_url=opensearch_address,
    )
    app = create_app(settings)
    client = app.test_client()
    for page in ("/haku?q=silta", "/haku.csv?q=silta", "/haku.atom?q=silta"):
        reply = client.get(page)
        assert (reply.status_code, "Asia 4" in reply.text) == (200, True), page
    assert client.get("/readyz").status_code == 200
    library = app.extensions["paatoshaku"]
    library.service.close()
    library.store.close()
