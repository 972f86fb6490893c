/** A lesson's row as it goes out on the wire. */
import type { WeekLesson } from '#contract/timetable.ts'
import type { LessonRow } from './lesson-store.ts'

export function presentLesson(row: LessonRow): WeekLesson {
  return {
    id: row.id,
    courseId: row.course_id,
    subject: { code: row.subject_code, label: row.subject_label, family: row.subject_family },
    courseName: row.course_name,
    onDate: row.on_date,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    room: row.room,
    status: row.status,
    movedFrom: row.planned_on !== null && row.planned_on !== row.on_date ? row.planned_on : null,
    note: row.note,
    teachers: row.teachers,
    substitution: presentSubstitution(row.substitution),
    audience: row.audience,
  }
}

function presentSubstitution(row: LessonRow['substitution']): WeekLesson['substitution'] {
  return row === null ? null : { id: row.id, isSingle: row.isSingle, untilDay: row.untilDay }
}
