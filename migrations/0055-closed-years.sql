-- Since when nobody has a place in the classes, groups and courses of the year any more; null: they have. Set when
-- the next year begins, or the summer after this one is over. See docs/decisions/0103-a-year-that-is-over-is-closed.md.
alter table school_year add column closed_at timestamptz;

-- Who follows a course now; of a year that is closed, who followed it when the year ended: what was given and graded
-- there stays readable with its names. Once each, and only who is an active pupil of the school.
create or replace view course_pupil as
  select member.course_id, member.pupil_id
  from (
    select course_class.course_id, class_pupil.pupil_id
    from course_class
    join class_pupil on class_pupil.class_id = course_class.class_id and class_pupil.ended_at is null
    union
    select course_group.course_id, group_pupil.pupil_id
    from course_group
    join group_pupil on group_pupil.group_id = course_group.group_id and group_pupil.ended_at is null
    union
    select course_class.course_id, class_pupil.pupil_id
    from course_class
    join class on class.id = course_class.class_id
    join school_year on school_year.id = class.school_year_id and school_year.closed_at is not null
    join class_pupil on class_pupil.class_id = class.id and class_pupil.ended_at is not null
      and belongs_at((school_year.ends_on + 1)::timestamp at time zone 'UTC',
        class_pupil.ended_at, class_pupil.outside)
    union
    select course_group.course_id, group_pupil.pupil_id
    from course_group
    join pupil_group on pupil_group.id = course_group.group_id
    join school_year on school_year.id = pupil_group.school_year_id and school_year.closed_at is not null
    join group_pupil on group_pupil.group_id = pupil_group.id and group_pupil.ended_at is not null
      and belongs_at((school_year.ends_on + 1)::timestamp at time zone 'UTC',
        group_pupil.ended_at, group_pupil.outside)
  ) member
  join course on course.id = member.course_id
  where exists (
    select from school_role
    where school_role.person_id = member.pupil_id and school_role.school_uai = course.school_uai
      and school_role.role = 'pupil' and school_role.deactivated_at is null
  );
