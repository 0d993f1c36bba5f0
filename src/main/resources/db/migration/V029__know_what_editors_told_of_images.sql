-- Members of a picture that an editor, or the page it was imported with, has said something of, by their names in JSON:
-- what a file tells of them never takes their place.
alter table image add column edited text[] not null default '{}';
