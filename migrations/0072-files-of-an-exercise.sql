-- The files of an exercise are looked up at each opening of it and by each check of its foreign key: without an
-- index, each read every file of the installation. As file_by_resource and file_by_attempt in 0002-school.sql.
create index file_by_exercise on file (exercise_id) where exercise_id is not null;
