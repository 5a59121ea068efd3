"""What a configuration would have said: archives, days gone by, dated events."""
