-- What teachers share with their colleagues, and how it is found again.

-- To whom of its school an author shows a resource or an exercise, to read and to copy. Neither a
-- person nor a subject: all who teach there. Ended by deleting the row: copies are of their own.
create table share (
  id uuid primary key,
  school_uai text not null references school,
  resource_id uuid references resource,
  exercise_id uuid references exercise,
  shared_by uuid not null references person,
  person_id uuid references person,
  subject_code text references subject,
  shared_at timestamptz not null,
  check (num_nonnulls(resource_id, exercise_id) = 1),
  check (num_nonnulls(person_id, subject_code) <= 1),
  unique nulls not distinct (resource_id, exercise_id, person_id, subject_code)
);
create index share_by_exercise on share (exercise_id) where exercise_id is not null;
create index share_by_person on share (person_id) where person_id is not null;
create index share_by_school on share (school_uai) where person_id is null;

-- Text as it is searched: without case and accents, its typographic signs as a keyboard has them.
create function folded(written text) returns text
  language sql immutable strict parallel safe as $$
  select translate(
    replace(replace(
      lower(regexp_replace(normalize(written, NFD), '[\u0300-\u036f]', '', 'g')),
      'œ', 'oe'), 'æ', 'ae'),
    U&'\2019\00A0\202F', '''  ')
$$;

-- Everything that people read in a content, wherever it stands.
create function content_words(content jsonb) returns text
  language sql immutable strict parallel safe as $$
  select string_agg(piece #>> '{}', ' ') from (
    select jsonb_path_query(content, 'strict $.**.text ? (@.type() == "string")') as piece
    union all
    select jsonb_path_query(content, 'strict $.**.alt ? (@.type() == "string")')
    union all
    select jsonb_path_query(content, 'strict $.**.title ? (@.type() == "string")')
  ) pieces
$$;

create function searchable(title text, level_label text, tags text[], content jsonb) returns text
  language sql immutable parallel safe as $$
  select folded(concat_ws(' ', title, level_label, array_to_string(tags, ' '), content_words(content)))
$$;

-- tags: an author's own words for finding it again, tidied before they are written. origin_author_id:
-- who wrote what this was copied from, where that was somebody else; named by the person's own row,
-- so that a name that is forgotten is forgotten here too.
alter table resource
  add column tags text[] not null default '{}' check (cardinality(tags) <= 10),
  add column origin_author_id uuid references person;
alter table exercise
  add column level_label text,
  add column tags text[] not null default '{}' check (cardinality(tags) <= 10),
  add column origin_author_id uuid references person;

-- what is searched: made by the database, so that no writer forgets it and no row of before lacks it
alter table resource add column words text not null
  generated always as (searchable(title, level_label, tags, draft)) stored;
alter table exercise add column words text not null
  generated always as (searchable(title, level_label, tags, draft)) stored;
