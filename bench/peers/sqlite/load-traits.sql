INSERT INTO service_trait SELECT ?1, value FROM json_each(?2)
