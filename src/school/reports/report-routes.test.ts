/** Appreciations and reports over real HTTP and PostgreSQL: written, given out, frozen, taken back, printed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { extractText, getDocumentProxy } from 'unpdf'
import type { AssessmentWish, Grade } from '#contract/grades.ts'
import type {
  ClassReports,
  CourseAppreciations,
  NewerText,
  PupilReports,
  SchoolReports,
} from '#contract/reports.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { FindPresence } from '#school/attendance/presence.ts'
import { giveGrades } from '#school/grades/give-grades.ts'
import { replaceGradingPeriods } from '#school/grades/replace-grading-periods.ts'
import { saveAssessment } from '#school/grades/save-assessment.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import { addTestLesson, createTestSchool, type TestPerson } from '../../../tests/test-school.ts'
import { forgetOldReports } from './forget-old-reports.ts'
import { reportRoutes } from './report-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-24T09:30:00Z')
const school = await createTestSchool(db)
const { classA, courseA, courseGroup, head, pupilA1, pupilA2, teacherA, teacherB, uai, yearId } =
  school
const findPresence: FindPresence = async (accountIds, fromDay, untilDay) =>
  [pupilA1].flatMap(({ accountId }) =>
    accountIds.includes(accountId) && fromDay <= '2026-11-24' && '2026-11-24' <= untilDay
      ? [
          {
            accountId,
            onDay: '2026-11-24',
            arrivedAtMs: Date.parse('2026-11-24T07:20:00Z'),
            claimedAtMs: null,
          },
        ]
      : [],
  )
const room = {
  db,
  clock,
  random: systemRandom,
  findPresence,
  findOutages: async () => [],
  presenceKeptDays: 31,
}
let server: TestHttpServer

const newId = (): Id => mintId(clock, systemRandom)
const [first, second] = [newId(), newId()]
const periods = [
  { id: first, label: 'Trimestre 1', startsOn: '2026-09-01', endsOn: '2026-11-30' },
  { id: second, label: 'Trimestre 2', startsOn: '2026-12-01', endsOn: '2027-03-07' },
]

async function grade(title: string, points: number, shownAt: string | null): Promise<void> {
  const id = newId()
  const wish: AssessmentWish = {
    title,
    on: '2026-11-10',
    scale: { kind: 'points', outOf: 20 },
    weight: 1,
    shownAt,
  }
  const by = teacherA.personId
  expectValue(await saveAssessment(room, { ...wish, id, courseId: courseA, by }))
  const given: Grade = { kind: 'points', points }
  const grades = [{ id: newId(), assessmentId: id, pupilId: pupilA1.personId, grade: given }]
  expectValue(await giveGrades(room, { courseId: courseA, enteredBy: by, grades }))
}

before(async () => {
  server = await startTestHttpServer({ db, routes: reportRoutes(room) })
  expectValue(await replaceGradingPeriods(room, { uai, yearId, periods }))
  await addTestLesson(db, {
    uai,
    courseId: courseA,
    onDate: '2026-11-24',
    startsAt: '2026-11-24T07:30:00Z',
    endsAt: '2026-11-24T08:25:00Z',
  })
  await grade('Montrée', 12.5, '2026-11-12T08:00:00Z')
  await grade('Cachée', 20, null)
})
after(() => server.stop())

const say = (
  text: string,
  { who = teacherA, courseId = courseA, pupil = pupilA1, period = first, was = '' } = {},
) =>
  server.call<{ refusal?: string; newer?: NewerText | null }>(
    who,
    'PUT',
    `/api/courses/${courseId}/periods/${period}/appreciations/${pupil.personId}`,
    { text, was },
  )
const sayInGeneral = (text: string, who: TestPerson = teacherA, pupil = pupilA1, was = '') =>
  server.call<{ newer?: NewerText | null }>(
    who,
    'PUT',
    `/api/classes/${classA}/periods/${first}/appreciations/${pupil.personId}`,
    { text, was },
  )
const readCourse = async (who: TestPerson = teacherA) =>
  (await server.call<CourseAppreciations>(who, 'GET', `/api/courses/${courseA}/appreciations`)).body
const readClass = async (who: TestPerson = head) =>
  (await server.call<ClassReports>(who, 'GET', `/api/classes/${classA}/reports`)).body
const reportsOf = async (pupil: TestPerson, who: TestPerson = pupil) => {
  const path = `/api/pupils/${pupil.personId}/reports`
  return (await server.call<PupilReports>(who, 'GET', path)).body.reports
}
/** The test server's own `call` reads text. */
async function bytesOf(who: TestPerson, path: string): Promise<Uint8Array> {
  const answer = await fetch(server.address + path, {
    headers: { 'x-test-account': who.accountId },
  })
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  return new Uint8Array(await answer.arrayBuffer())
}
const publish = (id = newId(), who: TestPerson = head) =>
  server.call<{ refusal?: string }>(
    who,
    'POST',
    `/api/classes/${classA}/periods/${first}/publishings`,
    { id },
  )

