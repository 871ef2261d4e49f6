-- Mix D. $1: the start of a name in small letters, then %.
SELECT id::text, name FROM service WHERE lower(name) LIKE $1 ORDER BY lower(name) LIMIT 10
