-- Mix D. ?1: the start of a name in small letters; ?2: the same with the last of all characters behind it.
SELECT id, name FROM service WHERE lower(name) >= ?1 AND lower(name) < ?2 ORDER BY lower(name) LIMIT 10
