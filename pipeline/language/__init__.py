"""Words, dates, times, numbers, names and due dates of five languages (nb nn en da sv): pure functions of text."""
