/**
 * Walks through every act that changes what a pupil has on a coming day, and sees the pupil's packs
 * change; and through acts that change nothing of it, and sees them stay. Every route that writes
 * must stand in one of the lists, so that whoever adds one decides.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { assignExercise, changeAssignment } from '#school/assignments/assign-exercise.ts'
import { withdrawAssignment } from '#school/assignments/assignment-store.ts'
import { changeAssignmentPupils } from '#school/assignments/change-assignment-pupils.ts'
import { giveWindows } from '#school/assignments/give-windows.ts'
import { declareDistance } from '#school/distance-days/declare-distance.ts'
import { shortenDistance } from '#school/distance-days/shorten-distance.ts'
import { publishExercise } from '#school/exercises/publish-exercise.ts'
import { saveExercise } from '#school/exercises/save-exercise.ts'
import { assignSubstitute, withdrawSubstitute } from '#school/lessons/assign-substitute.ts'
import {
  cancelLesson,
  changeLessonRoom,
  moveLesson,
  restoreLesson,
} from '#school/lessons/move-lesson.ts'
import { swapLessons } from '#school/lessons/swap-lessons.ts'
import { writeHomework, writeNote } from '#school/lessons/write-homework.ts'
import { changePerson } from '#school/people/change-person.ts'
import { closeCourse, saveCourse } from '#school/people/save-course.ts'
import { applyReprise } from '#school/reprises/apply-reprise.ts'
import { attachReprised, dropReprised } from '#school/reprises/attach-reprised.ts'
import { giveReprised } from '#school/reprises/give-reprised.ts'
import { undoReprise } from '#school/reprises/undo-reprise.ts'
import { attachResource } from '#school/resources/attach-resource.ts'
import { publishResource } from '#school/resources/publish-resource.ts'
import { detachFromLesson } from '#school/resources/resource-store.ts'
import { restoreResource } from '#school/resources/restore-resource.ts'
import { saveResource } from '#school/resources/save-resource.ts'
import type { SchoolTables } from '#school/tables.ts'
import { changeSlot, createSlot, endSlot } from '#school/timetable/change-slot.ts'
import { closeDays, openDays } from '#school/timetable/close-days.ts'
import { importLessonCalendar } from '#school/timetable/import-lesson-calendar.ts'
import { importTimetable } from '#school/timetable/import-timetable.ts'
import { moveSchoolYear } from '#school/timetable/move-school-year.ts'
import { accessTable } from './access-table.ts'
import { attachTestReading } from './access-world.ts'
import { smallContent } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { createTestPacks } from './test-packs.ts'
import { addTestLesson, callerOf, createTestSchool, testMorning, testYear } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const packs = await createTestPacks(room, database)
const school = await createTestSchool(db)
const { uai, courseA: courseId } = school
const actorId = school.teacherA.personId
const maths = { weekday: 4, starts: '08:30', ends: '09:25', week: null, room: 'B12' }

let substitutionId = ''
let othersAssignmentId = ''

/** What a pupil of 6e A would be given now. */
async function versionNow(): Promise<string> {
  await packs.build()
  const pupil = await callerOf(db, school.pupilA1)
  return (await packs.personalPacks.personalFor(pupil, undefined))?.version ?? ''
}

const newSlot = () => ({ id: mintId(clock, systemRandom), courseId, ...maths })
const { slotId } = expectValue(await createSlot(room, actorId, uai, newSlot()))
const { id: lessonId, starts_at: firstStartsAt } = await db
  .selectFrom('lesson')
  .select(['id', 'starts_at'])
  .where('course_id', '=', courseId)
  .orderBy('starts_at')
  .limit(1)
  .executeTakeFirstOrThrow()
