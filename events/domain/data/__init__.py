"""Data files of the domain; origin and licence of each stand in README.md."""
