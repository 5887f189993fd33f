#!/bin/sh
# How long commands take from their start to their end, as ratios to the AWS CLI in the same run,
# and how long serve takes to its first response.
# Needs hyperfine and awscli (Debian), curl, and the executable that ./mvnw package makes.
#   usage: start.sh [RUNS]      (default 20; JAVA_HOME chooses the Java)
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
harvestjob=$here/../target/harvestjob
jobs=$here/../samples/jobs.json
path=/harvest_jobs/cup-final
work=$(mktemp -d)
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

serve() { # starts a server, and sets url when it is ready
  mkfifo "$work/url"
  "$harvestjob" serve --jobs "$jobs" --port 0 >"$work/url" &
  server=$!
  read -r url <"$work/url"
  rm "$work/url"
}

serve
if [ "${1-}" = --until-first-response ]; then
  curl -fs -o /dev/null "$url$path"
  kill -KILL "$server" # which does not count
  exit
fi

export AWS_ACCESS_KEY_ID=AKIDEXAMPLE AWS_SECRET_ACCESS_KEY=secret AWS_REGION=us-east-1
export AWS_EC2_METADATA_DISABLED=true
describe="$harvestjob describe --id cup-final"
hyperfine -N --warmup 3 --runs "${1:-20}" --style none --export-csv "$work/times" \
  "aws mediapackage describe-harvest-job --id cup-final --endpoint-url $url" \
  "$harvestjob --help" \
  "$describe --jobs $jobs" \
  "$describe --endpoint-url $url --adapter aws" \
  "$describe --endpoint-url $url --adapter http" \
  "$0 --until-first-response"

awk -F, '
  NR == 2 { aws = $4 }
  NR > 1 { sub("[^ ]*/", "", $1); printf "%.2f  %4.0f ms  %s\n", $4 / aws, $4 * 1000, $1 }
' "$work/times"
