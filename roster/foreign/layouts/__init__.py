"""How rosters are laid out: from the tables of a file to who is written what on which date, words still words.

One module per layout (``persons``, ``daily``, ``assignments``); ``recognise`` finds which one a file has. Nothing is
read as another date or another person than the one written: what is not certain is a remark, or refused with its cell.
"""
