#!/bin/sh
# How long short commands take from start to end, as ratios to the AWS CLI in the same run.
# Needs hyperfine and awscli (Debian), curl, and the executable that ./mvnw package makes.
#   usage: start.sh [RUNS]      (default 20; JAVA_HOME chooses the Java)
set -eu

runs=${1:-20}
bootstrap=$(cd "$(dirname "$0")/../.." && pwd -P)
harvestjob=$bootstrap/target/harvestjob
jobs=$bootstrap/samples/jobs.json
work=$(mktemp -d)
export AWS_ACCESS_KEY_ID=AKIDEXAMPLE AWS_SECRET_ACCESS_KEY=secret AWS_REGION=us-east-1
export AWS_EC2_METADATA_DISABLED=true

"$harvestjob" serve --jobs "$jobs" --port 0 >"$work/url" &
server=$!
trap 'kill $server; rm -rf "$work"' EXIT
for _ in $(seq 300); do
  if [ -s "$work/url" ]; then break; fi
  sleep 0.2
done
url=$(cat "$work/url")

describe="$harvestjob describe --id cup-final"
hyperfine -N --warmup 3 --runs "$runs" --style none --export-csv "$work/times" \
  "aws mediapackage describe-harvest-job --id cup-final --endpoint-url $url" \
  "$harvestjob --help" \
  "$describe --jobs $jobs" \
  "$describe --endpoint-url $url --adapter aws" \
  "$describe --endpoint-url $url --adapter http"

awk -F, '
  NR == 2 { aws = $4 }
  NR > 1 { sub(".*/target/", "", $1); printf "%.2f  %4.0f ms  %s\n", $4 / aws, $4 * 1000, $1 }
' "$work/times"
