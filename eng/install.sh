# What must be on the machine. With apt it is installed, elsewhere it is named.

postgres_folder() {
    if command -v initdb >/dev/null; then
        dirname "$(readlink -f "$(command -v initdb)")"
    else
        # the newest that is installed
        find /usr/lib/postgresql -maxdepth 3 -name initdb 2>/dev/null | sort -V | tail -n 1 | xargs -r dirname
    fi
}

apt() {
    [ "$(id -u)" = 0 ] && DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" && return
    sudo -n DEBIAN_FRONTEND=noninteractive apt-get -qq "$@"
}

apt_install() {
    command -v apt-get >/dev/null || die "please install: $* (this machine has no apt-get)"
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || die "please install, as root: apt-get install $*"
    apt update
    apt install -y --no-install-recommends "$@"
}

# The package would start a server of its own for the whole machine; Sunomi starts a private one.
without_main_cluster() {
    apt_install postgresql-common
    local settings=/etc/postgresql-common/createcluster.conf
    if [ "$(id -u)" = 0 ] && ! ls -d /etc/postgresql/*/main >/dev/null 2>&1; then
        sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' "$settings"
    fi
    apt_install postgresql
}

install_sdk() {
    command -v dotnet >/dev/null || die "please install the .NET SDK 10 first: https://dotnet.microsoft.com/download"
    (cd "$root" && dotnet --version >/dev/null 2>&1) || die "the .NET SDK 10 is needed (see global.json); installed: $(dotnet --list-sdks | tr '\n' ' ')"
    command -v node >/dev/null || die "please install Node.js 20 or later first: https://nodejs.org"
}

install_runtime() {
    install_sdk
    command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null || timed "installed ffmpeg" apt_install ffmpeg
    [ -n "$(postgres_folder)" ] || timed "installed PostgreSQL" without_main_cluster
}

install_test_tools() {
    install_runtime
    command -v chromium-headless-shell >/dev/null || { command -v chromium >/dev/null && ! command -v apt-get >/dev/null; } \
        || timed "installed Chromium" install_chromium
}

# Without the frame of a window, which costs as much as a page does; the whole browser where there is no other.
install_chromium() {
    apt_install chromium-headless-shell fonts-dejavu-core || command -v chromium || apt_install chromium fonts-dejavu-core
}
