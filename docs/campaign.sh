#!/usr/bin/env bash
# Makes docs/campaign.png: a campaign of 4,000 rows against the sandbox, which fails now and then, at a terminal of 120 columns, after half a minute.
# Needs tmux, aha, curl, chromium and a monospaced font (apt-get install tmux aha curl chromium fonts-dejavu-core).
set -euo pipefail
cd "$(dirname "$0")/.."
port=8497
picture=$PWD/docs/campaign.png
export DOTNET_NOLOGO=1 ETELECOM_API_KEY=sandbox-shop-key ETELECOM_BASE_URL=http://127.0.0.1:$port/v1/shop
dotnet build -v quiet src/ETelecom.Zalo.Cli
folder=$(mktemp -d)
terminal=(tmux -L "campaign-$$")
trap '"${terminal[@]}" kill-server 2>/dev/null || true; kill "$sandbox" 2>/dev/null || true; rm -rf "$folder"' EXIT

printf '#!/bin/sh\nexec dotnet "%s" "$@"\n' "$PWD/src/ETelecom.Zalo.Cli/bin/Debug/net10.0/zalo-consent.dll" > "$folder/zalo-consent"
chmod +x "$folder/zalo-consent"
awk 'BEGIN { print "phone"; for (row = 0; row < 4000; row++) printf "090%07d\n", (row * 7919) % 10000000; print "912345679\n9.12E+10\n02838212345\n0900000000" }' > "$folder/contacts.csv"

"$folder/zalo-consent" sandbox --url "http://127.0.0.1:$port" --no-phone-faults > /dev/null &
sandbox=$!
until curl --silent --output /dev/null "http://127.0.0.1:$port/_sandbox/clock"; do sleep 0.2; done
# Some calls are lost before or after they are accepted, and some requests are accepted and fail.
curl --silent --show-error --fail --output /dev/null --header 'Content-Type: application/json' \
  --data '{"random":{"rate":0.02,"seed":7,"faults":["reset-before-work","request-fails","commit-then-503"]}}' "http://127.0.0.1:$port/_sandbox/faults"

(
  cd "$folder"
  env -u NO_COLOR TERM=xterm-256color LC_ALL=C.UTF-8 PATH="$folder:$PATH" "${terminal[@]}" new-session -d -x 120 -y 24 'bash --norc'
)
"${terminal[@]}" send-keys "PS1='$ '; clear" Enter
until "${terminal[@]}" capture-pane -p | head -1 | grep --quiet '^\$'; do sleep 0.2; done
"${terminal[@]}" send-keys 'zalo-consent campaign run contacts.csv --oa-id 1234567890123456789 --call-type audio \' Enter \
  '--reason delivery_notification --journal autumn.db --rate 60/s --max-charges 3000' Enter
until "${terminal[@]}" capture-pane -p | grep --quiet 'Send now'; do sleep 0.2; done
"${terminal[@]}" send-keys y Enter
sleep 30
"${terminal[@]}" capture-pane -e -p | aha --black > "$folder/campaign.html"
sed -i 's|</head>|<style>body { margin: 12px } pre { font: 14px/16.5px "DejaVu Sans Mono", monospace; margin: 0 }</style></head>|' "$folder/campaign.html"
chromium --headless --no-sandbox --hide-scrollbars --force-device-scale-factor=2 --window-size=1050,425 --screenshot="$picture" "file://$folder/campaign.html" 2> /dev/null
