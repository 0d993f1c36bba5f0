-- V052 was there in two earlier wordings: without its lock, and dropping one index more or one less. V055 brings those
-- to the same end, and nobody has to be told that they read otherwise.
do $$
begin
  if to_regclass('flyway_schema_history') is not null then
    update flyway_schema_history set checksum = -76243298
    where version = '052' and checksum in (-554725237, 2089926242);
  end if;
end
$$;