const { resourceId, revisionId } = await attachTestReading(room, school, lessonId)
const { exerciseId } = await assignTestExercise(room, {
  uai,
  courseId,
  ownerId: actorId,
  opensAt: new Date(clock.now()),
})
const rules = {
  opensAt: testMorning,
  dueAt: null,
  lateAccepted: true,
  attemptsMax: 1,
  feedback: 'now' as const,
}
const toGive = () => ({ id: mintId(clock, systemRandom), exerciseId, ...rules })
let assignmentId = ''
let dayOffId = ''
let secondSlotId = ''
let laterLessonId = ''
let draftVersion = 2
const reprise = { repriseId: mintId(clock, systemRandom), courseId, teacherId: actorId }
/** Into days after the year: nothing of it finds a lesson. */
const lateReprise = { ...reprise, repriseId: mintId(clock, systemRandom) }

function saveDraft(words: string, subjectCode: string | null) {
  const text = [{ type: 'text' as const, text: words }]
  const draft = { format: 1 as const, blocks: [{ type: 'paragraph' as const, text }] }
  const save = { draftVersion, title: 'La Seine', subjectCode, levelLabel: null, draft }
  draftVersion += 1
  return saveResource(room, resourceId, save)
}
const publish = () =>
  publishResource(room, async () => new Set(), { resourceId, publishedBy: actorId })
const courseInput = (name: string, teacherIds: string[]) => ({
  subjectCode: 'MATHS',
  name,
  classIds: [school.classA],
  groupIds: [],
  teacherIds,
})
const yearUntil = (endsOn: string) =>
  moveSchoolYear(room, actorId, uai, school.yearId, {
    ...testYear,
    endsOn,
    weekAMonday: testYear.startsOn,
  })
const timetable = (starts: string) => ({
  actorId,
  uai,
  file: 'emploi.csv',
  bytes: Buffer.from(
    `jour;début;fin;semaine;classe;groupe;matière;enseignant;salle\nvendredi;${starts};11h25;;6e A;;Mathématiques;M. Mercier;B12\n`,
  ),
  dryRun: false,
  from: null,
})

async function swapFirstTwo() {
  const [one, other] = await db
    .selectFrom('lesson')
    .select(['id', 'starts_at'])
    .where('course_id', '=', courseId)
    .orderBy('starts_at')
    .limit(2)
    .execute()
  if (one === undefined || other === undefined) throw new Error('there are no two lessons')
  return swapLessons(room, actorId, {
    lessonId: one.id,
    withLessonId: other.id,
    startsAt: one.starts_at.toISOString(),
    withStartsAt: other.starts_at.toISOString(),
  })
}

const distanceId = mintId(clock, systemRandom)
const otherDistanceId = mintId(clock, systemRandom)
const declare = (id: string, classIds: string[], dryRun: boolean) =>
  declareDistance(room, actorId, uai, {
    ...{ id, classIds, dryRun, reason: 'weather' as const, words: '' },
    ...{ fromDay: '2026-11-24', fromHalf: 'morning' as const },
    ...{ untilDay: '2026-12-04', untilHalf: 'afternoon' as const },
  })

/** Of the French course, a reading and an exercise that teacher A put there, in that order. */
async function takeUpFrench(into: typeof reprise, firstDay: string | null) {
  const place = { uai, courseId: school.courseB, onDate: '2026-09-08' }
  const times = { startsAt: '2026-09-08T08:00:00Z', endsAt: '2026-09-08T09:00:00Z' }
  const from = { lessonId: await addTestLesson(db, { ...place, ...times }) }
  await attachResource(room, { ...from, resourceId, attachedBy: actorId })
  const by = { schoolUai: uai, courseId: school.courseB, assignedBy: actorId }
  const given = await assignExercise(room, { ...toGive(), ...from, ...by })
  const to = await db
    .selectFrom('lesson')
    .select(['id', 'on_date'])
    .where('course_id', '=', courseId)
    .where('id', '<>', lessonId)
    .where('starts_at', '>', new Date(clock.now()))
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirstOrThrow()
  laterLessonId = to.id
  const toId = firstDay === null ? to.id : null
  const assignment = expectValue(given).id
  return applyReprise(room, async () => new Set(), await callerOf(db, school.teacherA), {
    ...into,
    from: school.courseB,
    firstLesson: from.lessonId,
    firstDay: firstDay ?? to.on_date,
    things: [
      { ...from, kind: 'resource', thingId: resourceId, to: toId },
      { ...from, kind: 'exercise', thingId: assignment, to: toId },
    ],
  })
}

