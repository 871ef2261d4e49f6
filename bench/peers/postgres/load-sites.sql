COPY site (service, at) FROM STDIN
