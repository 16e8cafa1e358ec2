# A private PostgreSQL under the data folder. It refuses to run as root, so for root it runs as user postgres.

database_user() { if getent passwd postgres >/dev/null; then echo postgres; else echo nobody; fi; }

as_database_user() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && setpriv --reuid "$(database_user)" --regid "$(id -g "$(database_user)")" --clear-groups -- "$@")
    else
        "$@"
    fi
}

# database_folder DATA: DATA/postgres, unless the user that PostgreSQL runs as cannot get there (below /root, say).
database_folder() {
    local data=$1 folder=$1/postgres
    if [ "$(id -u)" = 0 ] && ! as_database_user test -x "$data"; then
        folder=/var/lib/sunomi/$(printf '%s' "$data" | sha256sum | cut -c1-16)
        mkdir -p "$(dirname "$folder")"
    fi
    printf '%s' "$folder"
}

free_port() {
    node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'
}

database_secret() {
    local data=$1
    if [ ! -s "$data/secrets/database" ]; then
        (umask 077 && mkdir -p "$data/secrets" && head -c 24 /dev/urandom | base64 | tr '+/' '-_' >"$data/secrets/database")
    fi
    cat "$data/secrets/database"
}

# A folder counts as made only when initdb came to its end: a half made one is made again.
database_create() {
    local data=$1 folder=$2 bin=$3 owner password_file
    [ -f "$folder/PG_VERSION" ] && [ -f "$data/database-made" ] && return
    # an empty database beside media of another would have that media swept away as orphans
    [ ! -f "$data/database-made" ] ||
        die "the database of $data is not in $folder: was it made by another user? Start as that user, or put it back."
    rm -rf "$folder"
    mkdir -p "$folder"
    chmod 700 "$folder"
    password_file=$(mktemp)
    database_secret "$data" >"$password_file"
    if [ "$(id -u)" = 0 ]; then
        owner=$(database_user)
        chown "$owner" "$folder" "$password_file"
    fi
    as_database_user "$bin/initdb" -D "$folder" -U sunomi -A scram-sha-256 --pwfile="$password_file" \
        -E UTF8 --locale=C.UTF-8 --no-instructions >/dev/null
    rm -f "$password_file"
    touch "$data/database-made"
}

# After a kill the file with the server's process id stays; that id may be another program's by now.
database_forget_dead() {
    local folder=$1 pid
    [ -f "$folder/postmaster.pid" ] || return 0
    pid=$(head -n 1 "$folder/postmaster.pid")
    if ! tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "$folder"; then
        rm -f "$folder/postmaster.pid"
    fi
}

database_is_up() { as_database_user "$2/pg_ctl" status -D "$1" >/dev/null 2>&1; }

# database_start DATA: sets database (an Npgsql connection string)
database_start() {
    local data=$1 folder bin port tries
    bin=$(postgres_folder)
    folder=$(database_folder "$data")
    database_create "$data" "$folder" "$bin"
    database_forget_dead "$folder"
    if ! database_is_up "$folder" "$bin"; then
        port=$(free_port)
        # a killed server's children may hold its shared memory for a moment
        for tries in 1 2 3 4 5; do
            if as_database_user "$bin/pg_ctl" start -s -w -t 60 -D "$folder" -l "$folder/server.log" \
                -o "-c port=$port -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"; then
                break
            fi
            [ "$tries" -lt 5 ] || die "PostgreSQL did not start; see $folder/server.log"
            sleep 1
        done
    fi
    port=$(sed -n 4p "$folder/postmaster.pid")
    database="Host=127.0.0.1;Port=$port;Username=sunomi;Password=$(database_secret "$data");Database=sunomi;Maximum Pool Size=60"
    PGPASSWORD=$(database_secret "$data") "$bin/psql" -qAt -h 127.0.0.1 -p "$port" -U sunomi -d postgres \
        -c "select 1 from pg_database where datname = 'sunomi'" | grep -q 1 ||
        PGPASSWORD=$(database_secret "$data") "$bin/createdb" -h 127.0.0.1 -p "$port" -U sunomi sunomi
}

database_stop() {
    local data=$1 folder bin
    bin=$(postgres_folder)
    folder=$(database_folder "$data")
    [ -n "$bin" ] && database_is_up "$folder" "$bin" || return 0
    as_database_user "$bin/pg_ctl" stop -s -m fast -w -D "$folder"
}
