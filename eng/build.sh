# Building, only when something changed since the last build.

configuration=Release

# Files that git would take, changed since the stamp: any of them in the given folders?
changed_since() {
    local stamp=$1
    shift
    [ ! -f "$stamp" ] && return 0
    [ -n "$(find "$@" \( -name node_modules -o -name dist -o -name artifacts \) -prune -o -type f -newer "$stamp" -print -quit)" ]
}

# A feed may carry the Orleans packages: one quick try a day puts them into the cache, where Directory.Build.props looks.
probe_orleans() {
    local stamp=$root/artifacts/orleans-probe
    [ -n "${OrleansSource:-}" ] && return
    [ -n "$(find "$stamp" -mtime -1 2>/dev/null)" ] && return
    mkdir -p "$root/artifacts"
    bash "$root/eng/probe-orleans.sh" 60 >"$stamp" || true
}

msbuild_property() { (cd "$root" && dotnet msbuild "src/$1" -getProperty:"$2" -p:Configuration=$configuration); }

# Where a build puts what it makes: sets lane, bin, api_dll, silo_dll, cli_dll, and the stamp of the last build. What MSBuild says is kept until
# something changes that it depends on: asking takes longer than all the rest of a start.
locate_build() {
    probe_orleans
    local kept=$root/artifacts/located${OrleansSource:+-$OrleansSource} packages=${NUGET_PACKAGES:-$HOME/.nuget/packages}/microsoft.orleans.sdk
    local sources=("$root"/Directory.* "$root/global.json" "$root/src/Api/Sunomi.Api.csproj")
    [ -n "${OrleansSource:-}" ] || sources+=("$root/artifacts/orleans-probe")
    [ ! -d "$packages" ] || sources+=("$packages")
    # it holds a path, which is another one in a folder that was moved
    if changed_since "$kept" "${sources[@]}" || [[ $(<"$kept") != "$root"/* ]]; then
        mkdir -p "$root/artifacts"
        msbuild_property Api TargetPath >"$kept.$$"
        mv "$kept.$$" "$kept"
    fi
    api_dll=$(<"$kept")
    bin=${api_dll%/Sunomi.Api/*}
    silo_dll=$bin/Sunomi.Silo/release/Sunomi.Silo.dll
    cli_dll=$bin/Sunomi.Cli/release/sunomi.dll
    lane=$(basename "$(dirname "$bin")")
    built=$root/artifacts/built-$lane
}

build_product() {
    locate_build
    if changed_since "$built" "$root/src" "$root"/Directory.* "$root/global.json"; then
        say "Orleans from '$lane': $(msbuild_property Api OrleansSourceReason)"
        build "built Sunomi" compile src/Api src/Cli
    fi
}

# Everything, the tests too.
build_solution() {
    locate_build
    build "built everything, Orleans from '$lane'" compile Sunomi.sln
}

# The stamp is of the beginning: what changes meanwhile is built the next time.
build() {
    mkdir -p "$root/artifacts"
    touch "$built.$$"
    timed "$@"
    mv "$built.$$" "$built"
}

# By one compiler for all projects: where the environment asks for one each, that takes twice as long. It does not run long enough to be
# repaid for watching itself, or for mapping its code twice.
compile() {
    local project result=0
    for project in "$@"; do
        DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0 \
            dotnet build "$root/$project" -c $configuration --nologo -v q -p:UseSharedCompilation=true || result=$?
    done
    dotnet build-server shutdown --vbcscompiler >/dev/null
    return $result
}

npm_ci() {
    local folder=$1
    if [ ! -f "$folder/node_modules/.package-lock.json" ] || [ "$folder/package-lock.json" -nt "$folder/node_modules/.package-lock.json" ]; then
        timed "installed npm packages of ${folder#"$root/"}" npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error
        touch "$folder/node_modules/.package-lock.json"
    fi
}

build_web() {
    web_root=$root/web/dist
    npm_ci "$root/web"
    if [ ! -f "$web_root/index.html" ] || changed_since "$web_root/index.html" "$root/web" "$root/src/Api/schema.graphql"; then
        timed "built the web app" npm run build --prefix "$root/web" --silent
    fi
}
