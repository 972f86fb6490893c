/**
 * Day packs: a course's lessons of one day, sealed and named by the hash of the sealed bytes, so
 * that any cache may carry them; and the personal pack, which says which of them are a person's,
 * with the keys. A day pack holds no answer key, tolerance, feedback, unopened exercise or name of
 * a person.
 *
 * Sealed bytes: nonce (12) ‖ AES-256-GCM ciphertext ‖ tag (16); inside: gzip of one JSON value
 * (`dayPackSchema`, `heldExercisePackSchema`), or the bytes of one file. Address: SHA-256 of the
 * sealed bytes, hexadecimal. `GET /packs/:address`.
 */
import Type, { type Static, type TSchema } from 'typebox'
import { subjectSchema } from './classes.ts'
import { blocksSchema } from './content.ts'
import { dayKindSchema } from './day.ts'
import { drawPlanSchema } from './draw-plan.ts'
import { aboutResourcesSchema, assignmentSchema } from './exercises.ts'
import { pupilQuestionSchema } from './pupil-questions.ts'
import { fileSummarySchema, readingSchema } from './resources.ts'
import { rubricSchema } from './rubrics.ts'
import { lessonStatusSchema } from './timetable.ts'
import { daySchema, idSchema, instantSchema, personNameSchema, uaiSchema } from './wire-shapes.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** School days, today included, that a device keeps. */
export const packedDays = 5
/** One sealed pack, in bytes. */
export const sealedPackBytesMax = 4 * 1024 * 1024
/** Courses that one personal pack names on one day. */
export const personalCoursesMax = 40
/** Withdrawn addresses that one personal pack names, the latest first. */
export const withdrawnMax = 500

/** SHA-256 of the sealed bytes. */
export const packAddressSchema = Type.String({ pattern: '^[0-9a-f]{64}$' })
/** An AES-256 key, base64url. */
export const packKeySchema = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })

/** A file that a pack's content shows: its own sealed pack, or only its size. */
export const packedFileSchema = Type.Object({
  ...fileSummarySchema.properties,
  /** Null: too large to travel by itself; it is read from the server on a tap. */
  pack: nullable(Type.Object({ address: packAddressSchema, key: packKeySchema })),
})
export type PackedFile = Static<typeof packedFileSchema>

/** An exercise as pupils see it, ready to be answered without a line. */
export const packedExerciseSchema = Type.Object({
  assignment: assignmentSchema,
  exerciseId: idSchema,
  resources: aboutResourcesSchema,
  introduction: blocksSchema,
  /** Every question: the device draws from them as the school would. */
  questions: Type.Array(pupilQuestionSchema),
  plan: Type.Optional(drawPlanSchema),
  /** Of the whole copy. */
  rubric: Type.Optional(rubricSchema),
  files: Type.Array(packedFileSchema),
})
export type PackedExercise = Static<typeof packedExerciseSchema>

export const packedLessonSchema = Type.Object({
  id: idSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  room: nullable(Type.String()),
  status: lessonStatusSchema,
  movedFrom: nullable(daySchema),
  note: nullable(Type.String()),
  homework: nullable(Type.String()),
  homeworkDueOn: nullable(daySchema),
  resources: Type.Array(
    Type.Object({ id: idSchema, title: Type.String(), minutes: Type.Integer() }),
  ),
  /** Assignments of the lesson, those not open yet too: by name and time only. */
  assignments: Type.Array(assignmentSchema),
})
export type PackedLesson = Static<typeof packedLessonSchema>

/** Inside a day pack: one course on one day; without lessons only today, for work that is due. */
export const dayPackSchema = Type.Object({
  format: Type.Literal(1),
  courseId: idSchema,
  schoolUai: uaiSchema,
  on: daySchema,
  subject: subjectSchema,
  courseName: Type.String(),
  lessons: Type.Array(packedLessonSchema),
  /** Published resources of these lessons, whole. */
  readings: Type.Array(
    Type.Object({
      reading: Type.Omit(readingSchema, ['files']),
      files: Type.Array(packedFileSchema),
    }),
  ),
  /**
   * Exercises of these lessons, and of earlier ones or of none that are due on this day or later, as
   * far as they were open from the moment they were given. Those that were to open later lie in
   * packs of their own for good, so that a pack never says when it was built.
   */
  exercises: Type.Array(packedExerciseSchema),
  /** What is shown in the live classes of these lessons; absent where nothing is. */
  slides: Type.Optional(
    Type.Array(
      Type.Object({
        lessonId: idSchema,
        /** In their order, each with what stands on it. */
        files: Type.Array(Type.Object({ ...packedFileSchema.properties, words: Type.String() })),
      }),
    ),
  ),
})
export type DayPack = Static<typeof dayPackSchema>

/** Inside the pack of one exercise that opens later: its key is given at its hour only. */
export const heldExercisePackSchema = Type.Object({
  format: Type.Literal(1),
  exercise: packedExerciseSchema,
})
export type HeldExercisePack = Static<typeof heldExercisePackSchema>

/** One sealed pack as a personal pack names it. */
export const packRefSchema = Type.Object({
  address: packAddressSchema,
  /** Null: not before `opensAt`. */
  key: nullable(packKeySchema),
  opensAt: nullable(instantSchema),
  byteCount: Type.Integer(),
})
export type PackRef = Static<typeof packRefSchema>

/** What is a person's own: small, authenticated, never in a shared cache. */
export const personalPackSchema = Type.Object({
  /** Names this state of things; the device says it at its next arrival. */
  version: Type.String({ maxLength: 64 }),
  timeZone: Type.String(),
  days: Type.Array(
    Type.Object({
      on: daySchema,
      day: dayKindSchema,
      courses: Type.Array(
        Type.Object({
          courseId: idSchema,
          teachers: Type.Array(personNameSchema),
          /** The day pack; null while it is being built. */
          pack: nullable(packRefSchema),
          /** Packs of exercises that open later. */
          held: Type.Array(packRefSchema),
        }),
        { maxItems: personalCoursesMax },
      ),
    }),
    // Today, whatever it is, and the next school days.
    { maxItems: packedDays + 1 },
  ),
  /** Addresses that are no longer good: the device deletes them. */
  withdrawn: Type.Array(packAddressSchema, { maxItems: withdrawnMax }),
  /** Minutes of coming school mornings kept for this person, at most one a day, each used once. */
  passes: Type.Array(
    Type.Object({ on: daySchema, from: instantSchema, until: instantSchema, pass: Type.String() }),
  ),
})
export type PersonalPack = Static<typeof personalPackSchema>

/** `GET /api/personal-pack` and `GET /api/pupils/:pupilId/personal-pack`. */
export const personalPackQuerySchema = Type.Object({
  /** The version that the device holds. */
  held: Type.Optional(Type.String({ maxLength: 64 })),
})

export const personalPackReplySchema = Type.Object({
  /** Null: nothing changed since `held`. */
  personal: nullable(personalPackSchema),
  /** When to look again, in ms, jittered by the server. */
  fetchAfterMs: Type.Integer(),
})
export type PersonalPackReply = Static<typeof personalPackReplySchema>

/** `GET /api/packs/:address/key`; before the hour `not_open_yet` with `opensAtMs` and `retryAfterMs`. */
export const packKeyReplySchema = Type.Object({ key: packKeySchema })
