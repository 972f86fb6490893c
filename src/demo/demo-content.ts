/**
 * The contents of the demo schools, read from src/demo/content and checked by schema: lessons
 * with their exercises, people, timetables, subjects. The files are written by hand; this is the
 * one place that knows their shape. Seeding stores what is read here.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Type, { type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { resourceContentSchema } from '#contract/content.ts'
import { exerciseContentSchema } from '#contract/questions.ts'

const keySchema = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64 })
const nameSchema = Type.String({ minLength: 1, maxLength: 100 })
const timeSchema = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const uaiSchema = Type.String({ pattern: '^[0-9]{7}[A-HJ-NPR-Z]$' })
const civilitySchema = Type.Union([Type.Literal('M.'), Type.Literal('Mme')])

/** A lesson and the exercises that stand in it; exercise blocks name an exercise by its slug. */
export const demoLessonSchema = Type.Object(
  {
    slug: keySchema,
    level: Type.Union([
      Type.Literal('CP'),
      Type.Literal('CM1'),
      Type.Literal('CM2'),
      Type.Literal('6e'),
      Type.Literal('3e'),
    ]),
    subject: Type.String(),
    title: nameSchema,
    /** A pupil's work, exercises included, in minutes. */
    minutes: Type.Integer({ minimum: 5, maximum: 30 }),
    /** The part of the national programme that the lesson serves; for teachers. */
    programme: Type.String({ minLength: 1, maxLength: 500 }),
    tags: Type.Optional(Type.Array(Type.String())),
    /** With every teacher of the school; its exercises too. */
    isShared: Type.Optional(Type.Boolean()),
    resource: resourceContentSchema,
    exercises: Type.Array(
      Type.Object({ slug: keySchema, title: nameSchema, content: exerciseContentSchema }),
      { minItems: 1 },
    ),
  },
  { additionalProperties: false },
)
export type DemoLesson = Static<typeof demoLessonSchema>

const demoStaffSchema = Type.Object(
  {
    key: keySchema,
    familyName: nameSchema,
    givenName: nameSchema,
    civility: civilitySchema,
    function: Type.Union([
      Type.Literal('head'),
      Type.Literal('teacher'),
      Type.Literal('cpe'),
      Type.Literal('documentaliste'),
    ]),
    subjects: Type.Optional(Type.Array(Type.String())),
    classes: Type.Optional(Type.Array(Type.String())),
  },
  { additionalProperties: false },
)

const demoPupilSchema = Type.Object(
  {
    key: keySchema,
    familyName: nameSchema,
    givenName: nameSchema,
    birthDate: Type.String({ pattern: '^20[0-9]{2}-[01][0-9]-[0-3][0-9]$' }),
    class: Type.String(),
    /** Groups across classes, by the name that timetables use. */
    groups: Type.Optional(Type.Array(Type.String())),
  },
  { additionalProperties: false },
)

const demoGuardianSchema = Type.Object(
  {
    key: keySchema,
    familyName: nameSchema,
    givenName: nameSchema,
    civility: civilitySchema,
    address: Type.String(),
    /** Of the numbers that are kept for fiction (ARCEP decision 2018-0881): 06 39 98. */
    phone: Type.Optional(Type.String({ pattern: '^06 39 98( \\d{2}){2}$' })),
    email: Type.Optional(Type.String()),
    children: Type.Array(
      Type.Object({
        key: keySchema,
        kind: Type.Union([Type.Literal('mother'), Type.Literal('father'), Type.Literal('tutor')]),
        rights: Type.Union([
          Type.Literal('confirmed'),
          Type.Literal('to_confirm'),
          Type.Literal('blocked'),
        ]),
      }),
      { minItems: 1 },
    ),
  },
  { additionalProperties: false },
)

/** Schools with their classes, staff and pupils; guardians across schools. All are invented. */
export const demoPeopleSchema = Type.Object({
  schools: Type.Array(
    Type.Object({
      uai: uaiSchema,
      name: nameSchema,
      kind: Type.Union([Type.Literal('ecole'), Type.Literal('college')]),
      address: Type.String(),
      classes: Type.Array(Type.Object({ name: Type.String(), level: Type.String() })),
      staff: Type.Array(demoStaffSchema),
      pupils: Type.Array(demoPupilSchema),
    }),
  ),
  guardians: Type.Array(demoGuardianSchema),
})
export type DemoPeople = Static<typeof demoPeopleSchema>

const demoSlotSchema = Type.Object(
  {
    /** 1 is Monday. */
    day: Type.Integer({ minimum: 1, maximum: 5 }),
    start: timeSchema,
    end: timeSchema,
    subject: Type.String(),
    /** A staff member's key. */
    teacher: keySchema,
    room: Type.Optional(Type.String()),
    /** Absent: every week. */
    week: Type.Optional(Type.Union([Type.Literal('A'), Type.Literal('B')])),
    /** A group across classes: the same lesson then stands in each class's timetable. */
    group: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
export type DemoSlot = Static<typeof demoSlotSchema>

/** One weekly timetable a class. */
export const demoTimetablesSchema = Type.Array(
  Type.Object({ uai: uaiSchema, class: Type.String(), slots: Type.Array(demoSlotSchema) }),
)
export type DemoTimetables = Static<typeof demoTimetablesSchema>

/** Names of the subject codes used in lessons and timetables. */
export const demoSubjectsSchema = Type.Array(
  Type.Object({ code: Type.String(), name: nameSchema, nameEn: nameSchema }),
)
export type DemoSubjects = Static<typeof demoSubjectsSchema>

/** Everything that a demo installation starts with. */
export interface DemoContent {
  lessons: DemoLesson[]
  people: DemoPeople
  timetables: DemoTimetables
  subjects: DemoSubjects
}

/** Where the contents lie. */
export const demoContentFolder = path.join(import.meta.dirname, 'content')

const levelPrefix = /^(cp|cm1|cm2|6e|3e)-.+\.json$/

/** Reads and checks all files; a file that does not fit its schema is a bug and throws. */
export function readDemoContent(): DemoContent {
  const lessonFiles = readdirSync(demoContentFolder)
    .filter((name) => levelPrefix.test(name))
    .sort()
  return {
    lessons: lessonFiles.map((name) => readChecked(name, demoLessonSchema)),
    people: readChecked('people.json', demoPeopleSchema),
    timetables: readChecked('timetables.json', demoTimetablesSchema),
    subjects: readChecked('subjects.json', demoSubjectsSchema),
  }
}

/** The path of a lesson's picture, by the `fileId` of its block. */
export function demoImagePath(fileId: string): string {
  return path.join(demoContentFolder, 'images', `${fileId}.png`)
}

function readChecked<Schema extends TSchema>(name: string, schema: Schema): Static<Schema> {
  const value: unknown = JSON.parse(readFileSync(path.join(demoContentFolder, name), 'utf8'))
  if (Value.Check(schema, value)) return value
  const first = Value.Errors(schema, value)
    .slice(0, 5)
    .map((error) => `${error.instancePath}: ${error.message}`)
  throw new Error(`demo content ${name} does not fit its schema: ${first.join('; ')}`)
}