test('a teacher says something of a pupil, changes it, takes it away; beside what families are shown', async () => {
  assert.equal((await say('Bon début.')).status, 200)
  assert.equal((await say('Trimestre sérieux.\nContinuez !')).status, 200)
  const { mayWrite, notShown, periodId, rows } = await readCourse()
  assert.deepEqual([mayWrite, notShown, periodId], [true, 1, first])
  const row = rows.find(({ pupil }) => pupil.id === pupilA1.personId)
  assert.equal(row?.text, 'Trimestre sérieux. Continuez !')
  assert.equal(row?.hundredths, 1250)
  assert.equal((await say('', { pupil: pupilA2 })).status, 200)
  assert.equal((await say('Absente.', { pupil: pupilA2 })).status, 200)
  assert.equal((await say('', { pupil: pupilA2 })).status, 200)
  const after = await readCourse()
  assert.equal(after.rows.find(({ pupil }) => pupil.id === pupilA2.personId)?.text, '')
})

test("nobody writes over a colleague's newer text, nor takes it away, before having read it", async () => {
  await db
    .insertInto('course_teacher')
    .values({ course_id: courseA, teacher_id: teacherB.personId })
    .execute()
  const told = async (text: string, of: { who?: TestPerson; was?: string }) => {
    const { body, status } = await say(text, { ...of, pupil: pupilA2 })
    assert.equal(status, 200)
    return body.newer === null ? 'kept' : `${body.newer?.by}: ${body.newer?.text}`
  }
  const standing = async () =>
    (await readCourse()).rows.find(({ pupil }) => pupil.id === pupilA2.personId)?.text
  const colleague = teacherB
  assert.equal(await told('Calme.', {}), 'kept')
  const stale = await told('Vif.', { who: colleague })
  assert.match(stale, /^\S+ .+: Calme\.$/)
  assert.match(await told('', { who: colleague }), /: Calme\.$/)
  assert.equal(await standing(), 'Calme.')
  // The same text again, and one's own of another device.
  assert.equal(await told('Calme.', { who: colleague }), 'kept')
  assert.equal(await told('Calme et appliquée.', {}), 'kept')
  assert.equal(
    await told('Calme, appliquée, vive.', { who: colleague, was: 'Calme et\nappliquée.' }),
    'kept',
  )
  assert.equal(await standing(), 'Calme, appliquée, vive.')
  assert.match(await told('', {}), /vive\.$/)
  assert.equal(await told('', { was: 'Calme, appliquée, vive.' }), 'kept')
  // Over nothing nothing is lost, whatever stood there.
  assert.equal(await told('Sage.', { was: 'Calme.' }), 'kept')
  const both = await Promise.all([
    told('Un.', { was: 'Sage.' }),
    told('Deux.', { who: colleague, was: 'Sage.' }),
  ])
  assert.equal(both.filter((one) => one === 'kept').length, 1)
  assert.equal(await told('', { was: (await standing()) ?? '' }), 'kept')
  await db
    .deleteFrom('course_teacher')
    .where('teacher_id', '=', teacherB.personId)
    .where('course_id', '=', courseA)
    .execute()
})

test('whoever is not of the course, or no period of its year, is not found; too long is refused', async () => {
  assert.equal((await say('Bien.', { pupil: school.pupilB })).status, 404)
  assert.equal((await say('Bien.', { period: newId() })).status, 404)
  assert.equal((await say('Bien.', { who: teacherB })).status, 404)
  assert.equal((await say('a'.repeat(601))).status, 400)
  assert.equal((await say('a'.repeat(600), { pupil: pupilA2 })).status, 200)
  assert.equal((await say('', { pupil: pupilA2 })).status, 200)
})

