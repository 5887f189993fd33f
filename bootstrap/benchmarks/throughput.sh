#!/bin/sh
# Responses per second, the 99th percentile of their times, and the CPU that serve takes for one:
# serve on a jobs file, nginx with the same bytes as a file, and WireMock with them as a stub,
# taking turns, so that whatever else the machine does hits all of them.
# Needs nginx and wrk (Debian), curl, python3, and the executable that ./mvnw package makes.
# WIREMOCK_JAR is a wiremock-standalone.jar; without it, WireMock is left out.
#   usage: throughput.sh [ROUNDS] [SECONDS]      (default 5 rounds of 5 s)
set -eu

rounds=${1:-5}
seconds=${2:-5}
here=$(cd "$(dirname "$0")" && pwd -P)
bootstrap=$here/..
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
server=$!
pids="$pids $server"
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

measure() { # TARGET CONNECTIONS SECONDS: appends the rate and the 99th percentile in milliseconds
  eval "url=\$$1"
  wrk -t1 "-c$2" "-d$3s" --latency "$url" |
    awk '
      function milliseconds(text) { return text * (text ~ /us$/ ? 0.001 : text ~ /ms$/ ? 1 : 1000) }
      $1 == "99%" { p99 = milliseconds($2) }
      $1 == "Requests/sec:" { print $2, p99 }
    '
}

cpu_ticks() {
  awk '{ print $14 + $15 }' "/proc/$server/stat"
}

median() { # FILE COLUMN
  sort -n -k "$2,$2" "$1" |
    awk -v column="$2" '{ v[NR] = $column } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'
}

for target in $targets; do
  measure "$target" 32 30 >"$work/warm-up" # a JVM that shares two cores needs it
done
for connections in 32 256; do
  for _ in $(seq "$rounds"); do
    for target in $targets; do
      before=$(cpu_ticks)
      measure "$target" "$connections" "$seconds" >>"$work/$target.$connections"
      if [ "$target" = serve ]; then
        tail -n 1 "$work/serve.$connections" |
          awk -v ticks="$(($(cpu_ticks) - before))" -v hertz="$(getconf CLK_TCK)" -v seconds="$seconds" \
            '{ print ticks / hertz / ($1 * seconds) * 1000000 }' >>"$work/cpu.$connections"
      fi
    done
  done
  rate=$(median "$work/nginx.$connections" 1)
  p99=$(median "$work/nginx.$connections" 2)
  for target in $targets; do
    echo "$(median "$work/$target.$connections" 1) $(median "$work/$target.$connections" 2)" |
      awk -v name="$target, $connections connections" -v rate="$rate" -v p99="$p99" '{
        printf "%-28s %7.0f/s  %.2f of nginx   p99 %7.2f ms  %.2f of nginx\n", name, $1, $1 / rate, $2, $2 / p99
      }'
  done
  echo "serve: $(median "$work/cpu.$connections" 1) microseconds of CPU for a request"
done
