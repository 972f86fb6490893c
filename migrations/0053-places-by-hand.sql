-- Who put somebody into a class, group or course: the last import that named them there, or the school by hand. An
-- import ends only what imports brought. What is ended belongs to no import: whoever opens it again decides anew.
alter table class_pupil add column by_import boolean not null default false;
alter table group_pupil add column by_import boolean not null default false;
alter table class_teacher add column by_import boolean not null default false;
alter table course_teacher add column by_import boolean not null default false;

-- Until now nobody kept it. People whom a roster brought are taken to have been put there by it, as it was treated.
update class_pupil pair set by_import = true from class body
where body.id = pair.class_id and pair.ended_at is null and body.source_key is not null
  and exists (select from school_role role where role.person_id = pair.pupil_id
    and role.school_uai = body.school_uai and role.role = 'pupil' and role.source <> 'local');
update group_pupil pair set by_import = true from pupil_group body
where body.id = pair.group_id and pair.ended_at is null and body.source_key is not null
  and exists (select from school_role role where role.person_id = pair.pupil_id
    and role.school_uai = body.school_uai and role.role = 'pupil' and role.source <> 'local');
update class_teacher pair set by_import = true from class body
where body.id = pair.class_id and pair.ended_at is null and body.source_key is not null
  and exists (select from school_role role where role.person_id = pair.teacher_id
    and role.school_uai = body.school_uai and role.role <> 'pupil' and role.source <> 'local');
update course_teacher pair set by_import = true from course body
where body.id = pair.course_id and body.source_key is not null
  and exists (select from school_role role where role.person_id = pair.teacher_id
    and role.school_uai = body.school_uai and role.role <> 'pupil' and role.source <> 'local');
