# Everything that CI runs; read by ../assize, which has set root, JAVA_HOME and say.
#
# The tests are in groups (JUnit tags on classes): `browser` needs Chromium, and poppler's pdftotext; `sandbox` needs what isolates programs, user
# namespaces, and some usual clients; `agents` needs the same, and Node.js, and installs real agent CLIs from npm; `go`
# needs Go and golang.org/x/mod as Debian packages them. What is missing is installed where that is possible. A group that cannot run is left out, which the end says and counts as
# skipped; with CI=true it fails the run instead.
#
# The group `long` repeats for many minutes what other tests show in seconds. It runs with `./assize test --long` only, as
# do 50 kills of an examination instead of 6, 20 trials of each real agent instead of 6, 20 of each sentinel and hazard
# instead of 8, and 5 of each harmless one in a wrapped server from npm instead of 2; and it looks over every world for 12
# seeds instead of 4.
#
# The whole takes about 26 minutes of processor time, a quarter of an hour on two cores. Tests run in JVMs without the
# optimising compiler, which costs them more than it saves; where a module computes for long, its pom.xml says otherwise
# (`assize.jit`).
#
# Two modules are built and tested at a time, where neither needs the other: much of what takes long waits for programs.
#
# Ends with one line, "N passed, N failed, N skipped", and fails unless everything that ran passed.

left_out=
left_out_tests=0
reasons=
long=
repetitions='-Dassize.sentinelTrials=8'
if [ "${1-}" = --long ]; then
  long=yes
  repetitions='-Dassize.kills=50 -Dassize.trials=20 -Dassize.sentinelTrials=20 -Dassize.checkedSeeds=12 -Dassize.wrappedTrials=5'
  shift
fi

install() { # command, Debian packages: have it, or try to get it
  command -v "$1" >/dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return
  wanted=$1
  shift
  say "installing $*, which the tests need"
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@"; } \
    </dev/null >/dev/null 2>&1 || true
  command -v "$wanted" >/dev/null
}

test_files_of() { # the test classes of a group; those of `long`, too, only where those run
  files=$(grep -rl --include='*.java' "^@Tag(\"$1\")" "$root"/*/src/test/java 2>/dev/null || true)
  if [ -n "$files" ] && [ -z "$long" ]; then
    files=$(printf '%s\n' "$files" | xargs grep -L '^@Tag("long")' || true)
  fi
  printf '%s' "$files"
}

leave_out() { # group, reason
  count=$(test_files_of "$1" | xargs grep -hE '^ *@(Test|ParameterizedTest|TestFactory)\b' /dev/null | wc -l)
  [ "$count" -gt 0 ] || return 0
  left_out=${left_out:+$left_out,}$1
  left_out_tests=$((left_out_tests + count))
  reasons="$reasons
  $count of group \"$1\": $2"
}

# Sums one attribute of the <testsuite> elements of all modules' reports.
total() {
  find "$root" -path '*/target/surefire-reports/TEST-*.xml' -exec grep -h '<testsuite ' {} + |
    sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" | awk '{ sum += $1 } END { print sum + 0 }'
}

# The failed test cases of all modules, as Class.method.
failures() {
  find "$root" -path '*/target/surefire-reports/TEST-*.xml' -exec awk '
    /<testcase / {
      name = $0; sub(/.*[ ]name="/, "", name); sub(/".*/, "", name)
      type = $0; sub(/.*classname="/, "", type); sub(/".*/, "", type)
    }
    /<(failure|error)[ >]/ { print "  " type "." name }' {} +
}

has_node() {
  install node nodejs npm && install npm npm || return
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]
}

has_go() { # with the module where Debian puts it, which is no command that `install` could look for
  module=/usr/share/gocode/src/golang.org/x/mod
  [ -d "$module" ] || install "$module" golang-go golang-golang-x-mod-dev || true
  install go golang-go && [ -d "$module" ]
}

# What dev.assize.sandbox.Requirements names, and what the tests run inside.
has_sandbox_tools() {
  install bwrap bubblewrap && install nft nftables && install ip iproute2 && install mount mount &&
    install unshare util-linux && install setpriv util-linux && install prlimit util-linux &&
    install nsenter util-linux && install bash bash &&
    install curl curl ca-certificates && install python3 python3 && install git git && install pgrep procps
}

# As an ordinary user makes them, since that is what the sandbox does when root starts it.
has_namespaces() {
  become=
  [ "$(id -u)" != 0 ] || become="setpriv --reuid 61234 --regid 61234 --clear-groups --no-new-privs"
  $become unshare --user --map-root-user --net --mount --pid --fork --mount-proc --kill-child true 2>/dev/null
}

no_sandbox() { # says why programs cannot be isolated, and fails, if they cannot
  PATH=$PATH:/usr/sbin:/sbin
  if [ "$(uname)" != Linux ]; then
    echo "programs are isolated on Linux only"
  elif ! has_sandbox_tools; then
    echo "a tool is missing; install bubblewrap nftables iproute2 util-linux mount curl ca-certificates python3 git procps"
  elif ! has_namespaces; then
    echo "an ordinary user may not make user namespaces here; \`./assize doctor\` says what would allow it"
  else
    return 1
  fi
}

if [ -n "$(test_files_of browser)" ]; then
  { install chromium chromium && install pdftotext poppler-utils; } ||
    leave_out browser "Chromium or what reads its PDF is missing; install the packages chromium and poppler-utils"
fi
if [ -n "$(test_files_of sandbox)$(test_files_of agents)" ]; then
  reason=$(no_sandbox) && leave_out sandbox "$reason"
  if [ -n "$reason" ]; then
    leave_out agents "$reason"
  else
    has_node || leave_out agents "there is no Node.js 20 or newer with npm; install it"
  fi
fi
if [ -n "$(test_files_of go)" ]; then
  has_go || leave_out go "there is no Go with golang.org/x/mod; install the packages golang-go and golang-golang-x-mod-dev"
fi
[ -n "$long" ] || left_out=${left_out:+$left_out,}long

find "$root" -path '*/target/surefire-reports' -prune -exec rm -rf {} +
status=0
"$root/mvnw" -f "$root/pom.xml" -B -ntp -T2 --fail-at-end "-Dassize.excludedGroups=$left_out" $repetitions verify "$@" </dev/null || status=1

failed=$(($(total failures) + $(total errors)))
skipped=$(total skipped)
passed=$(($(total tests) - failed - skipped))
skipped=$((skipped + left_out_tests))
[ "$passed" -gt 0 ] && [ "$failed" = 0 ] || status=1

if [ -n "$reasons" ]; then
  printf '\nLeft out:%s\n' "$reasons"
  if [ "${CI:-}" = true ]; then
    echo "That fails the run, because CI=true."
    status=1
  fi
fi
if [ "$failed" != 0 ]; then
  printf '\nFailed:\n'
  failures
  echo "Modules that use a failed one were not tested."
elif [ "$status" != 0 ]; then
  printf '\nNo test failed, but the run did: see the messages above.\n'
fi
[ -n "$long" ] || printf '\nThe tests of the group "long" run with: ./assize test --long\n'
printf '\n%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
(exit "$status")
