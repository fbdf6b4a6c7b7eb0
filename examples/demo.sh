#!/bin/sh
# The main job on the example pages: `make demo` runs it. All pages are invented, see README.md beside this file.
set -eu
cd "$(dirname "$0")"
say() { printf "\n$ %s\n" "$*"; "$@"; }

say dateline read --format text halmura.txt
say dateline annotate --format text statement.txt
say dateline code --format text --published 2023-03-22 halmura.txt
say dateline code --format text market-blast.txt reprint.html
# A page in another language is one named fault, and the others still come out: exit code 3.
printf "\n$ %s\n" "dateline code . > claims.jsonl"
status=0
out=$(mktemp)
dateline code . > "$out" || status=$?
printf '%s claims in JSONL, exit code %s\n' "$(wc -l < "$out" | tr -d ' ')" "$status"
rm -f "$out"
