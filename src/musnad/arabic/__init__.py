"""The language: functions of text that know nothing of news."""
