/** The day that packs tell, against what the server had answered before. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MyDay } from '#contract/day.ts'
import type { DayPack, PersonalPack } from '#contract/day-packs.ts'
import type { Assignment } from '#contract/exercises.ts'
import type { OwnWeek } from '#contract/timetable.ts'
import { composeDay } from './compose-day.ts'
import { composeWeek } from './compose-week.ts'

const monday = '2026-11-23'
const tuesday = '2026-11-24'
const nowMs = Date.parse(`${monday}T06:50:00Z`)
const maths = { code: 'MATHS', label: 'Mathématiques', family: 'maths' }

function assignment(id: string, dueAt: string | null): Assignment {
  return {
    id,
    title: `exercice ${id}`,
    courseId: 'c1',
    courseName: 'Maths CM2',
    subjectCode: 'MATHS',
    lessonId: 'l1',
    opensAt: `${monday}T06:00:00.000Z`,
    dueAt,
    lateAccepted: false,
    attemptsMax: 1,
    feedback: 'now',
    questionCount: 3,
    pointsMax: 5,
  }
}

function pack(on: string, lessons: readonly Partial<DayPack['lessons'][number]>[]): DayPack {
  return {
    format: 1,
    courseId: 'c1',
    schoolUai: '0271234X',
    on,
    subject: maths,
    courseName: 'Maths CM2',
    lessons: lessons.map((lesson) => ({
      id: 'l1',
      startsAt: `${on}T08:00:00.000Z`,
      endsAt: `${on}T09:00:00.000Z`,
      room: null,
      status: 'planned',
      movedFrom: null,
      note: null,
      homework: null,
      homeworkDueOn: null,
      resources: [],
      assignments: [],
      ...lesson,
    })),
    readings: [],
    exercises: [],
  }
}

const teachers = [{ id: 't', familyName: 'Bertin', givenName: 'Laurent' }]

function personal(days: Readonly<Record<string, readonly (string | null)[]>>): PersonalPack {
  return {
    version: 'v1',
    timeZone: 'Europe/Paris',
    days: Object.entries(days).map(([on, addresses]) => ({
      on,
      day: { kind: 'lessons', label: null, nextSchoolDay: tuesday },
      courses: addresses.map((address) => ({
        courseId: 'c1',
        teachers,
        pack: address === null ? null : { address, key: 'k', opensAt: null, byteCount: 1 },
        held: [],
      })),
    })),
    withdrawn: [],
    passes: [],
  }
}

function fetchedDay(on: string, now: string, change: Partial<MyDay> = {}): MyDay {
  const day = { kind: 'lessons', label: null, nextSchoolDay: null } as const
  return { on, timeZone: 'Europe/Paris', now, day, lessons: [], toHandIn: [], ...change }
}

test('a day is composed of the packs of its courses, in the order of the hours', () => {
  const given = {
    ownWindows: [],
    personal: personal({ [monday]: ['late', 'early'] }),
    packs: new Map([
      ['late', pack(monday, [{ id: 'l2', startsAt: `${monday}T13:00:00.000Z` }])],
      ['early', pack(monday, [{ id: 'l1', assignments: [assignment('a', null)] }])],
    ]),
    fetched: [],
  }
  const day = composeDay(monday, given, nowMs)
  assert.deepEqual(
    day?.lessons.map(({ id }) => id),
    ['l1', 'l2'],
  )
  const [first] = day?.lessons ?? []
  assert.deepEqual(first?.teachers, teachers)
  assert.equal(first?.onDate, monday)
  assert.equal(first?.assignments[0]?.state, 'not_opened')
  assert.equal(day?.now, new Date(nowMs).toISOString())
  assert.equal(day?.day.nextSchoolDay, tuesday)
})

test('how far the pupil is comes from the latest answer of the server', () => {
  const own = assignment('a', `${tuesday}T20:00:00.000Z`)
  const item = {
    kind: 'assignment',
    assignmentId: 'a',
    lessonId: 'l1',
    title: own.title,
    subject: maths,
    dueAt: own.dueAt,
    lateAccepted: false,
  } as const
  const given = {
    ownWindows: [],
    personal: personal({ [monday]: ['p'] }),
    packs: new Map([['p', pack(monday, [{ assignments: [own] }])]]),
    fetched: [
      fetchedDay(monday, `${monday}T06:00:00.000Z`, { toHandIn: [{ ...item, state: 'received' }] }),
      fetchedDay(monday, `${monday}T05:00:00.000Z`, { toHandIn: [{ ...item, state: 'begun' }] }),
    ],
  }
  const day = composeDay(monday, given, nowMs)
  assert.equal(day?.lessons[0]?.assignments[0]?.state, 'received')
  assert.deepEqual(
    day?.toHandIn.map((one) => one.kind === 'assignment' && [one.assignmentId, one.state]),
    [['a', 'received']],
  )
})

test('a due time that an outage moved stays moved without the server', () => {
  const over = assignment('a', `${monday}T05:00:00.000Z`)
  const known = { state: 'not_opened', extendedUntil: `${monday}T07:20:00.000Z` } as const
  const item = {
    kind: 'assignment',
    assignmentId: 'a',
    lessonId: 'l1',
    title: over.title,
    subject: maths,
    dueAt: over.dueAt,
    lateAccepted: false,
    ...known,
  } as const
  const given = {
    ownWindows: [],
    personal: personal({ [monday]: ['p'] }),
    packs: new Map([['p', pack(monday, [{ assignments: [over] }])]]),
    fetched: [fetchedDay(monday, `${monday}T06:00:00.000Z`, { toHandIn: [item] })],
  }
  const day = composeDay(monday, given, nowMs)
  assert.equal(day?.lessons[0]?.assignments[0]?.extendedUntil, known.extendedUntil)
  assert.deepEqual(day?.toHandIn, [item])
  assert.deepEqual(composeDay(monday, given, nowMs + 3_600_000)?.toHandIn, [])
})

test('work and homework of the coming days are to hand in, the most urgent first', () => {
  const given = {
    ownWindows: [],
    personal: personal({ [monday]: ['p'], [tuesday]: ['q'] }),
    packs: new Map([
      ['p', pack(monday, [{ assignments: [assignment('later', `${tuesday}T18:00:00.000Z`)] }])],
      [
        'q',
        pack(tuesday, [
          {
            id: 'l9',
            homework: 'Apprendre la leçon',
            homeworkDueOn: tuesday,
            assignments: [
              assignment('first', `${monday}T18:00:00.000Z`),
              assignment('over', `${monday}T05:00:00.000Z`),
            ],
          },
        ]),
      ],
    ]),
    fetched: [],
  }
  assert.deepEqual(
    composeDay(monday, given, nowMs)?.toHandIn.map((one) =>
      one.kind === 'assignment' ? one.assignmentId : one.text,
    ),
    ['first', 'Apprendre la leçon', 'later'],
  )
})

test('a course whose pack is still being built is shown as it was fetched', () => {
  const packed = pack(monday, [{ id: 'before' }])
  const [lesson] =
    composeDay(
      monday,
      {
        ownWindows: [],
        personal: personal({ [monday]: ['p'] }),
        packs: new Map([['p', packed]]),
        fetched: [],
      },
      nowMs,
    )?.lessons ?? []
  assert.ok(lesson)
  const given = {
    ownWindows: [],
    personal: personal({ [monday]: [null] }),
    packs: new Map<string, DayPack>(),
    fetched: [fetchedDay(monday, `${monday}T05:00:00.000Z`, { lessons: [lesson] })],
  }
  assert.deepEqual(
    composeDay(monday, given, nowMs)?.lessons.map(({ id }) => id),
    ['before'],
  )
})

test('a day that no pack tells of is the one that was fetched, at the time of now, or none', () => {
  const given = {
    ownWindows: [],
    personal: personal({}),
    packs: new Map<string, DayPack>(),
    fetched: [],
  }
  assert.equal(composeDay(monday, given, nowMs), null)
  const before = fetchedDay(monday, `${monday}T05:00:00.000Z`)
  const day = composeDay(monday, { ...given, fetched: [before] }, nowMs)
  assert.deepEqual(day, { ...before, now: new Date(nowMs).toISOString() })
})

test('a week is told as far as the packs go, and of other days nothing is said', () => {
  const given = personal({ [monday]: ['p'], '2026-11-30': [null] })
  const packs = new Map([['p', pack(monday, [{}])]])
  const week = composeWeek(monday, { personal: given, packs, before: null })
  assert.deepEqual(
    week?.days.map(({ day, lessons }) => [day, lessons.length]),
    [[monday, 1]],
  )
  assert.equal(week?.days[0]?.lessons[0]?.onDate, monday)
  assert.equal(composeWeek('2026-12-07', { personal: given, packs, before: null }), null)
})

test('what was packed later lies over the week that was fetched, and leaves its other days', () => {
  const lesson = (id: string, onDate: string, courseId = 'c1') => ({
    ...{ id, courseId, onDate, courseName: 'Maths CM2', subject: maths, teachers, audience: [] },
    ...{ room: null, movedFrom: null, note: null, substitution: null },
    ...{ startsAt: `${onDate}T08:00:00.000Z`, endsAt: `${onDate}T09:00:00.000Z` },
    status: 'planned' as const,
  })
  const before: OwnWeek = {
    from: monday,
    week: 'A',
    timeZone: 'Europe/Paris',
    lacking: null,
    days: [
      { day: monday, dayOff: null, lessons: [lesson('l1', monday), lesson('moved', monday)] },
      { day: tuesday, dayOff: null, lessons: [lesson('l3', tuesday)] },
      { day: '2026-11-25', dayOff: null, lessons: [lesson('l4', '2026-11-25')] },
    ],
  }
  // Of Tuesday the pack has not come yet.
  const given = personal({ [monday]: ['p'], [tuesday]: [null] })
  const packs = new Map([['p', pack(monday, [{ status: 'cancelled' }])]])
  const week = composeWeek(monday, { personal: given, packs, before })
  assert.deepEqual(
    week?.days.map(({ lessons }) => lessons.map(({ id, status }) => `${id} ${status}`)),
    [['l1 cancelled'], ['l3 planned'], ['l4 planned']],
  )
  assert.equal(week?.week, 'A')
})

test('half a day at a distance is told without a line, on the day and in the week', () => {
  const distance = { halves: ['afternoon' as const], told: [] }
  const { days, ...rest } = personal({ [monday]: ['p'] })
  const given = {
    ...rest,
    days: days.map((one) => ({ ...one, day: { ...one.day, distance } })),
  }
  const afternoon = { id: 'l2', startsAt: `${monday}T13:00:00.000Z` }
  const packs = new Map([['p', pack(monday, [{}, afternoon])]])
  const lessons =
    composeWeek(monday, { personal: given, packs, before: null })?.days[0]?.lessons ?? []
  assert.deepEqual(
    lessons.map((lesson) => lesson.distance),
    [undefined, 'all'],
  )
  const held = { personal: given, packs, fetched: [], ownWindows: [] }
  assert.deepEqual(composeDay(monday, held, nowMs)?.day.distance, distance)
})

test('work of earlier lessons is listed from the packs only until the server listed once', () => {
  const own = assignment('a', `${tuesday}T20:00:00.000Z`)
  const exercise = {
    assignment: { ...own, lessonId: 'gone' },
    exerciseId: 'e1',
    resources: [],
    introduction: [],
    questions: [],
    files: [],
  }
  const given = {
    ownWindows: [],
    personal: personal({ [monday]: ['p'] }),
    packs: new Map([['p', { ...pack(monday, []), exercises: [exercise] }]]),
  }
  const listed = (fetched: readonly MyDay[]) =>
    composeDay(monday, { ...given, fetched }, nowMs)?.toHandIn.map((one) => [
      one.kind,
      one.lessonId,
    ])
  assert.deepEqual(listed([]), [['assignment', 'gone']])
  assert.deepEqual(listed([fetchedDay(monday, `${monday}T06:00:00.000Z`)]), [])
})

test('work for which this pupil alone has until later is shown with the own time', () => {
  const ownDueAt = `${tuesday}T17:00:00.000Z`
  const windows = [{ assignmentId: 'a', opensAt: `${monday}T07:00:00.000Z`, dueAt: ownDueAt }]
  const given = {
    ownWindows: windows,
    personal: personal({ [monday]: ['p'] }),
    packs: new Map([
      [
        'p',
        pack(monday, [{ id: 'l1', assignments: [assignment('a', `${monday}T08:00:00.000Z`)] }]),
      ],
    ]),
    fetched: [],
  }
  const day = composeDay(monday, given, nowMs)
  assert.equal(day?.lessons[0]?.assignments[0]?.dueAt, ownDueAt)
  const [item] = day?.toHandIn ?? []
  assert.equal(item?.kind === 'assignment' && item.dueAt, ownDueAt)
})

test('work plans that came with an earlier day are there on a composed one, as long as they go with it', () => {
  const plan = (id: string, firstDay: string, lastDay: string) => ({
    id,
    firstDay,
    lastDay,
    courseName: 'Maths',
    title: null,
    items: [],
    comment: null,
  })
  const workPlans = [
    plan('old', '2026-11-09', '2026-11-16'),
    plan('now', monday, tuesday),
    plan('coming', '2026-11-30', '2026-12-04'),
  ]
  const given = {
    ownWindows: [],
    personal: personal({ [tuesday]: [] }),
    packs: new Map(),
    fetched: [fetchedDay(monday, `${monday}T06:00:00.000Z`, { workPlans })],
  }
  assert.deepEqual(
    composeDay(tuesday, given, nowMs)?.workPlans?.map(({ id }) => id),
    ['now', 'coming'],
  )
})
