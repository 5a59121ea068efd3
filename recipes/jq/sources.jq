# For each indicator above quiet: who carries it, the most reliable first. Use --raw-output.
.indicators[]
| select(.status != "quiet")
| .id as $id
| [.evidence[].sources[] | {name, reliability}] | unique | sort_by(.reliability, .name)
| "\($id): \(map("\(.name) (\(.reliability))") | join(", "))"
