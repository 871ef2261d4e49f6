INSERT INTO service_topic SELECT ?1, value FROM json_each(?2)
