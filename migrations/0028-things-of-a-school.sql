-- Searching what colleagues share reads the things of one's own schools, and no others: with the
-- index by owner, each of the three ways to a thing has one.
create index resource_by_school on resource (school_uai) where deleted_at is null;
create index exercise_by_school on exercise (school_uai) where deleted_at is null;
