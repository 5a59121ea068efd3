# What is denied or disputed, and by whom. Use --raw-output.
.indicators[] as $indicator
| $indicator.evidence[]
| select(.polarity != "affirmed")
| "\($indicator.id)\t\(.polarity)\t\([.sources[].name] | unique | join(", "))\t\(.title)"
