-- A role that the school's own hand gave or opened again while the person was to it only somebody of before, and
-- another school had them as a guardian: it brings no code for the account that is in use there.
alter table school_role add column held_elsewhere boolean not null default false;
