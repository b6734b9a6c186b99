# Sourced by scripts/demo and scripts/test: system packages and the virtual environment.
# Not run by itself.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=${PAATOSHAKU_VENV:-$root/.venv}

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
fail() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }

# need_packages PACKAGE…: install Debian packages that are missing.
need_packages() {
    local missing=() package
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        has_voikko || fail "this is not Debian or Ubuntu: install Python 3.11+, libvoikko and its Finnish dictionary yourself (macOS: brew install libvoikko; Fedora: dnf install libvoikko malaga-suomi-voikko), then run this again"
        return 0
    fi
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    say "Installing system packages: ${missing[*]}"
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "not root and no sudo: run as root: apt-get install ${missing[*]}"
        sudo=(sudo)
    fi
    "${sudo[@]}" apt-get update -qq
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
        || fail "apt-get could not install: ${missing[*]}"
}

has_voikko() {
    python3 -c 'import ctypes.util, sys; sys.exit(not ctypes.util.find_library("voikko"))' 2>/dev/null
}

# need_environment LOCKFILE: a virtual environment with exactly the locked packages.
need_environment() {
    local lock=$1 stamp
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
        || fail "Python 3.11 or newer is needed, this is $(python3 --version)"
    stamp=$(cat "$root/$lock" "$root/pyproject.toml" | sha256sum | cut -d' ' -f1)
    if [ -x "$venv/bin/python" ] && [ "$(cat "$venv/.stamp-$lock" 2>/dev/null)" = "$stamp" ]; then
        return 0
    fi
    say "Preparing the Python environment in $venv (from $lock)"
    python3 -m venv "$venv"
    # A minute of silence looks like a fault: one line a package, and one before the last step.
    "$venv/bin/python" -m pip install --disable-pip-version-check --progress-bar off --require-hashes -r "$root/$lock" \
        | sed -nu 's/^Collecting \([^ ;]*\).*/  \1/p; s/^\(Installing collected packages\).*/\1 …/p' >&2 \
        || fail "the packages in $lock could not be installed"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --editable "$root" \
        || fail "paatoshaku itself could not be installed"
    echo "$stamp" > "$venv/.stamp-$lock"
}
