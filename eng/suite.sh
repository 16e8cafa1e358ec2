# The tests and the measurements.

passed=0
failed=0
skipped=0

count() {
    passed=$((passed + $1))
    failed=$((failed + $2))
    skipped=$((skipped + $3))
}

# Three parts at a time, each a command: while one waits for servers and clocks, others compute. What one prints comes when it has ended.
run_parts() {
    local results running=0 number=0 part
    results=$(mktemp -d)
    for part in "$@"; do
        if [ $running = 3 ]; then
            wait -n || true
            running=2
        fi
        number=$((number + 1))
        run_part "$results/$number" "$part" &
        running=$((running + 1))
    done
    wait
    for number in $(seq $#); do
        # shellcheck disable=SC2046
        count $(cat "$results/$number.count" 2>/dev/null || echo 0 1 0)
    done
    rm -rf "$results"
}

run_part() {
    local result=$1 part=$2 title TIMEFORMAT="%0R s; CPU %0U s, and %0S s in the kernel"
    {
        time (
            passed=0 failed=0 skipped=0
            $part
            echo "$passed $failed $skipped" >"$result.count"
        )
    } >"$result.out" 2>&1 || true
    title=${part#test_}
    say "── ${title#project }
$(sed 's/^/   /' "$result.out")
   $(awk '{ print $1 " passed, " $2 " failed, " $3 " skipped" }' "$result.count" 2>/dev/null || echo "did not come to its end")"
}

# A project of tests. Its whole log stays with the results; what is printed is what failed and the runner's totals.
test_project() {
    local name=$1 log
    local dll=$bin/Sunomi.$name/release/Sunomi.$name.dll
    log=$results_folder/$name.log
    mkdir -p "$results_folder"
    timeout --kill-after=10 30m dotnet test "$dll" --nologo --results-directory "$results_folder" \
        --logger 'console;verbosity=normal' >"$log" 2>&1 || echo "exit code $?" >>"$log"
    failures "$log"
    count_dotnet "$log"
    if [ $failed = 0 ] && ! grep -q '^Test Run Successful' "$log"; then
        say "$name did not come to its end"
        count 0 1 0
    fi
}

# Of a runner's log: each failed test and each failed clean-up, with what the runner says about it.
failures() { awk '/^  (Passed|Skipped) |^Test Run|Finished:/ { on = 0 } /^  Failed |Failure\]|Failure \(/ { on = 80 } on-- > 0 || /^  Skipped |^exit code/' "$1"; }

# The runner's last lines: "Total tests: 13", "     Passed: 12", "     Failed: 1".
count_dotnet() { count "$(total Passed "$1")" "$(total Failed "$1")" "$(total Skipped "$1")"; }

total() { sed -nE "s/^ +$1: ([0-9]+)$/\1/p" "$2" | tail -n 1 | grep . || echo 0; }

test_web() {
    local report
    # the cluster beside it has clocks of a machine that does nothing else
    renice -n 19 -p $BASHPID >/dev/null
    report=$(mktemp)
    npm run lint --prefix "$root/web" --silent || count 0 1 0
    (cd "$root/web" && npx vitest run --reporter=default --reporter=json --outputFile.json="$report") || true
    # shellcheck disable=SC2046
    count $(node -e '
        const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8") || "{\"numFailedTests\":1}")
        console.log(r.numPassedTests ?? 0, (r.numFailedTests ?? 0) + (r.numFailedTestSuites && !r.numFailedTests ? 1 : 0), r.numPendingTests ?? 0)' "$report")
    rm -f "$report"
}

# Cases with the answers of the reference implementation, in a folder beside the checkout. It may be read-only: what it needs from npm
# is installed into a copy.
test_graphql_cases() {
    local cases=$root/../shared/graphql-cases copy=$root/artifacts/graphql-cases adapter total
    if [ ! -d "$cases" ]; then
        say "left out: there is no folder ../shared/graphql-cases"
        return
    fi
    mkdir -p "$copy"
    cp -R --update --no-preserve=mode "$cases/." "$copy"
    npm_ci "$copy"
    adapter=Sunomi.GraphQL.Adapter
    node "$copy/compare.mjs" -- dotnet "$bin/$adapter/release/$adapter.dll" | tee "$copy/report.txt" || true
    # TOTAL, cases, passed, failed, of-which-settled, verdict-ok, message-equal, unsupported, ...
    if total=$(awk '$1 == "TOTAL" { print $3, $4, $8 }' "$copy/report.txt") && [ -n "$total" ]; then
        # shellcheck disable=SC2086
        count $total
    else
        say "the comparer did not come to its end"
        count 0 1 0
    fi
}

# A kill -9 in a cluster of processes under load; its last line is that of a test runner.
test_cluster() {
    local seconds=$1
    if [ "$lane" != packages ]; then
        say "left out: a cluster needs the Orleans packages, and this build has Orleans in its own process"
        count 0 0 1
        return
    fi
    local log
    log=$(mktemp)
    node --experimental-websocket "$root/tests/Cluster/run.mjs" "$seconds" 2>&1 | tee "$log" || true
    # shellcheck disable=SC2046
    count $(sed -nE '$s/^([0-9]+) passed, ([0-9]+) failed$/\1 \2 0/p' "$log" | grep . || echo 0 1 0)
    rm -f "$log"
}

# The projects of tests whose folder's name begins as wanted, those that take longest first: then both cores are busy to the end.
test_projects() {
    local wanted=$1 name
    for name in $({ printf '%s\n' Browser.Tests Media.Tests Grains.Tests Api.Tests Product.Tests GraphQL.Tests && ls "$root/tests"; } | awk '!seen[$0]++'); do
        if [[ ${name,,} == "$wanted"* && -f $root/tests/$name/Sunomi.$name.csproj ]]; then
            case $name in *.Tests | *.Contract) echo "$name" ;; esac
        fi
    done
}

suite_test() {
    local wanted=${1:-} projects parts=()
    wanted=${wanted,,}
    # no program here runs long enough to be repaid for watching itself, has the time to map its code twice, or a core to spin on
    export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0 DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0
    results_folder=$root/artifacts/test-results
    projects=$(test_projects "$wanted")
    install_test_tools
    build_for_tests "$wanted" "$projects"
    # what is called often is compiled better only when nothing new has been called for ten seconds (hexadecimal milliseconds): most tests are over by then
    export DOTNET_TC_CallCountingDelayMs=0x2710
    for name in $projects; do parts+=("test_project $name"); done
    [[ graphql != "$wanted"* ]] || parts+=(test_graphql_cases)
    [ ${#parts[@]} = 0 ] || run_parts "${parts[@]}"
    # Beside nothing but what gives way to it, as its clocks are those of a machine that has nothing else to do. The shorter load ends when errors must
    # have, 15 s after the kill.
    case $wanted in
        '') run_parts 'test_cluster 20' test_web ;;
        cluster) run_parts 'test_cluster 60' ;;
        web) run_parts test_web ;;
    esac
    [ $((passed + failed + skipped)) -gt 0 ] || die "there is no part '$wanted'; parts: web cluster $(test_projects '' | tr '\n' ' ')"
    echo "$passed passed, $failed failed, $skipped skipped"
    [ $failed = 0 ]
}

# The compiler and the web's packages come at the same time: one waits for the disk and the net where the other computes.
build_for_tests() {
    local wanted=$1 projects=$2 web=
    case $wanted in
        '' | browser* | product* | cluster | web)
            build_web &
            web=$!
            ;;
    esac
    if [ -n "$projects" ]; then
        build_solution
    elif [ "$wanted" != web ]; then
        build_product
    fi
    [ -z "$web" ] || wait "$web" || exit 1
}

suite_bench() {
    local name=${1:-} project folder
    if [ -z "$name" ]; then
        say "measurements: $(cd "$root/bench" && ls -d ./*/ | tr -d './' | tr '\n' ' ')"
        return
    fi
    shift
    install_runtime
    for project in "$root"/bench/*/*.csproj; do
        folder=$(basename "$(dirname "$project")")
        if [[ ${folder,,} == "${name,,}" ]]; then
            # shellcheck source=/dev/null
            [ ! -f "$(dirname "$project")/prepare.sh" ] || source "$(dirname "$project")/prepare.sh"
            exec dotnet run --project "$project" -c $configuration -- "$@"
        fi
    done
    die "there is no measurement '$name'"
}
