#!/usr/bin/env bash
# A campaign in PostgreSQL, run by several processes at once against the fault-free sandbox: rows a second and memory every ten seconds, and what
# the database does for each row. Then scale.sh, for the same number of rows with a journal in a file. Needs psql, sqlite3, curl, and an empty database,
# whose address is in JOURNAL (postgres://user:password@host:port/database).
# Usage: JOURNAL=… scale-shared.sh [rows] [runs] [options of campaign run …]; for example: scale-shared.sh 1000000 4 --concurrency 32
set -euo pipefail
cd "$(dirname "$0")/../../.."
rows=${1:-1000000}
runs=${2:-4}
shift 2 || shift $#
port=8497
export DOTNET_NOLOGO=1 ETELECOM_API_KEY=sandbox-shop-key ETELECOM_BASE_URL=http://127.0.0.1:$port/v1/shop

dotnet build -c Release -v quiet src/ETelecom.Zalo.Cli
folder=$(mktemp -d)
trap 'kill "$sandbox" 2>/dev/null || true; rm -rf "$folder"' EXIT
awk -v rows="$rows" 'BEGIN { print "phone"; for (row = 0; row < rows; row++) printf "090%07d\n", (row * 7919) % 10000000 }' > "$folder/contacts.csv"

dotnet src/ETelecom.Zalo.Sandbox.Server/bin/Release/net10.0/ETelecom.Zalo.Sandbox.Server.dll --urls "http://127.0.0.1:$port" --no-phone-faults > /dev/null &
sandbox=$!
until (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do sleep 0.2; done

tool=src/ETelecom.Zalo.Cli/bin/Release/net10.0/zalo-consent.dll
campaign=scale-$$
command=(dotnet "$tool" campaign run --journal "$JOURNAL" --campaign "$campaign" --yes --json)
ask() { psql --no-psqlrc --tuples-only --no-align "$JOURNAL" -c "$1"; }
seconds_since() { awk -v now="$(date +%s.%N)" -v then="$1" 'BEGIN { print now - then }'; }

echo "Planning $rows rows:"
time "${command[@]}" "$folder/contacts.csv" --oa-id 1234567890123456789 --call-type audio --reason update_order --again --max-charges 0 > /dev/null 2>&1 || true

wal=$(ask "SELECT pg_current_wal_lsn()")
transactions=$(ask "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()")
started=$(date +%s.%N)
pids=()
for run in $(seq "$runs"); do
  "${command[@]}" --max-charges none "$@" > "$folder/result$run" 2> "$folder/progress$run" &
  pids+=($!)
done
printf '%8s %10s %10s %8s\n' seconds rows rows/s 'MiB each'
before=0
while sleep 10 && kill -0 "${pids[@]}" 2> /dev/null; do
  done=$((rows - $(ask "SELECT rows_not_sent FROM zalo_campaign.campaign WHERE name = '$campaign'")))
  memory=$(for pid in "${pids[@]}"; do awk '/^VmRSS/ { print $2 / 1024 }' "/proc/$pid/status" 2> /dev/null; done | awk '{ sum += $1 } END { print (NR ? sum / NR : 0) }')
  printf '%8.0f %10d %10.0f %8.0f\n' "$(seconds_since "$started")" "$done" "$(((done - before) / 10))" "$memory"
  before=$done
done
for pid in "${pids[@]}"; do wait "$pid"; done
seconds=$(seconds_since "$started")
cat "$folder/result1"
awk -v rows="$rows" -v seconds="$seconds" 'BEGIN { printf "%d rows in %.0f s: %.0f rows a second\n", rows, seconds, rows / seconds }'
ask "SELECT 'WAL bytes a row: ' || round(pg_wal_lsn_diff(pg_current_wal_lsn(), '$wal') / $rows)
  || ', transactions a row: ' || round((xact_commit - $transactions)::numeric / $rows, 3) FROM pg_stat_database WHERE datname = current_database()"

kill "$sandbox"
echo "The same with a journal in a file:"
tests/ETelecom.Zalo.Cli.Tests/AsProcess/scale.sh "$rows" "$@"
