"""Put an OpenSearch server together from Maven artifacts: ``assemble``.

It takes Maven and Java 17 (or 11 to 17). A home folder is ``lib`` (the server and what it
needs) and one folder a module: HTTP and transport, the common analysis filters, and the
script language. Maven finds its repositories in its own settings.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

POM = Path(__file__).with_name("opensearch") / "pom.xml"
NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class ServerModule:
    """A module of the server: its plugin class, what it extends and what it may do."""

    name: str
    plugin: str
    extends: str = ""
    policy: str = ""


MODULES = (
    ServerModule(
        "transport-netty4",
        "org.opensearch.transport.Netty4Plugin",
        policy="""
grant codeBase "${codebase.netty-common}" {
  permission java.io.FilePermission "/proc/sys/net/core/somaxconn", "read";
  permission java.net.SocketPermission "*", "accept,connect";
};
grant codeBase "${codebase.netty-transport}" {
  permission java.util.PropertyPermission "sun.nio.ch.bugLevel", "write";
};
""",
    ),
    ServerModule(
        "lang-painless",
        "org.opensearch.painless.PainlessPlugin",
        policy="""
grant {
  permission java.lang.RuntimePermission "createClassLoader";
  permission java.lang.RuntimePermission "getClassLoader";
};
""",
    ),
    ServerModule(
        "analysis-common",
        "org.opensearch.analysis.common.CommonAnalysisPlugin",
        extends="lang-painless",
    ),
)


def assemble(
    home: Path, versions: Mapping[str, str] = NONE, plugins: Mapping[str, str] = NONE
) -> None:
    """Fetch the jars with Maven and lay them out; a home that is whole is left alone.

    Args:
        home: the folder to make.
        versions: instead of those that ``pom.xml`` has, by their names there.
        plugins: name -> Maven's coordinates of its archive.
    """
    if (home / "lib").is_dir():
        return
    part = home.with_name(home.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    folders = {"lib": part / "lib"} | {
        x.name: part / "modules" / x.name for x in MODULES
    }
    wanted = [f"-D{name}={version}" for name, version in versions.items()]
    for profile, folder in folders.items():
        goal = ("dependency:copy-dependencies", "-DincludeScope=runtime", *wanted)
        _fetch("-P", profile, *goal, folder=folder)
    shared = {path.name for path in folders["lib"].iterdir()}
    found = re.search(r"opensearch-(\d[\d.]+)\.jar", " ".join(sorted(shared)))
    assert found
    for module in MODULES:
        _lay_out(module, folders[module.name], shared, found[1])
    for name in ("bin", "plugins", "extensions"):
        (part / name).mkdir()
    for name, archive in plugins.items():
        folder = part / "plugins" / name
        _fetch("dependency:copy", f"-Dartifact={archive}", folder=folder)
        [found_archive] = folder.glob("*.zip")
        shutil.unpack_archive(found_archive, folder)
        found_archive.unlink()
    for path in (part, *part.rglob("*")):
        path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
    part.rename(home)


def _fetch(*goal: str, folder: Path) -> None:
    """Let Maven fetch something into a folder."""
    place = f"-DoutputDirectory={folder.absolute()}"
    subprocess.run(["mvn", "-q", "-B", "-f", POM, *goal, place], check=True)


def _lay_out(
    module: ServerModule, folder: Path, shared: set[str], version: str
) -> None:
    for path in folder.iterdir():
        if path.name in shared:
            path.unlink()
    (folder / "plugin-descriptor.properties").write_text(
        f"name={module.name}\ndescription={module.name}\nversion={version}\n"
        f"opensearch.version={version}\njava.version=11\nclassname={module.plugin}\n"
        f"extended.plugins={module.extends}\nhas.native.controller=false\n"
    )
    if module.policy:
        (folder / "plugin-security.policy").write_text(module.policy)
