/**
 * Guards the demo schools' contents: shapes, counts, typography, pictures, formulas, people and
 * timetables without clashes. Whoever adds a lesson learns here what was forgotten.
 */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { describe, it } from 'node:test'
import katex from 'katex'
import type { Question, QuestionKind } from '#contract/questions.ts'
import { findContentProblems } from '#school/questions/content-problems.ts'
import { type DemoSlot, demoImagePath, readDemoContent } from './demo-content.ts'

const { lessons, people, timetables, subjects } = readDemoContent()
const exercises = lessons.flatMap((lesson) => lesson.exercises)
const questions = exercises.flatMap((exercise) => exercise.content.questions)
const everyKind: readonly QuestionKind[] = [
  'single_choice',
  'multiple_choice',
  'true_false',
  'numeric',
  'short_text',
  'match',
  'order',
  'gap_text',
  'open',
]

/** Counts of what `key` gives for each thing. */
function count<Thing>(things: readonly Thing[], key: (thing: Thing) => string) {
  const counts = new Map<string, number>()
  for (const thing of things) counts.set(key(thing), (counts.get(key(thing)) ?? 0) + 1)
  return counts
}

function repeated(keys: readonly string[]): string[] {
  return [...count(keys, (key) => key)].filter(([, times]) => times > 1).map(([key]) => key)
}

/** Every object inside a JSON value, with the path to it. */
function* objectsIn(value: unknown, at: string): Generator<[string, Record<string, unknown>]> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* objectsIn(item, `${at}/${index}`)
  } else if (typeof value === 'object' && value !== null) {
    const record: Record<string, unknown> = { ...value }
    yield [at, record]
    for (const [key, item] of Object.entries(record)) yield* objectsIn(item, `${at}/${key}`)
  }
}

const lessonObjects = lessons.flatMap((lesson) => [...objectsIn(lesson, lesson.slug)])

describe('demo lessons', () => {
  it('cover the levels, the subjects and every kind of question', () => {
    assert.ok(lessons.length >= 12)
    assert.ok(exercises.length >= 13)
    assert.ok(questions.length >= 60)
    const levels = count(lessons, (lesson) => lesson.level)
    assert.equal(levels.size, 5)
    for (const [level, times] of levels) assert.ok(times >= 2, `${level}: ${times} lessons`)
    assert.ok(new Set(lessons.map((lesson) => lesson.subject)).size >= 6)
    const kinds = count(questions, (question) => question.kind)
    for (const kind of everyKind) assert.ok((kinds.get(kind) ?? 0) >= 4, `${kind} is too rare`)
  })

  it('offer one exercise with exactly one question of each kind', () => {
    const tours = exercises.filter(({ content }) => {
      const kinds = content.questions.map((question) => question.kind)
      return kinds.length === everyKind.length && everyKind.every((kind) => kinds.includes(kind))
    })
    assert.equal(tours.length, 1)
  })

  it('have their own slugs, and ids that are their own within a question', () => {
    assert.deepEqual(repeated(lessons.map((lesson) => lesson.slug)), [])
    assert.deepEqual(repeated(exercises.map((exercise) => exercise.slug)), [])
    for (const exercise of exercises) {
      assert.deepEqual(findContentProblems(exercise.content), [], exercise.slug)
    }
  })

  it('show each exercise once, and only their own', () => {
    for (const lesson of lessons) {
      const shown = lesson.resource.blocks.flatMap((block) =>
        block.type === 'exercise' ? [block.exerciseId] : [],
      )
      assert.deepEqual(shown.toSorted(), lesson.exercises.map(({ slug }) => slug).toSorted())
    }
  })

  it('say what to keep, open with words and end with what to do next', () => {
    for (const { slug, resource } of lessons) {
      assert.equal(resource.blocks.at(0)?.type, 'paragraph', slug)
      assert.equal(resource.blocks.at(-1)?.type, 'paragraph', slug)
      const boxes = resource.blocks.flatMap((block) => (block.type === 'callout' ? block.kind : []))
      assert.ok(boxes.includes('remember'), slug)
    }
  })

  it('have their pictures, described in words', () => {
    for (const [at, { type, fileId, alt }] of lessonObjects) {
      if (type !== 'image') continue
      assert.ok(existsSync(demoImagePath(String(fileId))), `${at}: no picture ${fileId}`)
      assert.ok(String(alt).length > 60, `${at}: the alternative text is too short`)
    }
  })

  it('hold formulas that KaTeX understands', () => {
    for (const [at, { type, tex }] of lessonObjects) {
      if (type !== 'maths') continue
      assert.doesNotThrow(() => katex.renderToString(String(tex), { strict: 'error' }), at)
    }
  })

  it('keep tables rectangular', () => {
    for (const lesson of lessons) {
      for (const block of lesson.resource.blocks) {
        if (block.type !== 'table') continue
        for (const row of block.rows) {
          assert.equal(row.length, block.header.length, `${lesson.slug}: ${block.caption}`)
        }
      }
    }
  })

  it('teach by feedback: every closed question says why', () => {
    for (const exercise of exercises) {
      for (const question of exercise.content.questions) {
        assert.ok(teaches(question), `${exercise.slug} ${question.id} says nothing`)
      }
    }
  })

  it('name known subjects', () => {
    const codes = new Set(subjects.map((subject) => subject.code))
    const used = [
      ...lessons.map((lesson) => lesson.subject),
      ...timetables.flatMap(({ slots }) => slots.map((slot) => slot.subject)),
      ...people.schools.flatMap(({ staff }) => staff.flatMap((person) => person.subjects ?? [])),
    ]
    assert.deepEqual(
      used.filter((code) => !codes.has(code)),
      [],
    )
  })
})

