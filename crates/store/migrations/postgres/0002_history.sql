-- What was changed of a record, newest first. That it was made is no change, and most records never see another.
CREATE INDEX journal_by_entity ON journal (entity, sequence) WHERE action <> 'created';
