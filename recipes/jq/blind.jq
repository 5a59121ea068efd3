# Where nobody could look, and which feeds are in trouble; nothing where all is well.
(.indicators[] | select(.health != "ok") | "\(.id) is \(.health), \(.coverage.healthy) of \(.coverage.feeds) feeds"),
(.problems[] | "\(.feed): \(.kind): \(.message)")
