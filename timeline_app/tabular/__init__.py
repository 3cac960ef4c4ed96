"""The events as rows of a table: its columns in words, their order, and how both are written for a spreadsheet."""
