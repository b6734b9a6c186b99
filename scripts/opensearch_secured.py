"""A node with OpenSearch's security plugin: TLS, users and roles as we document them.

The plugin comes from Maven like the server; its newest archive there belongs to a server of
another patch version, so such a home has a folder of its own. Certificates are made anew
each time; the roles are those of ``docs/operating/opensearch-security``.
"""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import ipaddress
import json
import os
import shutil
import ssl
import subprocess
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from scripts.opensearch_assembly import assemble
from scripts.opensearch_server import SHORT_LIVED, NodeAccess, ServerNode, serve

PLUGIN = "opensearch-security"
VERSIONS = {"opensearch": "2.19.4", "log4j": "2.21.0"}
ARCHIVE = f"org.opensearch.plugin:{PLUGIN}:{VERSIONS['opensearch']}.0:zip"
ROLES = Path(__file__).resolve().parent.parent / "docs/operating" / PLUGIN
ADMIN = "paatoshaku-admin"

SETTINGS = (
    "plugins.security.ssl.transport.pemcert_filepath: node.pem",
    "plugins.security.ssl.transport.pemkey_filepath: node.key",
    "plugins.security.ssl.transport.pemtrustedcas_filepath: ca.pem",
    "plugins.security.ssl.http.enabled: true",
    "plugins.security.ssl.http.pemcert_filepath: node.pem",
    "plugins.security.ssl.http.pemkey_filepath: node.key",
    "plugins.security.ssl.http.pemtrustedcas_filepath: ca.pem",
    'plugins.security.authcz.admin_dn: ["CN=admin"]',
    'plugins.security.nodes_dn: ["CN=node"]',
    "plugins.security.allow_default_init_securityindex: true",
)


def assemble_secured(home: Path) -> None:
    """Put a server with the plugin together; a home that is whole is left alone."""
    assemble(home, VERSIONS, {PLUGIN: ARCHIVE})


@dataclass(frozen=True, slots=True)
class Authority:
    """A certificate authority of our own."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def make(cls, name: str) -> Authority:
        """Make one that lasts a day."""
        key = ec.generate_private_key(ec.SECP256R1())
        ends = x509.BasicConstraints(ca=True, path_length=None)
        made = _begun(name, name, key).add_extension(ends, critical=True)
        return cls(key, made.sign(key, hashes.SHA256()))

    def write(self, path: Path) -> Path:
        """Write its certificate."""
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return path

    def issue(self, name: str, folder: Path) -> None:
        """Write ``NAME.pem`` and ``NAME.key`` of a node on loopback."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = self.certificate.subject.rfc4514_string().removeprefix("CN=")
        places = [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
        made = (
            _begun(name, issuer, key)
            .add_extension(x509.SubjectAlternativeName(places), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        pem = serialization.Encoding.PEM
        (folder / f"{name}.pem").write_bytes(made.public_bytes(pem))
        (folder / f"{name}.key").write_bytes(
            key.private_bytes(
                pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )


def _begun(
    name: str, issuer: str, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    now = dt.datetime.now(dt.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
    )


@contextlib.contextmanager
def serve_secured(
    home: Path, folder: Path, passwords: Mapping[str, str], *, heap: str = "512m"
) -> Iterator[ServerNode]:
    """Serve one node whose users have the documented roles.

    Args:
        home: made by ``assemble_secured``.
        folder: an empty one, for certificates; ``ca.pem`` is the authority's.
        passwords: of the users of ``roles_mapping.yml``, and of ``ADMIN``.
        heap: of the node.
    """
    Authority.make("authority").write(folder / "other-ca.pem")
    authority = Authority.make("authority")
    authority.write(folder / "ca.pem")
    config = folder / "config"
    shutil.copytree(home / "plugins" / PLUGIN / "config", config / PLUGIN)
    authority.write(config / "ca.pem")
    authority.issue("node", config)
    shutil.copytree(ROLES, config / PLUGIN, dirs_exist_ok=True)
    (config / PLUGIN / "internal_users.yml").write_text(_users(home, passwords))
    access = NodeAccess("https", _opener(folder / "ca.pem", passwords[ADMIN]), config)
    with serve(
        home, heap=heap, settings=SETTINGS, flags=SHORT_LIVED, access=access
    ) as [node]:
        yield node


def _users(home: Path, passwords: Mapping[str, str]) -> str:
    """Return the file of users; JSON is YAML, too."""
    head = {"type": "internalusers", "config_version": 2}
    users: dict[str, object] = {"_meta": head}
    for name, password in passwords.items():
        users[name] = {"hash": _hash(home, password)}
        if name == ADMIN:
            users[name] = {"hash": _hash(home, password), "backend_roles": ["admin"]}
    return json.dumps(users, indent=1)


def _hash(home: Path, password: str) -> str:
    """Let the plugin's own tool hash a password."""
    places = f"{home}/plugins/{PLUGIN}/*:{home}/lib/*"
    tool = ["java", "-cp", places, "org.opensearch.security.tools.Hasher"]
    done = subprocess.run(
        [*tool, "-p", password],
        check=True,
        capture_output=True,
        text=True,
        # The tool reads its arguments as the locale says.
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return done.stdout.strip().splitlines()[-1]


def _opener(ca: Path, password: str) -> urllib.request.OpenerDirector:
    trusted = ssl.create_default_context(cafile=ca)
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trusted))
    login = base64.b64encode(f"{ADMIN}:{password}".encode()).decode()
    opener.addheaders = [("authorization", f"Basic {login}")]
    return opener
