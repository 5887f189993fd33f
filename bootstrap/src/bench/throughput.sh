#!/bin/sh
# Responses per second: serve on a jobs file, nginx with the same bytes as a file, and WireMock
# with them as a stub, taking turns, so that whatever else the machine does hits all of them.
# Needs nginx and wrk (Debian), curl, and the executable that ./mvnw package makes.
#   usage: throughput.sh [ROUNDS] [SECONDS]      (default 5 rounds of 5 s)
set -eu

rounds=${1:-5}
seconds=${2:-5}
here=$(cd "$(dirname "$0")" && pwd -P)
bootstrap=$here/../..
work=$(mktemp -d)
path=/harvest_jobs/cup-final
pids=

stop() {
  for pid in $pids; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 1' INT TERM

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

await() { # URL
  for _ in $(seq 300); do
    if curl -fso /dev/null "$1"; then return; fi
    sleep 0.2
  done
  echo "nothing answers at $1" >&2
  exit 1
}

"$bootstrap/target/harvestjob" serve --jobs "$bootstrap/samples/jobs.json" --port 0 >"$work/url" &
pids="$pids $!"
for _ in $(seq 300); do
  if [ -s "$work/url" ]; then break; fi
  sleep 0.2
done
serve=$(cat "$work/url")$path
await "$serve"

mkdir -p "$work/www/harvest_jobs"
curl -fs "$serve" >"$work/www$path"
port=$(free_port)
cat >"$work/nginx.conf" <<EOF
daemon off;
worker_processes auto;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  types { }
  default_type application/json;
  server { listen 127.0.0.1:$port; root $work/www; }
}
EOF
chmod 755 "$work"
nginx -c "$work/nginx.conf" 2>/dev/null &
pids="$pids $!"
nginx=http://127.0.0.1:$port$path
await "$nginx"

targets="serve nginx"
if [ -n "${WIREMOCK_JAR-}" ]; then
  port=$(free_port)
  mkdir -p "$work/wiremock/mappings" "$work/wiremock/__files"
  cp "$work/www$path" "$work/wiremock/__files/job.json"
  cat >"$work/wiremock/mappings/job.json" <<EOF
{"request": {"method": "GET", "urlPath": "$path"},
 "response": {"status": 200, "bodyFileName": "job.json",
              "headers": {"Content-Type": "application/json"}}}
EOF
  java -jar "$WIREMOCK_JAR" --bind-address 127.0.0.1 --port "$port" --root-dir "$work/wiremock" \
    --no-request-journal --disable-banner >"$work/wiremock.log" 2>&1 &
  pids="$pids $!"
  wiremock=http://127.0.0.1:$port$path
  await "$wiremock"
  targets="$targets wiremock"
fi

measure() { # URL SECONDS
  wrk -t1 -c64 -d"$2s" "$1" | sed -n 's/^Requests\/sec: *//p'
}

for target in $targets; do
  eval "measure \"\$$target\" 60" >/dev/null # warm-up: a JVM that shares two cores needs it
done
for round in $(seq "$rounds"); do
  for target in $targets; do
    rate=$(eval "measure \"\$$target\" $seconds")
    echo "$rate" >>"$work/$target.rates"
    echo "round $round: $target $rate/s"
  done
done

median() {
  sort -n "$1" | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'
}
base=$(median "$work/nginx.rates")
for target in $targets; do
  median "$work/$target.rates" |
    awk -v name="$target" -v base="$base" '{ printf "median %s: %.0f/s, %.2f of nginx\n", name, $1, $1 / base }'
done
