-- How imports know people again, and what they themselves ended.

-- Every key under which a source knows a person: two keys where two records were merged.
create table person_source (
  -- '<source>:<key in that source>'; person.source_key is the one that owns the person's fields
  source_key text primary key,
  person_id uuid not null references person,
  -- guardians: hash of name, given name and address; null without an address
  identity text,
  -- name and given name as people see them, in normal form: finds namesakes
  shown_name text not null
);
create index person_source_by_person on person_source (person_id);
create index person_source_by_identity on person_source (identity) where identity is not null;
create index person_source_by_name on person_source (shown_name);

-- true: an import found the person gone, and may bring them back; false: a person decided
alter table school_role add column left_by_import boolean not null default false;