test('the main teacher and whoever follows the school speak of a pupil in general', async () => {
  assert.equal((await sayInGeneral('Ensemble solide.')).status, 200)
  assert.equal(
    (await sayInGeneral('Ensemble solide, bravo.', school.aed)).body.newer?.text,
    'Ensemble solide.',
  )
  const general = await sayInGeneral(
    'Ensemble solide, bravo.',
    school.aed,
    pupilA1,
    'Ensemble solide.',
  )
  assert.deepEqual(general, { ...general, status: 200, body: { newer: null } })
  assert.equal((await sayInGeneral('Non.', teacherB)).status, 404)
  assert.equal((await sayInGeneral('Non.', school.secretary)).status, 404)
  assert.equal((await sayInGeneral('Non.', teacherA, school.pupilB)).status, 404)
})

test('the head reads what is there and what is missing, before anything is given out', async () => {
  const { courses, mayPublish, published, reports } = await readClass()
  assert.deepEqual([mayPublish, published], [true, null])
  const maths = courses.find(({ courseId }) => courseId === courseA)
  assert.deepEqual([maths?.pupils, maths?.lacking, maths?.classHundredths], [2, 1, 1250])
  const latin = courses.find(({ courseId }) => courseId === courseGroup)
  assert.deepEqual([latin?.pupils, latin?.lacking], [1, 1])
  const lina = reports.find(({ pupil }) => pupil.id === pupilA1.personId)
  assert.equal(lina?.general, 'Ensemble solide, bravo.')
  assert.equal(lina?.halfDays?.counts.present, 1)
  assert.equal(lina?.halfDays?.from, '2026-10-25')
  assert.equal((await readClass(teacherA)).mayPublish, false)
  assert.deepEqual(await reportsOf(pupilA1), [])
})

test('given out, a report stays what it was until it is given out again; the same press counts once', async () => {
  assert.equal((await publish(newId(), school.cpe)).status, 404)
  const id = newId()
  assert.equal((await publish(id)).status, 200)
  assert.equal((await publish(id)).status, 200)
  const rows = await db.selectFrom('report_publishing').select('id').execute()
  assert.equal(rows.length, 1)
  const [given] = await reportsOf(pupilA1, school.guardianA1)
  assert.equal(given?.report.courses[0]?.appreciation, 'Trimestre sérieux. Continuez !')
  assert.equal(given?.report.courses[0]?.hundredths, 1250)
  // Nothing was said of the other one.
  assert.deepEqual(await reportsOf(pupilA2), [])

  await say('Plus tard.')
  assert.equal((await readClass()).published?.changed, 1)
  const [still] = await reportsOf(pupilA1)
  assert.equal(still?.report.courses[0]?.appreciation, 'Trimestre sérieux. Continuez !')
  assert.equal((await publish()).status, 200)
  const [anew, ...more] = await reportsOf(pupilA1)
  assert.equal(anew?.report.courses[0]?.appreciation, 'Plus tard.')
  assert.equal(more.length, 0)
  assert.equal((await readClass()).published?.changed, 0)
  const { body } = await server.call<SchoolReports>(head, 'GET', `/api/schools/${uai}/reports`)
  assert.equal(
    body.classes.find((one) => one.id === classA)?.publishedAt,
    new Date(clock.now()).toISOString(),
  )
})

test('what was said and is taken away leaves the families once it is given out again, and no older one returns', async () => {
  const text = 'Écrit pour une autre.'
  const general = await sayInGeneral(text, teacherA, pupilA2)
  assert.equal(general.status, 200)
  assert.equal((await publish()).status, 200)
  const [wrong] = await reportsOf(pupilA2)
  assert.equal(wrong?.report.general, text)

  assert.equal((await sayInGeneral('', teacherA, pupilA2, text)).status, 200)
  assert.equal((await readClass()).published?.changed, 1)
  assert.equal((await reportsOf(pupilA2)).length, 1)
  assert.equal((await publish()).status, 200)
  assert.deepEqual(await reportsOf(pupilA2), [])
  assert.equal((await readClass()).published?.changed, 0)
  const gone = `/api/pupils/${pupilA2.personId}/reports/${wrong?.id}/pdf`
  assert.equal((await server.call(pupilA2, 'GET', gone)).status, 404)
  // Nor by a publishing after that, which has none of this pupil.
  assert.equal((await publish()).status, 200)
  assert.deepEqual(await reportsOf(pupilA2), [])
  assert.equal((await reportsOf(pupilA1)).length, 1)
})

