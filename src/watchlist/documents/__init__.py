"""What a feed's document holds: from bytes to drafts of items."""
