-- What an attempt's questions and their order are drawn by. Made when it begins, of its assignment,
-- pupil and number, so that a device without a line draws the same; kept, so that it never changes.
-- Null: begun before there were draws; everything is asked, as its author wrote it.
alter table attempt add column draw_seed integer;
