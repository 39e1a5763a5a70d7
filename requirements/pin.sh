#!/bin/sh
# Pins every requirement by version and hash, without addresses. Needs pip-tools; takes some minutes.
set -eu
bin=$1
here=$(dirname "$0")
pin() {
    out=$here/$1.txt
    shift
    "$bin/pip-compile" --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --no-header --no-annotate \
        --output-file "$out.new" "$@"
    # A line that begins with an option says where this machine gets its packages: that is nobody else's business.
    { echo '# Pinned by version and hash, without addresses. `make pins` writes this file anew.'; grep -v '^-' "$out.new"; } >"$out"
    rm "$out.new"
}
echo pip | pin pip -
pin serve --extra install --extra postgres pyproject.toml
pin demo --extra install --extra sandbox pyproject.toml
pin dev --extra install --extra postgres --extra sandbox --extra dev pyproject.toml --constraint "$here/demo.txt"
# What the demo needs stands in demo.txt alone: the two are installed side by side.
awk 'FNR == 1 || /^[^ ]/ { stays = !($1 in demo) } NR == FNR && /^[^ #]/ { demo[$1] } NR != FNR && stays' \
    "$here/demo.txt" "$here/dev.txt" >"$here/dev.txt.new"
mv "$here/dev.txt.new" "$here/dev.txt"
