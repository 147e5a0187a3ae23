# Sourced by what runs something beside its own steps: the output goes into a log of its own, and is shown when it is its turn.
# shellcheck shell=bash
declare -A aside_group=() aside_log=()

# start_aside NAME COMMAND…: as a group of processes, which can be ended as a whole.
start_aside() {
    local name=$1
    shift
    aside_log[$name]=$(mktemp)
    set -m
    "$@" </dev/null >"${aside_log[$name]}" 2>&1 &
    aside_group[$name]=$!
    set +m
}

# show_aside NAME: what it has said, and says until it ends; its exit code. The log stays until the end.
show_aside() {
    local name=$1 shown code
    tail -n +1 -f --pid="${aside_group[$name]}" "${aside_log[$name]}" &
    shown=$!
    wait "${aside_group[$name]}"
    code=$?
    wait "$shown"
    unset "aside_group[$name]"
    return $code
}

# end_aside: for the end of the script. What still runs is ended, and its last words are shown.
end_aside() {
    local name
    for name in "${!aside_group[@]}"; do
        kill -- "-${aside_group[$name]}" 2>/dev/null
        wait "${aside_group[$name]}" 2>/dev/null
        printf '\n=== %s: not finished, after\n' "$name"
        tail -n 20 "${aside_log[$name]}"
    done
    [ ${#aside_log[@]} -eq 0 ] || rm -f "${aside_log[@]}"
}

# times_in FILE: the lines "== what: 12 s" with which a script says how long its parts took.
times_in() { sed -nE 's/^== (.*): ([0-9]+) s$/\2 \1/p' "$1"; }
