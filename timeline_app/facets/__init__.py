"""What events can be told apart by, and how many events have each value."""
