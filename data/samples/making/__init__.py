"""Makes the sample seats: real places and strengths, invented people, posts, absences and agreements."""