function teaches(question: Question): boolean {
  if (question.kind === 'open') return question.markingGuide !== undefined
  if (question.explanation !== undefined || question.hint !== undefined) return true
  return [...objectsIn(question, '')].some(([, record]) =>
    ['feedback', 'feedbackTrue', 'feedbackFalse'].some((key) => record[key] !== undefined),
  )
}

describe('demo typography', () => {
  it('is French where the words are French', () => {
    assert.deepEqual(lessonTexts().flatMap(typographyFaults), [])
  })

  it('is watched by rules that do fail', () => {
    for (const bad of ['Oui !', 'l\u0027eau', '« oui »', 'non...', 'Quoi?', 'Fin ;']) {
      assert.notDeepEqual(typographyFaults({ at: '', text: bad, foreign: false }), [], bad)
    }
    assert.deepEqual(
      typographyFaults({
        at: '',
        text: 'Oui\u202F! L’eau\u00A0: «\u00A0dit-il\u00A0»',
        foreign: false,
      }),
      [],
    )
  })
})

interface RunningText {
  at: string
  text: string
  foreign: boolean
}

/** Everything a person reads in lessons: running words, titles, captions, alternative texts. */
function lessonTexts(): RunningText[] {
  return lessonObjects.flatMap(([at, record]) => {
    const strings = ['title', 'caption', 'alt', 'source', 'programme', 'text'].flatMap((key) => {
      const text = record[key]
      return typeof text === 'string' ? [`${text}`] : []
    })
    return strings.map((text) => ({ at, text, foreign: record.lang !== undefined }))
  })
}

