#!/bin/sh
# LangChain's PGVectorStore for the slow tests, apart from our own packages: its package asks for an `openai` of three
# major versions before ours.
#
#   test/adapters/langchain/reference/install.sh    installs it on first use, prints TEST_LANGCHAIN_REFERENCE=…
#
# Setting: NIGAO_LANGCHAIN_REFERENCE_DIR (a folder of its own).
set -eu

source=$(dirname "$0")
target=${NIGAO_LANGCHAIN_REFERENCE_DIR:-${TMPDIR:-/tmp}/nigao-langchain-reference}

if ! cmp -s "$source/package-lock.json" "$target/installed-lock.json"; then
  mkdir -p "$target"
  cp "$source/package.json" "$source/package-lock.json" "$source/.npmrc" "$target"
  npm ci --prefix "$target" --omit=optional --ignore-scripts --no-audit --no-fund >&2
  cp "$source/package-lock.json" "$target/installed-lock.json"
fi
echo "TEST_LANGCHAIN_REFERENCE=$target"
