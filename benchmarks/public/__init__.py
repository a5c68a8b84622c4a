"""Public rostering instances through the product's model layer and search. The files are given, and stay outside."""
