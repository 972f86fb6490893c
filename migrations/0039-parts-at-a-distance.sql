-- A part of some classes learns from home while the others sit in the room, by turns: a declaration
-- may name pupils of its classes, and single days between its first and its last.

alter table distance_days
  -- true: only the pupils of distance_pupil, as long as they are in a class of distance_class
  add column is_part boolean not null default false,
  -- null: every day from the first to the last
  add column on_days date[] check (cardinality(on_days) between 1 and 100),
  add constraint distance_part_of_classes check (not (is_part and is_whole_school));

-- Gone with the declaration, and at once where it is taken back.
create table distance_pupil (
  distance_id uuid not null references distance_days on delete cascade,
  pupil_id uuid not null references person,
  primary key (distance_id, pupil_id)
);
create index distance_pupil_by_pupil on distance_pupil (pupil_id);
