/**
 * What teachers say of the pupils of one class of each school in the period of today, and its
 * reports given out: so that a family has one to read.
 */
import type { GradingPeriod } from '#contract/grades.ts'
import type { Day } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { readKnownPerson } from '#school/people/caller-store.ts'
import { publishReports } from '#school/reports/publish-reports.ts'
import type { ReportRoom } from '#school/reports/report-context.ts'
import { choosePeriod } from '#school/reports/report-period.ts'
import { readReportClass, readReportPeriods } from '#school/reports/report-store.ts'
import { writeAppreciation } from '#school/reports/write-appreciation.ts'
import { writeGeneralAppreciation } from '#school/reports/write-general-appreciation.ts'
import type { DemoContent } from './demo-content.ts'
import { type DemoIds, findId } from './seed-people.ts'

const subjects = ['MATHS', 'FRANCAIS']

const texts = [
  'Un travail régulier et une participation précieuse. Continuez ainsi.',
  'De bonnes idées à l’oral ; à l’écrit, prenez le temps de relire et de justifier.',
  'Des progrès nets depuis la rentrée. Les bases sont là : il faut maintenant s’entraîner.',
  'Sérieux et volontaire. Osez poser vos questions quand une notion résiste.',
]
const generals = [
  'Un début d’année solide, dans toutes les matières. Bravo pour la régularité.',
  'Ensemble encourageant. Les efforts portent leurs fruits : gardez ce rythme.',
  'Une période en progrès, avec de vraies réussites. L’équipe reste à votre écoute.',
]

export async function seedReports(
  context: ReportRoom,
  content: DemoContent,
  ids: DemoIds,
  today: Day,
): Promise<void> {
  const { clock, db, random } = context
  for (const { classes, uai } of content.people.schools) {
    const classId = findId(ids.classes, `${uai}/${classes.at(-1)?.name ?? ''}`)
    const ofClass = await readReportClass(db, classId)
    if (ofClass === null) continue
    const periods = await readReportPeriods(db, ofClass.yearId)
    const period = expectValue(choosePeriod(periods, undefined, today))
    if (period === null) continue
    const head = await callerOf(context, findId(ids.heads, uai))
    await writeTexts(context, { classId, period, headId: head.personId })
    const id = mintId(clock, random)
    expectValue(await publishReports(context, head, { id, classId, periodId: period.id }))
  }
}

async function writeTexts(
  context: ReportRoom,
  of: { readonly classId: Id; readonly period: GradingPeriod; readonly headId: Id },
): Promise<void> {
  const { db } = context
  const { classId, headId } = of
  const periodId = of.period.id
  const rows = await db
    .selectFrom('course_class')
    .innerJoin('course', 'course.id', 'course_class.course_id')
    .innerJoin('course_teacher', 'course_teacher.course_id', 'course.id')
    .innerJoin('class_pupil', 'class_pupil.class_id', 'course_class.class_id')
    .select(['course.id as courseId', 'course_teacher.teacher_id as teacherId'])
    .select('class_pupil.pupil_id as pupilId')
    .where('course_class.class_id', '=', classId)
    .where('class_pupil.ended_at', 'is', null)
    .where('course.subject_code', 'in', subjects)
    .orderBy('course.id')
    .orderBy('class_pupil.pupil_id')
    .execute()
  // The last one stays to be written: the head's page has something to say.
  for (const [index, { courseId, pupilId, teacherId }] of rows.slice(0, -1).entries()) {
    const said = { courseId, periodId, pupilId, text: texts[index % texts.length] ?? '' }
    expectValue(await writeAppreciation(context, { ...said, was: '', by: teacherId }))
  }
  const pupilIds = [...new Set(rows.map(({ pupilId }) => pupilId))]
  for (const [index, pupilId] of pupilIds.slice(0, -1).entries()) {
    const said = { classId, periodId, pupilId, text: generals[index % generals.length] ?? '' }
    expectValue(await writeGeneralAppreciation(context, { ...said, was: '', by: headId }))
  }
}

async function callerOf({ clock, db, random }: ReportRoom, personId: Id): Promise<Caller> {
  const { id } = await db
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  const known = await readKnownPerson(db, id)
  if (known === null) throw new Error('the head of a demo school has no open account')
  return { ...known, sessionId: mintId(clock, random), sharedDevice: false }
}
