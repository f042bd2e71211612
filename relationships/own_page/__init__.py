"""What the page made for one person tells of people, ties and time together; see organizer/own_pages.py."""
