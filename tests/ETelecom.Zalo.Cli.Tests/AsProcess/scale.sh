#!/usr/bin/env bash
# A campaign of a million rows against the fault-free sandbox, and what it costs over time: rows a second and memory, every ten seconds.
# Then reconcile, with a day gone by without a reply, and one row in fifty turned back to unknown: its time and memory.
# Needs sqlite3 and curl. Usage: scale.sh [rows] [options of campaign run …]; for example: scale.sh 1000000 --concurrency 64 --no-check
set -euo pipefail
cd "$(dirname "$0")/../../.."
rows=${1:-1000000}
shift || true
port=8498
export DOTNET_NOLOGO=1 ETELECOM_API_KEY=sandbox-shop-key ETELECOM_BASE_URL=http://127.0.0.1:$port/v1/shop

dotnet build -c Release -v quiet src/ETelecom.Zalo.Cli
folder=$(mktemp -d)
trap 'kill "$sandbox" 2>/dev/null || true; rm -rf "$folder"' EXIT
awk -v rows="$rows" 'BEGIN { print "phone"; for (row = 0; row < rows; row++) printf "090%07d\n", (row * 7919) % 10000000 }' > "$folder/contacts.csv"

dotnet src/ETelecom.Zalo.Sandbox.Server/bin/Release/net10.0/ETelecom.Zalo.Sandbox.Server.dll --urls "http://127.0.0.1:$port" --no-phone-faults > /dev/null &
sandbox=$!
until (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do sleep 0.2; done

tool=src/ETelecom.Zalo.Cli/bin/Release/net10.0/zalo-consent.dll
command=(dotnet "$tool" campaign run "$folder/contacts.csv" --oa-id 1234567890123456789 --call-type audio --reason update_order --journal "$folder/c.db")
memory() { awk '/^VmRSS/ { print $2 / 1024 }' "/proc/$1/status" 2> /dev/null || echo 0; }
seconds_since() { awk -v now="$(date +%s.%N)" -v then="$1" 'BEGIN { print now - then }'; }

echo "Planning $rows rows:"
time "${command[@]}" --dry-run --json

started=$(date +%s.%N)
"${command[@]}" --yes --json "$@" > "$folder/result" 2> "$folder/progress" &
run=$!
printf '%8s %10s %10s %8s\n' seconds rows rows/s MiB
before=0
while sleep 10 && kill -0 "$run" 2> /dev/null; do
  done=$(awk '/^done/ { gsub(",", "", $2); last = $2 } END { print last + 0 }' "$folder/progress")
  printf '%8.0f %10d %10.0f %8.0f\n' "$(seconds_since "$started")" "$done" "$(((done - before) / 10))" "$(memory "$run")"
  before=$done
done
wait "$run"
seconds=$(seconds_since "$started")
cat "$folder/result"
awk -v rows="$rows" -v seconds="$seconds" 'BEGIN { printf "%d rows in %.0f s: %.0f rows a second end to end, planning included\n", rows, seconds, rows / seconds }'

echo "Reconciling:"
curl --silent --show-error --fail -o /dev/null -H 'Content-Type: application/json' -d '{"advance":90000}' "http://127.0.0.1:$port/_sandbox/clock"
sqlite3 "$folder/c.db" "UPDATE row SET state = 'unknown', ended_at = NULL, consent_id = NULL, charged = NULL, reply_status = NULL WHERE line % 50 = 0"
started=$(date +%s.%N)
dotnet "$tool" campaign reconcile --journal "$folder/c.db" --json > "$folder/result" 2> "$folder/progress" &
run=$!
printf '%8s %8s\n' seconds MiB
while sleep 10 && kill -0 "$run" 2> /dev/null; do printf '%8.0f %8.0f\n' "$(seconds_since "$started")" "$(memory "$run")"; done
wait "$run"
cat "$folder/result" "$folder/progress"
printf 'reconciled in %.0f s\n' "$(seconds_since "$started")"