interface Step {
  readonly name: string
  readonly routes: readonly string[]
  readonly changes: boolean
  readonly act: () => Promise<unknown>
}

const change = (routes: readonly string[], name: string, act: () => Promise<unknown>): Step => ({
  routes,
  name,
  act,
  changes: true,
})
const nothing = (routes: readonly string[], name: string, act: () => Promise<unknown>): Step => ({
  routes,
  name,
  act,
  changes: false,
})

const thingPath = '/api/courses/:courseId/reprises/:repriseId/things/:thingPlace'

const steps: readonly Step[] = [
  change(['PUT /api/lessons/:lessonId/note'], 'a note', () =>
    writeNote(room, lessonId, { note: 'Compas', writtenBy: actorId }),
  ),
  nothing(['PUT /api/lessons/:lessonId/note'], 'the same note', () =>
    writeNote(room, lessonId, { note: 'Compas', writtenBy: actorId }),
  ),
  change(['PUT /api/lessons/:lessonId/homework'], 'homework', () =>
    writeHomework(room, lessonId, {
      homework: 'Page 12',
      dueOn: '2026-12-03',
      writtenBy: actorId,
    }),
  ),
  change(['PUT /api/lessons/:lessonId/room'], 'another room', () =>
    changeLessonRoom(room, actorId, lessonId, 'C3'),
  ),
  change(['POST /api/lessons/:lessonId/substitute'], 'a substitute', async () => {
    const wish = { lessonId, substituteId: school.teacherB.personId, untilDay: null }
    substitutionId = expectValue(await assignSubstitute(room, actorId, wish)).id
  }),
  change(['DELETE /api/substitutions/:substitutionId'], 'a substitute who is thanked', () =>
    withdrawSubstitute(room, actorId, substitutionId),
  ),
  change(['POST /api/lessons/:lessonId/cancel'], 'a cancelled lesson', () =>
    cancelLesson(room, actorId, lessonId),
  ),
  change(['POST /api/lessons/:lessonId/restore'], 'a restored lesson', () =>
    restoreLesson(room, actorId, lessonId),
  ),
  change(['POST /api/lessons/:lessonId/move'], 'a lesson that moves to another day', () =>
    moveLesson(room, actorId, lessonId, {
      ...{ startsAt: firstStartsAt.toISOString(), onDate: '2026-11-25', room: 'C3' },
      ...{ starts: '14:00', ends: '14:55' },
    }),
  ),
  change(['POST /api/lessons/:lessonId/swap'], 'two lessons that are swapped', swapFirstTwo),
  change(['POST /api/lessons/:lessonId/swap'], 'two lessons that are swapped back', swapFirstTwo),
  nothing(['PUT /api/resources/:resourceId/draft'], 'a draft that is saved', () =>
    saveDraft('La Seine naît à Source-Seine.', null),
  ),
  change(['POST /api/resources/:resourceId/publication'], 'a published resource', publish),
  change(['POST /api/resources/:resourceId/publication'], 'the same published later', () => {
    clock.advance(60_000)
    return publish()
  }),
  change(['PUT /api/resources/:resourceId/draft'], 'a resource of another subject', () =>
    saveDraft('La Seine naît à Source-Seine.', 'MATHS'),
  ),
  nothing(
    ['POST /api/resources/:resourceId/states/:stateId/restoration'],
    'an earlier state that is the draft again',
    () => restoreResource(room, resourceId, revisionId),
  ),
  change(['DELETE /api/lessons/:lessonId/resources/:resourceId'], 'a detached resource', () =>
    detachFromLesson(db, lessonId, resourceId),
  ),
  change(['PUT /api/lessons/:lessonId/resources/:resourceId'], 'an attached resource', () =>
    attachResource(room, { lessonId, resourceId, attachedBy: actorId }),
  ),
  change(['POST /api/lessons/:lessonId/assignments'], 'an assignment', async () => {
    const place = { schoolUai: uai, courseId, lessonId, assignedBy: actorId }
    assignmentId = expectValue(await assignExercise(room, { ...toGive(), ...place })).id
  }),
  nothing(
    ['PUT /api/exercises/:exerciseId/draft', 'POST /api/exercises/:exerciseId/publication'],
    'a newer revision of an exercise that was given',
    async () => {
      const [first] = smallContent.questions
      if (first === undefined) throw new Error('the small exercise has no question')
      const draft = { ...smallContent, questions: [first] }
      const save = { draftVersion: 1, title: 'La Seine', subjectCode: null, draft }
      expectValue(await saveExercise(room, exerciseId, save))
      return publishExercise(room, { exerciseId, publishedBy: actorId })
    },
  ),
  change(['PUT /api/assignments/:assignmentId'], 'an assignment that opens later', () =>
    changeAssignment(room, assignmentId, { ...rules, opensAt: '2026-11-25T13:00:00.000Z' }),
  ),
  change(
    ['PUT /api/assignments/:assignmentId/own-windows'],
    'one pupil who has until later',
    () => {
      const window = { opensAt: testMorning, dueAt: '2026-12-11T12:00:00.000Z' }
      const windows = [{ pupilId: school.pupilA1.personId, window }]
      return giveWindows(room, { assignmentId, givenBy: actorId, windows })
    },
  ),
  change(['DELETE /api/assignments/:assignmentId'], 'a withdrawn assignment', () =>
    withdrawAssignment(db, assignmentId, new Date(clock.now())),
  ),
  nothing(['POST /api/lessons/:lessonId/assignments'], 'an exercise for others', async () => {
    const place = { schoolUai: uai, courseId, lessonId, assignedBy: actorId }
    const others = { ...toGive(), pupilIds: [school.pupilA2.personId] }
    othersAssignmentId = expectValue(await assignExercise(room, { ...place, ...others })).id
  }),
  change(['PUT /api/assignments/:assignmentId/pupils'], 'the same for one more pupil', () =>
    changeAssignmentPupils(room, {
      assignmentId: othersAssignmentId,
      chosenBy: actorId,
      add: [school.pupilA1.personId],
      remove: [],
    }),
  ),
  change(['PUT /api/courses/:courseId/reprises/:repriseId'], 'a course taken up again', () =>
    takeUpFrench(reprise, null),
  ),
  nothing([`DELETE ${thingPath}`], 'what waits of it, left', () => dropReprised(room, reprise, 1)),
  change(['DELETE /api/courses/:courseId/reprises/:repriseId'], 'a reprise undone', () =>
    undoReprise(room, reprise),
  ),
  nothing(
    ['PUT /api/courses/:courseId/reprises/:repriseId'],
    'a reprise without a lesson left',
    () => takeUpFrench(lateReprise, '2027-07-30'),
  ),
  change([`PUT ${thingPath}`], 'its reading, at a lesson', () =>
    attachReprised(room, lateReprise, { lessonId: laterLessonId, place: 0 }),
  ),
  nothing([`PUT ${thingPath}`], 'its exercise, at a lesson', () =>
    attachReprised(room, lateReprise, { lessonId: laterLessonId, place: 1 }),
  ),
  change(['POST /api/courses/:courseId/reprises/:repriseId/given'], 'its exercise, given', () =>
    giveReprised(room, lateReprise, [{ place: 1, opensAt: testMorning, dueAt: null }]),
  ),
  change(['POST /api/schools/:uai/timetable'], 'another weekly slot', async () => {
    const slot = { ...newSlot(), weekday: 5 }
    secondSlotId = expectValue(await createSlot(room, actorId, uai, slot)).slotId ?? ''
  }),
  change(['PUT /api/schools/:uai/timetable/:slotId'], 'a slot at another hour', () =>
    changeSlot(room, actorId, uai, secondSlotId, { ...maths, weekday: 5, starts: '08:00' }),
  ),
  change(['POST /api/schools/:uai/days-off'], 'a day off', async () => {
    const off = { label: 'Travaux', startsOn: '2026-11-27', endsOn: '2026-11-27' }
    dayOffId = expectValue(await closeDays(room, actorId, uai, off)).id ?? ''
  }),
  change(['DELETE /api/schools/:uai/days-off/:dayOffId'], 'a day off taken back', () =>
    openDays(room, actorId, uai, dayOffId),
  ),
  nothing(['POST /api/schools/:uai/distance-days'], 'days at a distance of another class', () =>
    declare(otherDistanceId, [school.classB], false),
  ),
  nothing(
    ['POST /api/schools/:uai/distance-days'],
    'days at a distance that are only tried out',
    () => declare(distanceId, [school.classA], true),
  ),
  change(['POST /api/schools/:uai/distance-days'], 'days at a distance', () =>
    declare(distanceId, [school.classA], false),
  ),
  change(
    ['POST /api/schools/:uai/distance-days/:distanceId/end'],
    'days at a distance that are taken back',
    () => shortenDistance(room, actorId, { uai, distanceId, until: null }),
  ),
  change(['POST /api/schools/:uai/timetable/:slotId/end'], 'the end of a slot', () =>
    endSlot(room, actorId, uai, slotId ?? '', {}),
  ),
  change(['POST /api/schools/:uai/timetable/import'], 'an imported timetable', () =>
    importTimetable(room, timetable('10h30')),
  ),
  change(['POST /api/schools/:uai/timetable/calendar'], 'a timetable from a calendar', () =>
    importLessonCalendar(room, {
      actorId,
      uai,
      calendar: `BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Maths\nDTSTART:20261125T140000\nDURATION:PT55M\nEND:VEVENT\nEND:VCALENDAR\n`,
      choices: [{ label: 'Maths', courseId }],
      dryRun: false,
      from: '2026-11-24',
    }),
  ),
  change(['PUT /api/schools/:uai/years/:yearId'], 'a year that ends earlier', () =>
    yearUntil('2026-12-02'),
  ),
  change(['PUT /api/courses/:courseId'], 'a renamed course', () =>
    saveCourse(room, actorId, uai, courseId, courseInput('Maths', [actorId])),
  ),
  change(['PUT /api/courses/:courseId'], 'another teacher', () =>
    saveCourse(room, actorId, uai, courseId, courseInput('Maths', [school.teacherB.personId])),
  ),
  change(['PUT /api/schools/:uai/people/:personId'], 'a teacher of another name', () =>
    changePerson(room, actorId, uai, school.teacherB.personId, {
      familyName: 'Fontaine-Duval',
      givenName: 'Béatrice',
    }),
  ),
  nothing(['PUT /api/schools/:uai/people/:personId'], 'another person of another name', () =>
    changePerson(room, actorId, uai, school.cpe.personId, {
      familyName: 'Durand-Petit',
      givenName: 'Colette',
    }),
  ),
  change(
    ['DELETE /api/courses/:courseId', 'POST /api/schools/:uai/imports/:importId/apply'],
    'a closed course',
    () => closeCourse(room, actorId, courseId),
  ),
]

