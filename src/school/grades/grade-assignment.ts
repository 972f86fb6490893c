/**
 * Takes what an exercise brought over into the gradebook: a new assessment, or the one that was made
 * so before, gets the points of every copy that is marked. A grade that stands there is left alone.
 */
import { gradesOfCallMax } from '#contract/grade-limits.ts'
import type { TakenOver } from '#contract/grades.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { followAssignment } from '#school/exercises/follow-assignment.ts'
import type { RoomContext } from '#school/room-context.ts'
import { giveGrades } from './give-grades.ts'
import { readAssessments, readGradedCourses, readGrades } from './gradebook-store.ts'
import { saveAssessment } from './save-assessment.ts'

/** As long as the title of an assessment may be. */
const titleMax = 120

/** Refuses with `bad_request` at `scale` where there are no points: in an école, or worth less than 1. */
export async function gradeAssignment(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  wish: { readonly assignmentId: Id; readonly assessmentId: Id; readonly by: Id },
): Promise<Result<TakenOver>> {
  const { clock, db, random } = context
  const { assessmentId, assignmentId, by } = wish
  const following = await followAssignment(db, assignmentId)
  if (!following.ok) return following
  const { assignment, pupils } = following.value
  const { courseId, pointsMax, title } = assignment
  const [course] = await readGradedCourses(db, [courseId])
  if (course === undefined) return refuse('not_found')
  const assessments = await readAssessments(db, [courseId])
  const before = assessments.find(({ id }) => id === assessmentId)
  const scale = before?.scale ?? { kind: 'points' as const, outOf: inHundredths(pointsMax) }
  if (scale.kind !== 'points' || scale.outOf < 1) return refuse('bad_request', { where: 'scale' })
  if (before === undefined) {
    const on = dayOf(clock.now(), course.timeZone)
    const about = { title: title.slice(0, titleMax), on, scale, weight: 1, shownAt: null }
    const saved = await saveAssessment(context, { ...about, id: assessmentId, courseId, by })
    if (!saved.ok) return saved
  }
  const given = await readGrades(db, [assessmentId], null)
  const hasGrade = new Set(given.flatMap(({ grade, pupilId }) => (grade === null ? [] : [pupilId])))
  const fresh = pupils.flatMap(({ points, pupil, state }) => {
    if (state !== 'marked' || points === null || hasGrade.has(pupil.id)) return []
    const share = Math.min(1, Math.max(0, points / pointsMax))
    const grade = { kind: 'points' as const, points: inHundredths(share * scale.outOf) }
    return [{ id: mintId(clock, random), assessmentId, pupilId: pupil.id, grade }]
  })
  for (let from = 0; from < fresh.length; from += gradesOfCallMax) {
    const grades = fresh.slice(from, from + gradesOfCallMax)
    const done = await giveGrades(context, { courseId, enteredBy: by, grades })
    if (!done.ok) return done
  }
  const waiting = pupils.filter(({ state }) => state === 'to_mark').length
  return accept({ courseId, given: fresh.length, waiting })
}

function inHundredths(value: number): number {
  return Math.round(value * 100) / 100
}
