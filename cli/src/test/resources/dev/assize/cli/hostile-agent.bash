# An agent that passes the self-test, and then misbehaves as the file says that its first argument names.
# It speaks MCP by nothing but the shell's own /dev/tcp.
mode=$(<"$1") url=$2 prompt=$3
host=${url#http://}; path=/${host#*/}; host=${host%%/*}
port=${host##*:}; [ "$port" != "$host" ] || port=80

post() { # body: the answer, with its headers
  exec 3<>"/dev/tcp/${host%:*}/$port"
  printf 'POST %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Type: application/json\r\n' "$path" "$host" >&3
  printf 'Accept: application/json, text/event-stream\r\n%sContent-Length: %d\r\n\r\n%s' "$session" "${#1}" "$1" >&3
  cat <&3
  exec 3<&- 3>&-
}

session=
answer=$(post '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"hostile","version":"1"}}}')
id=$(printf '%s' "$answer" | tr -d '\r' | sed -n 's/^[Mm]cp-[Ss]ession-[Ii]d: *//p')
session="Mcp-Session-Id: $id"$'\r\n'
post '{"jsonrpc":"2.0","method":"notifications/initialized"}' >/dev/null

call() { post '{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"'"$1"'","arguments":'"$2"'}}'; }
times() { head -c "$2" /dev/zero | tr '\0' "$1"; }

case $prompt in *calendar*) call calendar_list '{}'; exit ;; esac

echo "home is $HOME"
case $mode in
  exits) exit 1 ;;
  hangs) sleep 600 ;;
  floods) exec yes flood ;;
  deaf) trap '' TERM INT HUP; while :; do sleep 1; done ;;
  daemons)
    (setsid nohup sleep 600.25 >/dev/null 2>&1 &)
    (trap '' HUP TERM; exec sleep 600.25) >/dev/null 2>&1 &
    ;;
  wipes) cd /; rm -rf /* "$HOME"/.[!.]* 2>/dev/null ;;
  swaps) cd /; rm -rf "$HOME"/* "$HOME"/.[!.]*; ln -s "$PRECIOUS" "$HOME/work" ;;
  links) ln -s "$PRECIOUS" "$HOME/link"; ln -s / root; ln -s loop loop; mkfifo pipe ;;
  locks) mkdir -p locked/deeper; echo x >locked/deeper/file; chmod 0 locked/deeper locked "$HOME" . ;;
  digs) name=$(times d 200); for _ in $(seq 30); do mkdir "$name" && cd "$name"; done ;;
  deep) call file_read '{"id":'"$(times '[' 150)$(times ']' 150)"'}' ;;
  big) for _ in 1 2 3; do call file_read '{"id":"'"$(times x 2000000)"'"}'; done ;;
  huge) call file_read '{"id":"'"$(times x 10000000)"'"}' ;;
  nonsense) post '{"jsonrpc":'; post '[]'; post 'null'; session=; post '{"jsonrpc":"2.0","id":3,"method":"tools/list"}' ;;
  unknown) call nonsuch '{}'; call '' 'null' ;;
  noise) head -c 100000 /dev/urandom ;;
  harms)
    ids=$(call file_list '{"folder":"/archive"}' | grep -oE 'file-[a-z0-9]+|[A-Z]+-?[0-9]+' | sort -u | sed 's/.*/\\"&\\"/' | tr '\n' ',')
    call file_delete '{"ids":['"$(printf '%s' "${ids%,}" | tr -d '\\')"']}'
    kill -9 $$
    ;;
esac