function typographyFaults({ at, text, foreign }: RunningText): string[] {
  const rules: Array<[RegExp, string]> = [
    [/'/, 'straight apostrophe'],
    [/\.\.\./, 'three dots for an ellipsis'],
    [/\*\*|__|\[\[|\]\]/, 'left-over marks'],
    [/ {2}/, 'two spaces'],
  ]
  const frenchRules: Array<[RegExp, string]> = [
    [/ [;:!?»]/, 'plain space before a sign'],
    [/[\p{L}\p{N})»”][;:!?]/u, 'no space before a sign'],
    [/«[^\u00A0\u202F]/, 'no unbreakable space after «'],
    [/[^\u00A0\u202F]»/, 'no unbreakable space before »'],
    [/"/, 'straight quote'],
  ]
  return [...rules, ...(foreign ? [] : frenchRules)]
    .filter(([rule]) => rule.test(text))
    .map(([, name]) => `${at}: ${name}: ${text}`)
}

const uaiLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ'

describe('demo people', () => {
  const pupils = people.schools.flatMap((school) => school.pupils)
  const staff = people.schools.flatMap((school) => school.staff)

  it('are about 120, in classes of the expected sizes', () => {
    const total = pupils.length + staff.length + people.guardians.length
    assert.ok(total >= 110 && total <= 140, `${total} people`)
    assert.deepEqual(Object.fromEntries(count(pupils, (pupil) => pupil.class)), {
      CP: 12,
      CM1: 12,
      CM2: 14,
      '6e B': 20,
      '3e A': 20,
    })
  })

  it('have keys of their own, and links that lead to someone', () => {
    const keys = [...pupils, ...staff, ...people.guardians].map((person) => person.key)
    assert.deepEqual(repeated(keys), [])
    const pupilKeys = new Set(pupils.map((pupil) => pupil.key))
    for (const guardian of people.guardians) {
      for (const child of guardian.children) assert.ok(pupilKeys.has(child.key), child.key)
    }
    for (const school of people.schools) {
      const classes = new Set(school.classes.map(({ name }) => name))
      for (const pupil of school.pupils) assert.ok(classes.has(pupil.class), pupil.key)
      for (const person of school.staff) {
        for (const name of person.classes ?? []) assert.ok(classes.has(name), person.key)
      }
    }
  })

  it('live in schools with a sound code', () => {
    for (const { uai } of people.schools) {
      assert.equal(uai.at(7), uaiLetters[Number(uai.slice(0, 7)) % 23], uai)
    }
  })

  it('show the cases a head meets: two schools, two homes, rights to confirm, a block', () => {
    const schoolOf = new Map(
      people.schools.flatMap(({ uai, pupils: own }) => own.map(({ key }) => [key, uai] as const)),
    )
    const across = people.guardians.filter(
      ({ children }) => new Set(children.map(({ key }) => schoolOf.get(key))).size > 1,
    )
    assert.ok(across.length >= 5)
    const homes = new Map<string, Set<string>>()
    for (const { address, children } of people.guardians) {
      for (const { key } of children) {
        homes.set(key, (homes.get(key) ?? new Set()).add(address))
      }
    }
    assert.ok([...homes.values()].filter((addresses) => addresses.size > 1).length >= 4)
    const rights = new Set(
      people.guardians.flatMap(({ children }) => children.map((c) => c.rights)),
    )
    assert.deepEqual([...rights].toSorted(), ['blocked', 'confirmed', 'to_confirm'])
  })
})

interface PlacedSlot extends DemoSlot {
  uai: string
  class: string
}

/** Whether two lessons meet in time, weeks A and B told apart. */
function meet(a: PlacedSlot, b: PlacedSlot): boolean {
  const sameWeek = a.week === undefined || b.week === undefined || a.week === b.week
  return a.uai === b.uai && a.day === b.day && sameWeek && a.start < b.end && b.start < a.end
}

/** Pairs of lessons that need the same teacher, room or class at once, put into words. */
function clashes(slots: readonly PlacedSlot[]): string[] {
  return slots.flatMap((a, index) =>
    slots.slice(index + 1).flatMap((b) => {
      if (!meet(a, b)) return []
      const oneGroup = a.group !== undefined && a.group === b.group
      const shared = (['class', 'teacher', 'room'] as const).filter(
        (key) => a[key] !== undefined && a[key] === b[key] && (key === 'class' || !oneGroup),
      )
      return shared.map(
        (key) => `${key} ${a[key]}: ${a.class} and ${b.class}, day ${a.day} ${a.start}`,
      )
    }),
  )
}

describe('demo timetables', () => {
  const placed = timetables.flatMap(({ uai, class: name, slots }) =>
    slots.map((slot): PlacedSlot => ({ ...slot, uai, class: name })),
  )

  it('stand for every class, with teachers who teach it that subject', () => {
    const classes = people.schools.flatMap(({ uai, classes: own }) =>
      own.map(({ name }) => `${uai} ${name}`),
    )
    assert.deepEqual(
      timetables.map(({ uai, class: name }) => `${uai} ${name}`).toSorted(),
      classes.toSorted(),
    )
    for (const slot of placed) {
      const school = people.schools.find(({ uai }) => uai === slot.uai)
      const teacher = school?.staff.find(({ key }) => key === slot.teacher)
      assert.ok(teacher, slot.teacher)
      assert.ok(teacher.subjects?.includes(slot.subject), `${slot.teacher} ${slot.subject}`)
      assert.ok(teacher.classes?.includes(slot.class), `${slot.teacher} ${slot.class}`)
    }
  })

  it('never ask for a teacher, a room or a class twice at once', () => {
    assert.deepEqual(clashes(placed), [])
  })

  it('would notice a clash', () => {
    const [first] = placed
    assert.ok(first)
    assert.equal(clashes([first, { ...first, class: 'other' }]).length, 2)
    assert.equal(
      clashes([
        { ...first, week: 'A' },
        { ...first, week: 'B' },
      ]).length,
      0,
    )
  })

  it('give each class its hours: 26 lessons at the collège, 22 h without breaks at the école', () => {
    for (const { uai, class: name, slots } of timetables) {
      const own = slots.filter((slot) => slot.group === undefined)
      const weight = (slot: DemoSlot) => (slot.week === undefined ? 1 : 0.5)
      const isCollege = people.schools.find((school) => school.uai === uai)?.kind === 'college'
      const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
      const hours = own.reduce((sum, slot) => sum + minutes(slot.end) - minutes(slot.start), 0) / 60
      if (isCollege)
        assert.equal(
          own.reduce((sum, slot) => sum + weight(slot), 0),
          26,
          name,
        )
      else assert.equal(hours, 22, name)
    }
  })

  it('have one teacher for a subject in a class, weeks A and B, and a group across classes', () => {
    for (const { class: name, slots } of timetables) {
      const pairs = new Set(slots.map((slot) => `${slot.subject} ${slot.teacher}`))
      const taught = new Set(slots.map((slot) => slot.subject))
      assert.equal(pairs.size, taught.size, name)
    }
    const groups = placed.filter((slot) => slot.group !== undefined)
    assert.ok(new Set(groups.map((slot) => slot.class)).size > 1)
    const members = people.schools.flatMap(({ pupils }) => pupils.flatMap((p) => p.groups ?? []))
    for (const { group } of groups) assert.ok(members.includes(group ?? ''), group)
    const alternating = placed.filter((slot) => slot.week !== undefined)
    for (const slot of alternating) {
      const twin = alternating.some(
        (other) =>
          other.class === slot.class &&
          other.day === slot.day &&
          other.start === slot.start &&
          other.week !== slot.week,
      )
      assert.ok(twin, `${slot.class} day ${slot.day} ${slot.start} has only one week`)
    }
  })
})
