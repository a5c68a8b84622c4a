"""Files that people bring, opened into tables: guards before any library reads them, values as they stand."""
