# up, down and publish.

port=8080
data=$root/data
detach=
database=
objects=
started_database=

read_up_options() {
    while [ $# -gt 0 ]; do
        case "$1" in
            --port) port=${2:?--port needs a number} && shift 2 ;;
            --data) data=${2:?--data needs a folder} && shift 2 ;;
            --database) database=${2:?--database needs a connection string} && shift 2 ;;
            --objects) objects=${2:?--objects needs a folder or s3://bucket} && shift 2 ;;
            --detach) detach=yes && shift ;;
            *) usage >&2 && die "unknown option $1" ;;
        esac
    done
    mkdir -p "$data/run" "$data/log"
    data=$(cd "$data" && pwd)
}

# running_port: prints the port of the product that runs on this data folder, if one does.
running_port() {
    local pid known_port
    [ -s "$data/run/product" ] || return 1
    read -r pid known_port <"$data/run/product"
    tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -q 'Sunomi.Api.dll' || return 1
    printf '%s' "$known_port"
}

# is_ready PORT: plain bash, since a fresh machine has no curl
is_ready() {
    local status
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
    read -r -t 5 _ status _ <&3 || status=
    exec 3<&- 3>&-
    [ "$status" = 200 ]
} 2>/dev/null

product_environment() {
    export ASPNETCORE_URLS=http://0.0.0.0:$port
    export DOTNET_gcServer=0
    export Storage__Database=$database
    export Web__Root=$web_root
    export Transcode__Scratch=$data/scratch
    case "$objects" in
        s3://*)
            export Objects__Kind=s3 Objects__S3__Bucket=${objects#s3://}
            export Objects__S3__ServiceUrl=${AWS_ENDPOINT_URL:-} Objects__S3__Region=${AWS_REGION:-us-east-1}
            export Objects__S3__AccessKey=${AWS_ACCESS_KEY_ID:-} Objects__S3__SecretKey=${AWS_SECRET_ACCESS_KEY:-}
            ;;
        *) export Objects__Kind=local Objects__Local__Root=${objects:-$data/objects} ;;
    esac
}

stop_product() {
    local pid=$1 waited=0
    kill -TERM "$pid" 2>/dev/null || return 0
    while kill -0 "$pid" 2>/dev/null; do
        [ $((waited += 1)) -lt 300 ] || { kill -KILL "$pid" 2>/dev/null || true; }
        sleep 0.1
    done
}

product_up() {
    read_up_options "$@"
    local known_port pid
    exec 9>"$data/run/lock"
    flock -w 600 9 || die "another ./sunomi up is at work on $data"
    if known_port=$(running_port); then
        wait_until_ready "$(cut -d' ' -f1 "$data/run/product")" "$known_port"
        echo "ready http://localhost:$known_port (it ran already)"
        return
    fi

    install_runtime
    build_product
    build_web
    if [ -z "$database" ]; then
        timed_database
        started_database=yes
    fi
    product_environment

    setsid dotnet "$api_dll" >>"$data/log/sunomi.log" 2>&1 </dev/null 9>&- &
    pid=$!
    echo "$pid $port" >"$data/run/product"
    [ -n "$detach" ] || trap 'stop_all "$pid"; exit 130' INT TERM
    wait_until_ready "$pid" "$port"
    echo "ready http://localhost:$port"
    flock -u 9
    if [ -z "$detach" ]; then
        say "log: $data/log/sunomi.log; stop with Ctrl-C or ./sunomi down"
        wait "$pid" || true
        stop_all "$pid"
    fi
}

timed_database() {
    local started=$SECONDS
    database_start "$data"
    say "PostgreSQL runs ($((SECONDS - started)) s)"
}

wait_until_ready() {
    local pid=$1 on=$2 deadline=$((SECONDS + 120))
    until is_ready "$on"; do
        if ! kill -0 "$pid" 2>/dev/null || [ $SECONDS -gt $deadline ]; then
            tail -n 30 "$data/log/sunomi.log" >&2
            kill -TERM "$pid" 2>/dev/null || true
            rm -f "$data/run/product"
            [ -z "$started_database" ] || database_stop "$data"
            die "Sunomi did not start; the end of $data/log/sunomi.log is above"
        fi
        sleep 0.2
    done
}

stop_all() {
    stop_product "$1"
    rm -f "$data/run/product"
    database_stop "$data"
}

product_down() {
    read_up_options "$@"
    local pid=
    if running_port >/dev/null; then
        read -r pid _ <"$data/run/product"
        stop_product "$pid"
    fi
    rm -f "$data/run/product"
    database_stop "$data"
    say "stopped"
}

product_publish() {
    install_sdk
    build_product >&2
    exec dotnet "$cli_dll" publish "$@"
}
