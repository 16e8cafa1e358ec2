# What the measurement needs beside the product; sourced by ./sunomi bench.
command -v wrk >/dev/null || timed "installed wrk" apt_install wrk
npm_ci "$root/bench/GraphQL"
