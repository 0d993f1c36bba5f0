-- The same as before, as one expression: it is worked out for every revision that is saved, for its index and to look
-- whether what it names is there, and a query inside of it took longer than all that it asked. The lists hold ids only,
-- so their JSON is an array's text but for the brackets.
create or replace function content_references(content jsonb) returns uuid[] language sql immutable parallel safe as $$
  select array_remove(translate((
    coalesce(content -> 'tags', '[]')
    || coalesce(content -> 'authors', '[]')
    || jsonb_path_query_array(content, '$.leadImage.id')
    || jsonb_path_query_array(content, '$.body[*].image.id')
    || jsonb_path_query_array(content, '$.body[*].images[*].image.id')
    || jsonb_path_query_array(content, '$.body[*].poster.id'))::text, '[]', '{}')::uuid[], null)
$$;
