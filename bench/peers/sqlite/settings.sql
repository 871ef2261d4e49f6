PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -1000000;
PRAGMA mmap_size = 8000000000;
PRAGMA temp_store = MEMORY;
