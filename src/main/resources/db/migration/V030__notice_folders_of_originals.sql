-- Data folders in which services on this database keep originals of pictures, and when they last did. More than one at
-- a time means that each service lacks what the other takes in.
create table originals_folder (
  id      uuid           not null,
  seen_at timestamptz(3) not null default now(),
  constraint originals_folder_pkey primary key (id)
);
