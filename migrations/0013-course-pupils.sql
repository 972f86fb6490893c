-- Who follows a course now: by a class or by a group, once, and only who is an active pupil of its
-- school. What a course looked like at another time is asked of class_pupil and group_pupil.
create view course_pupil as
  select member.course_id, member.pupil_id
  from (
    select course_class.course_id, class_pupil.pupil_id
    from course_class
    join class_pupil on class_pupil.class_id = course_class.class_id and class_pupil.ended_at is null
    union
    select course_group.course_id, group_pupil.pupil_id
    from course_group
    join group_pupil on group_pupil.group_id = course_group.group_id and group_pupil.ended_at is null
  ) member
  join course on course.id = member.course_id
  where exists (
    select from school_role
    where school_role.person_id = member.pupil_id and school_role.school_uai = course.school_uai
      and school_role.role = 'pupil' and school_role.deactivated_at is null
  );
