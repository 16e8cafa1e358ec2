# The processes of the product, each with a file DATA/run/NAME: process id, port, instance, start time. An id alone says nothing after a
# restart of the machine: it counts only with the start time that the kernel knows.

# Nothing for a process that has ended, also while nobody has taken note of its end.
started_at() {
    # proc(5): the state and, as field 22, the start; counted behind the name in parentheses
    [ -r "/proc/$1/stat" ] && sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 !~ /[ZX]/ { print $20 }'
}

# is_ours PID START
is_ours() { [ -n "$2" ] && [ "$(started_at "$1")" = "$2" ]; }

# find_product: sets product_pid, product_port, product_instance of the api that runs on this data folder, if one does.
find_product() {
    local start
    [ -s "$data/run/api" ] || return 1
    read -r product_pid product_port product_instance start <"$data/run/api"
    is_ours "$product_pid" "$start"
}

# start_process NAME PORT COMMAND...
start_process() {
    local name=$1 on=$2 instance pid host=127.0.0.1
    shift 2
    instance=$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')
    [ "$name" != api ] || host=0.0.0.0
    ASPNETCORE_URLS=http://$host:$on Instance=$instance \
        setsid "$@" >>"$data/log/$name.log" 2>&1 </dev/null 9>&- &
    pid=$!
    echo "$pid $on $instance $(started_at "$pid")" >"$data/run/$name"
}

process_files() { find "$data/run" -maxdepth 1 -type f \( -name api -o -name 'silo-*' \) | sort; }

# answers PORT INSTANCE: whether our own process there is ready. Plain bash, since a fresh machine has no curl.
answers() {
    local line status='' instance=''
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
    read -r -t 10 _ status _ <&3
    while read -r -t 5 line <&3 && line=${line%$'\r'} && [ -n "$line" ]; do
        [[ ${line,,} != x-instance:* ]] || instance=${line##* }
    done
    exec 3<&- 3>&-
    [ "$status" = 200 ] && [ "$instance" = "$2" ]
} 2>/dev/null

# becomes_ready NAME: not when it has gone, or does not answer within five minutes.
becomes_ready() {
    local pid on instance start deadline=$((SECONDS + 300))
    [ -s "$data/run/$1" ] || return 1
    read -r pid on instance start <"$data/run/$1"
    until answers "$on" "$instance"; do
        is_ours "$pid" "$start" && [ $SECONDS -le $deadline ] || return 1
        sleep 0.2
    done
}

# Sets not_ready to the name of the one that does not become ready, and fails, if there is one.
all_become_ready() {
    local file
    for file in $(process_files); do
        not_ready=$(basename "$file")
        becomes_ready "$not_ready" || return 1
    done
}

die_not_ready() {
    tail -n 30 "$data/log/$not_ready.log" >&2
    die "$not_ready did not start; the end of $data/log/$not_ready.log is above"
}

# Ends what runs on this data folder, the api first; the silos all at once, each gives its work back.
stop_left_processes() {
    local file
    [ ! -f "$data/run/api" ] || stop_process "$data/run/api"
    for file in $(process_files); do
        stop_process "$file" &
    done
    # the files say which are gone: "wait" would also wait for what this shell started
    while [ -n "$(process_files)" ]; do
        sleep 0.1
    done
}

# stop_process FILE: SIGTERM, and SIGKILL after 40 seconds; the file goes when the process has gone.
stop_process() {
    local pid start waited=0
    read -r pid _ _ start <"$1" || true
    if is_ours "$pid" "$start"; then
        kill -TERM "$pid" 2>/dev/null || true
        while is_ours "$pid" "$start"; do
            [ $((waited += 1)) -lt 400 ] || kill -KILL "$pid" 2>/dev/null || true
            sleep 0.1
        done
    fi
    rm -f "$1"
}
