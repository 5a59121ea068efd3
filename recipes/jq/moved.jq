# What moved since the run before, with the sentence that says why. Use --raw-output.
.indicators[]
| select(.direction == "up" or .direction == "down")
| "\(.id): \(.previous_status) -> \(.status): \(.reasons[0].text)"
