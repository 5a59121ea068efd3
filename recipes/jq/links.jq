# A reading list: the strongest story of each indicator, as Markdown. Use --raw-output.
.indicators[]
| select(.evidence | length > 0)
| .title as $title
| (.evidence | max_by(.score))
| "- \($title): \(if .url then "[\(.title)](\(.url))" else .title end) (\(.grade), \(.published // "undated"))"
