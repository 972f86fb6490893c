-- Since when a class or group follows a course, and which ones did: whoever changes a course changes nothing of
-- its lessons before. See docs/decisions/0116-since-when-a-class-follows.md.

-- When it did not follow the course, before it came or between leaving and coming back. Empty: from the first.
alter table course_class add column outside tstzmultirange not null default '{}';
alter table course_group add column outside tstzmultirange not null default '{}';

-- Those that follow it no longer. Beside the others, not among them: what is asked of a course is nearly always
-- who follows it now.
create table former_course_class (
  course_id uuid not null references course,
  class_id uuid not null references class,
  ended_at timestamptz not null,
  outside tstzmultirange not null,
  primary key (course_id, class_id)
);
create index former_course_class_by_class on former_course_class (class_id);

create table former_course_group (
  course_id uuid not null references course,
  group_id uuid not null references pupil_group,
  ended_at timestamptz not null,
  outside tstzmultirange not null,
  primary key (course_id, group_id)
);
create index former_course_group_by_group on former_course_group (group_id);

-- Whoever is in a course by a class is in it while both hold: in the class, and the class in the course.
create or replace view course_stay as
  select member.course_id, member.pupil_id, member.outside,
    least(member.ended_at, school_role.deactivated_at) as ended_at
  from (
    select course_class.course_id, class_pupil.pupil_id, class_pupil.ended_at,
      class_pupil.outside + course_class.outside as outside
    from course_class join class_pupil using (class_id)
    union all
    select former.course_id, class_pupil.pupil_id, least(class_pupil.ended_at, former.ended_at),
      class_pupil.outside + former.outside
    from former_course_class former join class_pupil using (class_id)
    union all
    select course_group.course_id, group_pupil.pupil_id, group_pupil.ended_at,
      group_pupil.outside + course_group.outside
    from course_group join group_pupil using (group_id)
    union all
    select former.course_id, group_pupil.pupil_id, least(group_pupil.ended_at, former.ended_at),
      group_pupil.outside + former.outside
    from former_course_group former join group_pupil using (group_id)
  ) member
  join course on course.id = member.course_id
  join school_role on school_role.person_id = member.pupil_id
    and school_role.school_uai = course.school_uai and school_role.role = 'pupil';
