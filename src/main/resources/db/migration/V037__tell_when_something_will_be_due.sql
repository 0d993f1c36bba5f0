-- What will come or go by the clock is not in the log before its time. Whoever keeps answers has to know when that is: it
-- is told to look, with nothing said.
create function tell_due() returns trigger language plpgsql as $$
begin
  perform pg_notify('masthead_change', '');
  return null;
end
$$;

create trigger live_article_tell_due after insert or update on live_article for each row
  when (new.visible_from > now() or new.visible_until > now()) execute function tell_due();

create trigger collection_tell_due after insert or update on collection for each row
  when (new.visible_from > now() or new.visible_until > now()) execute function tell_due();

-- What came by the clock, not by a change.
create index live_article_came_idx on live_article (visible_from) where visible_from > created_at;
