# The tests and the measurements.

passed=0
failed=0
skipped=0

count() {
    passed=$((passed + $1))
    failed=$((failed + $2))
    skipped=$((skipped + $3))
}

# The last line that the test runner prints for a project: "Passed!  - Failed: 0, Passed: 12, Skipped: 0, ..."
count_dotnet() {
    local log=$1 line
    line=$(grep -E '(Passed|Failed|Skipped)! +- Failed:' "$log" | tail -n 1) || return 1
    count "$(number Passed "$line")" "$(number Failed "$line")" "$(number Skipped "$line")"
}

number() { sed -nE "s/.*[ -]$1: +([0-9]+).*/\1/p" <<<"$2"; }

# Two projects at a time: while one waits for servers and clocks, the other computes. What one prints comes when it has ended.
test_projects() {
    local project logs running=0
    logs=$(mktemp -d)
    for project in "$@"; do
        if [ $running = 2 ]; then
            wait -n || true
            running=1
        fi
        test_project "$project" "$logs" &
        running=$((running + 1))
    done
    wait
    for project in "$@"; do
        count_project "$logs/$(basename "$project" .csproj)"
    done
    rm -rf "$logs"
}

test_project() {
    local project=$1 name started=$SECONDS
    name=$(basename "$project" .csproj)
    local log=$2/$name
    dotnet test "$bin/$name/release/$name.dll" --nologo --blame-hang-timeout 10m --results-directory "$root/artifacts/test-results" >"$log" 2>&1 || echo "exit code $?" >>"$log"
    say "── $(basename "$(dirname "$project")")
$(sed 's/^/   /' "$log")
   $((SECONDS - started)) s"
}

count_project() {
    local log=$1
    if ! count_dotnet "$log" || { grep -q '^exit code' "$log" && ! grep -qE 'Failed: +[1-9]' "$log"; }; then
        say "$(basename "$log") did not come to its end"
        count 0 1 0
    fi
}

test_web() {
    say "── web"
    local report
    report=$(mktemp)
    npm_ci "$root/web"
    npm run codegen --prefix "$root/web" --silent >&2 || count 0 1 0
    npm run lint --prefix "$root/web" --silent >&2 || count 0 1 0
    (cd "$root/web" && npx vitest run --reporter=default --reporter=json --outputFile.json="$report" >&2) || true
    # shellcheck disable=SC2046
    count $(node -e '
        const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8") || "{\"numFailedTests\":1}")
        console.log(r.numPassedTests ?? 0, (r.numFailedTests ?? 0) + (r.numFailedTestSuites && !r.numFailedTests ? 1 : 0), r.numPendingTests ?? 0)' "$report")
    rm -f "$report"
}

# Cases with the answers of the reference implementation, in a folder beside the checkout. It may be read-only: what it needs from npm
# is installed into a copy.
test_graphql_cases() {
    local cases=$root/../shared/graphql-cases copy=$root/artifacts/graphql-cases adapter total started=$SECONDS
    say "── GraphQL cases"
    if [ ! -d "$cases" ]; then
        say "   left out: there is no folder ../shared/graphql-cases"
        return
    fi
    mkdir -p "$copy"
    cp -R --update --no-preserve=mode "$cases/." "$copy"
    npm_ci "$copy"
    adapter=Sunomi.GraphQL.Adapter
    node "$copy/compare.mjs" -- dotnet "$bin/$adapter/release/$adapter.dll" | tee "$copy/report.txt" | sed 's/^/   /' >&2 || true
    # TOTAL, cases, passed, failed, of-which-settled, verdict-ok, message-equal, unsupported, ...
    if total=$(awk '$1 == "TOTAL" { print $3, $4, $8 }' "$copy/report.txt") && [ -n "$total" ]; then
        # shellcheck disable=SC2086
        count $total
    else
        say "   the comparer did not come to its end"
        count 0 1 0
    fi
    say "   $((SECONDS - started)) s"
}

# A kill -9 in a cluster of processes under load; its last line is that of a test runner.
test_cluster() {
    say "── cluster"
    locate_build
    if [ "$lane" != packages ]; then
        say "   left out: a cluster needs the Orleans packages, and this build has Orleans in its own process"
        count 0 0 1
        return
    fi
    local log
    log=$(mktemp)
    node --experimental-websocket "$root/tests/Cluster/run.mjs" 2>&1 | tee "$log" | sed 's/^/   /' >&2 || true
    # shellcheck disable=SC2046
    count $(sed -nE '$s/^([0-9]+) passed, ([0-9]+) failed$/\1 \2 0/p' "$log" | grep . || echo 0 1 0)
    rm -f "$log"
}

suite_test() {
    local part=${1:-} wanted=${1:-} project folder projects=()
    wanted=${wanted,,}
    install_test_tools
    for project in "$root"/tests/*/*.Tests.csproj "$root"/tests/*/*.Contract.csproj; do
        folder=$(basename "$(dirname "$project")")
        [[ ${folder,,} != "$wanted"* ]] || projects+=("$project")
    done
    if [ ${#projects[@]} -gt 0 ]; then
        build_solution
        [[ -n $wanted && $wanted != browser && $wanted != product ]] || build_web
        test_projects "${projects[@]}"
    fi
    if [[ graphql == "$wanted"* ]]; then
        test_graphql_cases
    fi
    if [ -z "$part" ] || [ "$part" = web ]; then
        test_web
    fi
    if [ -z "$part" ] || [ "$part" = cluster ]; then
        build_web
        test_cluster
    fi
    [ $((passed + failed + skipped)) -gt 0 ] || die "there is no part '$part'; parts: web $(cd "$root/tests" && ls -d ./*/ | tr -d './' | tr '\n' ' ')"
    echo "$passed passed, $failed failed, $skipped skipped"
    [ $failed = 0 ]
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