for (const { name, act, changes } of steps) {
  test(`${name} ${changes ? 'changes' : 'leaves'} what the pupils are given`, async () => {
    const before = await versionNow()
    const outcome = await act()
    if (typeof outcome === 'object' && outcome !== null && 'ok' in outcome) {
      assert.ok(outcome.ok, JSON.stringify(outcome))
    }
    const after = await versionNow()
    assert.equal(after !== before, changes)
    const { count } = await db
      .selectFrom('day_pack_due')
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    assert.equal(count, 0, 'every mark was worked off')
  })
}

/** Routes that write, and nothing of what lies in a pack. */
const unrelated = [
  // Coming in
  /^POST \/(api\/(arrival|arrival\/claim|place)$|exploitation\/|journal\/witness\/)/,
  // Who somebody is, how they sign in, what they read best
  /^\w+ \/api\/(me|sign-in|sign-out|letter|device|pupils|classes|groups)\b/,
  // Whose courses change follows from rights, which are told by themselves
  /^\w+ \/api\/schools\/:uai\/(classes|groups|people|pupils|guardianships|moving-up)\b/,
  // A new course has no lessons, a new year no timetable
  /^POST \/api\/schools\/:uai\/(courses|years)$/,
  /^POST \/api\/schools\/:uai\/imports$/,
  // Nothing that is published or given
  /^POST \/api\/(resources|exercises|question-banks\/gift)$/,
  // A copy is a draft, a colleague no reader, a tag its author's
  /^\w+ \/api\/(resources|exercises)\/:\w+\/(copy|sharing|tags|taken-questions)$/,
  /^POST \/api\/(resources|exercises)\/:\w+\/files$/,
  // Refused while a lesson carries it
  /^DELETE \/api\/(resources\/:resourceId|exercises\/:exerciseId)$/,
  // That a teacher is away: no pack says more than the lesson's own status
  /^POST \/api\/(schools\/:uai\/absences|absences\/:absenceId\/end)$/,
  // What was done: read from the log, no pack carries it
  /^PUT \/api\/lessons\/:lessonId\/log$/,
  // What was handed in: no pack carries it
  /^\w+ \/api\/assignments\/:assignmentId\/pupils\/:pupilId\/paper-copy$/,
  // Who was there
  /^POST \/api\/lessons\/:lessonId\/attendance\/corrections$/,
  // Who comes to a live class; that a day's pack follows its slides, `live-slides.test.ts` sees
  /^\w+ \/api\/(lessons\/:lessonId\/(live|replay)|live\/tunnel)\b/,
  // Who does it together: no pack carries a name, and the times of a team come with who one is
  /^PUT \/api\/assignments\/:assignmentId\/teams$/,
  // What is graded: no pack carries a grade
  /^\w+ \/api\/courses\/:courseId\/(assessments\/:assessmentId|grades)$/,
  /^(POST|PUT) \/api\/assignments\/:assignmentId\/(grades|levels\/:pupilId)$/,
  /^\w+ \/api\/assignments\/:assignmentId\/returns\b/,
  /^PUT \/api\/schools\/:uai\/years\/:yearId\/grading-periods$/,
  // What is said of a pupil: no pack carries a report
  /^PUT \/api\/courses\/:courseId\/periods\/:periodId\/appreciations\/:pupilId$/,
  // What is asked and announced comes with the day from the server: no pack carries a name
  /^\w+ \/api\/((resources|assignments)\/:\w+\/enquiries|enquiries\/:enquiryId\/answer)$/,
  /^\w+ \/api\/((courses|schools)\/:\w+\/announcements|announcements\/:announcementId)$/,
  // A small group is a help to tick pupils: nothing is given by it
  /^\w+ \/api\/courses\/:courseId\/working-groups\b/,
  // Asked of guardians and signed by them: no pack carries it
  /^\w+ \/api\/((courses|classes)\/:\w+\/signature-requests|signature-requests\/:requestId)$/,
  /^PUT \/api\/pupils\/:pupilId\/signatures\/:requestId$/,
  // A work plan is one pupil's own: it comes with the day from the server, and no pack carries it
  /^\w+ \/api\/(courses\/:courseId\/work-plans|work-plans\/:planId)\b/,
  // Drawn, and kept nowhere
  /^POST \/api\/formulas$/,
  // A pupil's own work
  /^\w+ \/api\/(attempts|assignments\/:assignmentId\/attempts)\b/,
]

test('every route that writes was walked, or changes no day', () => {
  const walked = new Set(steps.flatMap(({ routes }) => routes))
  const routes = Object.keys(accessTable)
  const forgotten = routes.filter(
    (route) =>
      !route.startsWith('GET ') &&
      !walked.has(route) &&
      !unrelated.some((pattern) => pattern.test(route)),
  )
  assert.deepEqual(forgotten, [])
  for (const route of walked) assert.ok(routes.includes(route), route)
})
