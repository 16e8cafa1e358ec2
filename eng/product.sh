# up, down and publish.

port=8080
data=$root/data
detach=
database=
objects=
silos=0
started_database=

read_up_options() {
    while [ $# -gt 0 ]; do
        case "$1" in
            --port) port=${2:?--port needs a number} && shift 2 ;;
            --data) data=${2:?--data needs a folder} && shift 2 ;;
            --database) database=${2:?--database needs a connection string} && shift 2 ;;
            --objects) objects=${2:?--objects needs a folder or s3://bucket} && shift 2 ;;
            --silos) silos=${2:?--silos needs a number} && shift 2 ;;
            --detach) detach=yes && shift ;;
            *) usage >&2 && die "unknown option $1" ;;
        esac
    done
    [[ $silos =~ ^[0-9]+$ && $silos -le 64 ]] || die "--silos needs a number up to 64, not '$silos'"
    mkdir -p "$data/run" "$data/log"
    data=$(cd "$data" && pwd)
}

product_environment() {
    export DOTNET_gcServer=0
    export Storage__Database=$database
    export Web__Root=$web_root
    export Transcode__Scratch=$data/scratch
    case "$objects" in
        s3://*)
            export Objects__Kind=s3 Objects__S3__Bucket=${objects#s3://}
            # credentials are where the AWS SDK looks for them: variables, files, the machine's role
            export Objects__S3__Region=${AWS_REGION:-us-east-1}
            [ -z "${AWS_ENDPOINT_URL:-}" ] || export Objects__S3__ServiceUrl=$AWS_ENDPOINT_URL
            ;;
        *) export Objects__Kind=local Objects__Local__Root=${objects:-$data/objects} ;;
    esac
}

product_up() {
    read_up_options "$@"
    exec 9>"$data/run/lock"
    flock -w 600 9 || die "another ./sunomi up is at work on $data"
    if find_product; then
        [ "$silos" = 0 ] || bring_back_silos
        all_become_ready || die_not_ready
        echo "ready http://localhost:$product_port (it ran already)"
        return
    fi

    stop_left_processes
    install_runtime
    build_product
    [ "$silos" = 0 ] || [ "$lane" = packages ] || die_without_packages
    build_web
    if [ -z "$database" ]; then
        timed_database
        started_database=yes
    fi
    product_environment
    say "Orleans from '$lane'"

    local started=$SECONDS
    [ "$silos" = 0 ] || start_silos
    start_process api "$port" dotnet "$api_dll"
    [ -n "$detach" ] || trap 'stop_all; exit 130' INT TERM
    if ! all_become_ready; then
        stop_left_processes
        [ -z "$started_database" ] || database_stop "$data"
        die_not_ready
    fi
    say "Sunomi runs ($((SECONDS - started)) s)"
    echo "ready http://localhost:$port"
    flock -u 9
    if [ -z "$detach" ]; then
        find_product
        say "log: $data/log/; stop with Ctrl-C or ./sunomi down"
        wait "$product_pid" || true
        stop_all
    fi
}

# Without silos of their own the api is all; with them it is their client.
start_silos() {
    export Cluster__Membership=database Silo__Address=127.0.0.1
    # together as many as one process would run
    local slots=$(($(nproc) / silos))
    export Transcode__Slots=${Transcode__Slots:-$((slots > 0 ? slots : 1))}
    local number
    for number in $(seq "$silos"); do
        # one that was killed just now may still look alive: what answers is there
        becomes_ready "silo-$number" && continue
        [ ! -f "$data/run/silo-$number" ] || stop_process "$data/run/silo-$number"
        start_process "silo-$number" "$(free_port)" dotnet "$silo_dll"
    done
}

# Beside a product that runs: the silos of the wanted number that have died or never were. What runs goes on when one does not come.
bring_back_silos() {
    [ -f "$data/run/silo-1" ] || die "what runs on $data has no silos of their own: ./sunomi down first"
    build_product
    web_root=$root/web/dist
    [ -n "$database" ] || database_start "$data"
    product_environment
    start_silos
}

die_without_packages() {
    local names cache=${NUGET_PACKAGES:-$HOME/.nuget/packages} version name missing=()
    version=$(msbuild_property Api OrleansVersion)
    names=$(grep -o 'Include="Microsoft\.Orleans[^"]*' "$root/Directory.Orleans.props" | cut -d'"' -f2)
    for name in $names; do
        [ -d "$cache/${name,,}/$version" ] || missing+=("$name")
    done
    die "--silos starts a cluster of processes, and that needs the packages of Microsoft Orleans $version.
Missing in $cache: ${missing[*]:-none, but this build was told OrleansSource=$lane}.
bash eng/probe-orleans.sh fetches them from this machine's NuGet feeds; once it says 'packages', start again.
Without --silos everything runs in one process."
}

timed_database() {
    local started=$SECONDS
    database_start "$data"
    say "PostgreSQL runs ($((SECONDS - started)) s)"
}

stop_all() {
    stop_left_processes
    database_stop "$data"
}

product_down() {
    read_up_options "$@"
    stop_all
    say "stopped"
}

# The first admin has nobody to appoint him but the operator.
product_admin() {
    local name=${1:-}
    [[ -n $name && $name != --* ]] || die "usage: ./sunomi admin NAME [--revoke] [--data DIR] [--database CONNECTION]"
    shift
    local revoke=
    if [ "${1:-}" = --revoke ]; then
        revoke=--revoke
        shift
    fi
    read_up_options "$@"
    install_runtime
    build_product
    [ -n "$database" ] || database_start "$data"
    Storage__Database=$database dotnet "$api_dll" admin "$name" $revoke
}

product_publish() {
    install_sdk
    build_product >&2
    exec dotnet "$cli_dll" publish "$@"
}
