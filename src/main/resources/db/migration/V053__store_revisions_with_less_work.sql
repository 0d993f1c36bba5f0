-- Which working copies name a section or a collection stands in labels of the article: an index of what all revisions
-- name is not needed for it.
drop index revision_desks_idx;

-- Few articles are short enough to fit into two kilobytes once their JSON is packed. The others were cut into pieces that
-- are stored and indexed one by one; now a row has room for them.
alter table revision set (toast_tuple_target = 4080);
