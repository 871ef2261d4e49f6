COPY service (number, id, name, organization, topic_names, description, other, free, days, hours_known, youngest, oldest, traits, topics) FROM STDIN
