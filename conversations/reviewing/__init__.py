"""What a review is made of: what changed since the last one, what was said since, what people leave with, and what is
kept of the day. All of it rests on what all of the circle may see, so that it is the same for every member."""
