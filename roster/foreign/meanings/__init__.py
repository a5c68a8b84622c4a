"""What words mean: cells of a roster, people of a seat, and a seat made of the file where none is given.

``codes`` reads the words of a cell, ``people`` finds officers, ``mapping`` what a person answered in a file and
``proposal`` the questions to answer; ``understanding`` asks them all, ``meaning`` makes the rosters.
"""
