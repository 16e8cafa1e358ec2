# Words for the person in front of the terminal.

say() { printf '%s\n' "$*" >&2; }

die() {
    printf 'sunomi: %s\n' "$*" >&2
    exit 1
}

# timed TEXT COMMAND...: says what is done, keeps its output for the case that it fails, says how long it took.
timed() {
    local text=$1 log started=$SECONDS
    shift
    log=$(mktemp)
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        die "$text: failed"
    fi
    rm -f "$log"
    say "$text ($((SECONDS - started)) s)"
}
