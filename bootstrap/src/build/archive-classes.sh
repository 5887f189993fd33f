#!/bin/sh
# Archives the classes that all kinds of commands load, which halves the time that Java takes to start.
#   usage: archive-classes.sh JAVA JAR ARCHIVE      (an archive is good for this Java and these paths only)
set -eu

java=$1 jar=$2 archive=$3
jobs=--jobs=$(dirname "$0")/../../samples/jobs.json
work=$(mktemp -d)
server=
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
export HOME="$work" AWS_ACCESS_KEY_ID=AK AWS_SECRET_ACCESS_KEY=SK AWS_REGION=us-east-1

count=0
list() { # writes down the classes that a command loads, whether it succeeds or not
  count=$((count + 1))
  "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:DumpLoadedClassList="$work/$count.classes" \
    -jar "$jar" "$@" || true
}

mkfifo "$work/url"
"$java" -XX:DumpLoadedClassList="$work/serve.classes" -jar "$jar" serve "$jobs" --port=0 >"$work/url" &
server=$!
read -r url <"$work/url"

list describe --help
list describe --id=cup-final "$jobs"
list wait --id=night-show "$jobs"
for adapter in aws http; do
  list describe --id=cup-final --adapter=$adapter --endpoint-url="$url"
  list wait --id=nope --adapter=$adapter --endpoint-url="$url"
  # the server does not speak TLS, which a client notices when it has loaded what TLS needs
  list describe --id=cup-final --adapter=$adapter --endpoint-url="https${url#http}" --timeout=2s
done
kill "$server"
wait "$server" || true

# each class once, without the number that it has in its list
sed 's/ id: .*//' "$work"/*.classes | awk '!seen[$0]++' >"$work/all"
"$java" -Xshare:dump -XX:SharedClassListFile="$work/all" -XX:SharedArchiveFile="$archive" -cp "$jar" -Xlog:disable
