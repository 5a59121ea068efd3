# One row an indicator: id, status, rung and of how many, families, what it rests on. CSV.
.indicators[]
| [.id, .status, (.stage.rung // 0), (.stage.of // null), (.stage.families // 0), (.stage.rests_on // "")]
| @csv
