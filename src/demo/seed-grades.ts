/** Fills the gradebooks of two subjects, by points in the collège and by steps in the école. */
import type { AssessmentWish, Grade } from '#contract/grades.ts'
import { addDays, type Day, weekdayOf } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { type Random, seededRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { giveGrades } from '#school/grades/give-grades.ts'
import { isWithoutPoints } from '#school/grades/grade-scale.ts'
import { readGradedPupils } from '#school/grades/gradebook-store.ts'
import { replaceGradingPeriods } from '#school/grades/replace-grading-periods.ts'
import { saveAssessment } from '#school/grades/save-assessment.ts'
import type { RoomContext } from '#school/room-context.ts'
import type { DemoYear } from './demo-year.ts'

const subjects = ['MATHS', 'FRANCAIS']

type Planned = Pick<AssessmentWish, 'title' | 'scale' | 'weight'> & {
  /** Negative: planned for one of the next days, and not graded yet. */
  readonly daysAgo: number
  readonly isShown: boolean
}

const byPoints: readonly Planned[] = [
  {
    title: 'Contrôle n° 1',
    scale: { kind: 'points', outOf: 20 },
    weight: 2,
    daysAgo: 21,
    isShown: true,
  },
  {
    title: 'Interrogation',
    scale: { kind: 'points', outOf: 10 },
    weight: 1,
    daysAgo: 12,
    isShown: true,
  },
  {
    title: 'Devoir maison',
    scale: { kind: 'points', outOf: 20 },
    weight: 0.5,
    daysAgo: 5,
    isShown: false,
  },
  {
    title: 'Contrôle n° 2',
    scale: { kind: 'points', outOf: 20 },
    weight: 2,
    daysAgo: -2,
    isShown: false,
  },
]
const bySteps: readonly Planned[] = [
  {
    title: 'Ce que je sais déjà',
    scale: { kind: 'attainment' },
    weight: 1,
    daysAgo: 20,
    isShown: true,
  },
  {
    title: 'Bilan de la séquence',
    scale: { kind: 'attainment' },
    weight: 1,
    daysAgo: 6,
    isShown: true,
  },
  {
    title: 'Défi de la semaine',
    scale: { kind: 'attainment' },
    weight: 1,
    daysAgo: -2,
    isShown: false,
  },
]

export async function seedGrades(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  year: DemoYear,
  today: Day,
): Promise<void> {
  const { db } = context
  const courses = await db
    .selectFrom('course')
    .innerJoin('school', 'school.uai', 'course.school_uai')
    .innerJoin('course_teacher', 'course_teacher.course_id', 'course.id')
    .select(['course.id', 'course.school_uai as uai', 'course.school_year_id as yearId'])
    .select(['school.kind', 'course_teacher.teacher_id as teacherId'])
    .where('course.subject_code', 'in', subjects)
    .distinctOn('course.id')
    .orderBy('course.id')
    .execute()
  const named = new Set<Id>()
  for (const { id, kind, teacherId, uai, yearId } of courses) {
    if (!named.has(yearId)) {
      named.add(yearId)
      expectValue(
        await replaceGradingPeriods(context, { uai, yearId, periods: trimesters(context, year) }),
      )
    }
    const planned = isWithoutPoints(kind) ? bySteps : byPoints
    for (const one of planned) await assess(context, { courseId: id, teacherId }, one, year, today)
  }
}

/** Of a year that begins in September. */
function trimesters({ clock, random }: Pick<RoomContext, 'clock' | 'random'>, year: DemoYear) {
  const first = year.startsOn.slice(0, 4)
  const second = String(Number(first) + 1)
  const spans = [
    [year.startsOn, `${first}-11-30`],
    [`${first}-12-01`, `${second}-03-07`],
    [`${second}-03-08`, year.endsOn],
  ] as const
  return spans.map(([startsOn, endsOn], index) => ({
    id: mintId(clock, random),
    label: `Trimestre ${index + 1}`,
    startsOn,
    endsOn,
  }))
}

async function assess(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  { courseId, teacherId }: { readonly courseId: Id; readonly teacherId: Id },
  { daysAgo, isShown, scale, title, weight }: Planned,
  year: DemoYear,
  today: Day,
): Promise<void> {
  const { clock, db, random } = context
  const ago = addDays(today, -daysAgo)
  // No school is open on a Saturday here, or on a Sunday.
  const schoolDay = addDays(ago, -Math.max(0, weekdayOf(ago) - 5))
  const on = schoolDay < year.startsOn ? year.startsOn : schoolDay
  const id = mintId(clock, random)
  const shownAt = isShown ? new Date(clock.now()).toISOString() : null
  const wish = { title, on, scale, weight, shownAt, id, courseId, by: teacherId }
  expectValue(await saveAssessment(context, wish))
  const pupils = await readGradedPupils(db, courseId)
  if (pupils.length === 0 || daysAgo < 0) return
  const dice = seededRandom(daysAgo)
  const grades = pupils.map(({ pupil }) => ({
    id: mintId(clock, random),
    assessmentId: id,
    pupilId: pupil.id,
    grade: draw(dice, scale),
  }))
  expectValue(await giveGrades(context, { courseId, enteredBy: teacherId, grades }))
}

/** Most have a grade, one in twelve was away. */
function draw(dice: Random, scale: AssessmentWish['scale']): Grade {
  if (dice.fraction() < 1 / 12) return { kind: 'none', why: 'absent' }
  // Two dice: most lie in the middle.
  const share = (dice.fraction() + dice.fraction()) / 2
  if (scale.kind !== 'points') return { kind: 'step', step: 1 + Math.floor(share * 4) }
  return { kind: 'points', points: Math.round(scale.outOf * (0.3 + 0.7 * share) * 2) / 2 }
}