test('where all that was said is taken away, what stands can still be replaced by nothing', async () => {
  const { classB, pupilB } = school
  const path = `/api/classes/${classB}/periods/${first}`
  const sayOfB = (text: string, was = '') =>
    server.call(head, 'PUT', `${path}/appreciations/${pupilB.personId}`, { text, was })
  const giveOut = (id = newId()) =>
    server.call<{ refusal?: string }>(head, 'POST', `${path}/publishings`, { id })
  assert.equal((await giveOut()).body.refusal, 'bad_request')
  assert.equal((await sayOfB('Faux.')).status, 200)
  assert.equal((await giveOut()).status, 200)
  assert.equal((await reportsOf(pupilB)).length, 1)
  assert.equal((await sayOfB('', 'Faux.')).status, 200)
  const id = newId()
  assert.equal((await giveOut(id)).status, 200)
  assert.equal((await giveOut(id)).status, 200)
  assert.deepEqual(await reportsOf(pupilB), [])
  const paper = await server.call<{ refusal: string }>(head, 'GET', `${path}/reports/pdf`)
  assert.equal(paper.body.refusal, 'not_published')
})

test('on paper stands what was given out, in French that a screen reader walks', async () => {
  const [given] = await reportsOf(pupilA1)
  const path = `/api/pupils/${pupilA1.personId}/reports/${given?.id}/pdf`
  const bytes = await bytesOf(school.guardianA1, path)
  const pdf = await getDocumentProxy(bytes)
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } }
  assert.match(info.Title ?? '', /^Bulletin scolaire · Trimestre 1 · /)
  assert.equal(info.Language, 'fr-FR')
  assert.deepEqual(await pdf.getMarkInfo(), {
    Marked: true,
    UserProperties: false,
    Suspects: false,
  })
  const { text } = await extractText(pdf, { mergePages: true })
  for (const said of ['12,50', 'Plus tard.', 'Ensemble solide, bravo.', 'présent : 1']) {
    assert.ok(text.includes(said), `${said} is not in: ${text}`)
  }
  assert.ok(!text.includes('20,00'))
  const other = await server.call(school.pupilA2, 'GET', path)
  assert.equal(other.status, 404)
  const whole = await bytesOf(head, `/api/classes/${classA}/periods/${first}/reports/pdf`)
  assert.equal((await getDocumentProxy(whole)).numPages, 1)
})

test('taken back, nobody sees it, nor what was given out before; each step left its line', async () => {
  const path = `/api/classes/${classA}/periods/${first}`
  assert.equal((await server.call(head, 'DELETE', `${path}/publishings`)).status, 200)
  assert.deepEqual(await reportsOf(pupilA1), [])
  assert.equal((await readClass()).published, null)
  const paper = await server.call<{ refusal: string }>(head, 'GET', `${path}/reports/pdf`)
  assert.equal(paper.body.refusal, 'not_published')
  assert.equal((await server.call(head, 'DELETE', `${path}/publishings`)).status, 200)
  const lines = await db
    .selectFrom('audit_line')
    .select('action')
    .where('action', 'like', 'reports_%')
    .where('subject_id', '=', classA)
    .orderBy('id')
    .execute()
  assert.deepEqual(
    lines.map(({ action }) => action),
    [...Array(5).fill('reports_published'), 'reports_printed', 'reports_withdrawn'],
  )
})

test('a period in which something was said is moved with it, and never thrown away', async () => {
  const [t1, t2] = periods as [(typeof periods)[number], (typeof periods)[number]]
  const without = await replaceGradingPeriods(room, { uai, yearId, periods: [t2] })
  assert.equal(without.ok ? '' : without.refusal.code, 'in_use')
  const moved = [{ ...t1, label: 'T1', endsOn: '2026-11-27' }]
  expectValue(await replaceGradingPeriods(room, { uai, yearId, periods: moved }))
  const read = await readCourse()
  assert.deepEqual(
    read.periods.map(({ label }) => label),
    ['T1'],
  )
  assert.ok(read.rows.some(({ text }) => text === 'Plus tard.'))
})

test('once the school year after is over, nothing of it is left', async () => {
  const { body } = await server.call<ClassReports>(head, 'GET', `/api/classes/${classA}/reports`)
  assert.ok(body.reports.length > 0)
  clock.set('2028-06-30T03:17:00Z')
  assert.deepEqual(await forgetOldReports(room), { reportPeriods: 0 })
  clock.set('2028-09-30T03:17:00Z')
  assert.deepEqual(await forgetOldReports(room), { reportPeriods: 1 })
  for (const table of [
    'appreciation',
    'general_appreciation',
    'report_publishing',
    'period_report',
  ] as const) {
    assert.equal((await db.selectFrom(table).selectAll().execute()).length, 0)
  }
})
