/** Exercises on the wire: writing, assigning, attempting, submitting. What came of it: `results.ts`. */
import Type, { type Static, type TSchema } from 'typebox'
import { blocksSchema } from './content.ts'
import { hintsMax } from './hints.ts'
import { timingSchema, triedSchema } from './late-work.ts'
import { attemptTimeSchema, minutesSchema, ownTimeSchema } from './limited-time.ts'
import { paperCopySchema } from './paper-copies.ts'
import { pupilQuestionSchema } from './pupil-questions.ts'
import { answerSchema, answersSchema, exerciseContentSchema } from './questions.ts'
import { fileSummarySchema, titleSchema } from './resources.ts'
import { rubricSchema } from './rubrics.ts'
import { teamSizeMax, teamSizeMin } from './team-sizes.ts'
import { ownTeamSchema } from './teams.ts'
import { counterMax, idSchema, instantSchema, uaiSchema } from './wire-shapes.ts'
import { chosenPupilsSchema } from './working-groups.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Exercises that a page of a person's list holds: so many of their own, and so many of the common bank. */
export const exercisesListMax = 500
/** A whole exercise on the wire, in bytes. */
export const exerciseBytesMax = 1024 * 1024
/** A submission on the wire, in bytes: a hundred answers, some of them long. */
export const submissionBytesMax = 512 * 1024
/** Attempts that an assignment may grant. */
const attemptsMax = 20

// --- writing -----------------------------------------------------------------------------------

export const exerciseSummarySchema = Type.Object({
  id: idSchema,
  title: Type.String(),
  subjectCode: nullable(Type.String()),
  levelLabel: nullable(Type.String()),
  tags: Type.Array(Type.String()),
  /** With colleagues of the school. */
  isShared: Type.Boolean(),
  questionCount: Type.Integer(),
  updatedAt: instantSchema,
  publishedAt: nullable(instantSchema),
  hasChanges: Type.Boolean(),
  /** In the installation's common bank: to copy, not to change. */
  isCommon: Type.Boolean(),
})
export type ExerciseSummary = Static<typeof exerciseSummarySchema>

/** `GET /api/exercises`. */
export const exercisesQuerySchema = Type.Object({
  /** The `next` of the page before. */
  after: Type.Optional(Type.String({ maxLength: 200 })),
})
export const exercisePageSchema = Type.Object({
  exercises: Type.Array(exerciseSummarySchema),
  /** Null: there are no older ones, neither of mine nor of the common bank. */
  next: nullable(Type.String()),
})
export type ExercisePage = Static<typeof exercisePageSchema>

export const createExerciseSchema = Type.Object({
  schoolUai: uaiSchema,
  title: titleSchema,
  subjectCode: nullable(Type.String({ maxLength: 20 })),
  levelLabel: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
  /** Absent: an exercise without questions yet cannot exist, so one open question stands in it. */
  content: Type.Optional(exerciseContentSchema),
})

export const exerciseDraftSchema = Type.Object({
  id: idSchema,
  schoolUai: nullable(uaiSchema),
  title: Type.String(),
  subjectCode: nullable(Type.String()),
  levelLabel: nullable(Type.String()),
  tags: Type.Array(Type.String()),
  /** Who wrote what it was copied from, where that was somebody else. */
  originName: nullable(Type.String()),
  draft: exerciseContentSchema,
  draftVersion: Type.Integer(),
  publishedAt: nullable(instantSchema),
  hasChanges: Type.Boolean(),
  isCommon: Type.Boolean(),
  files: Type.Array(fileSummarySchema),
})
export type ExerciseDraft = Static<typeof exerciseDraftSchema>

export const saveExerciseSchema = Type.Object({
  draftVersion: Type.Integer({ minimum: 1, maximum: counterMax }),
  title: titleSchema,
  subjectCode: nullable(Type.String({ maxLength: 20 })),
  /** Absent from a page that was opened before exercises had a level: it stays as it is. */
  levelLabel: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
  draft: exerciseContentSchema,
})
export type SaveExercise = Static<typeof saveExerciseSchema>

// --- assigning ---------------------------------------------------------------------------------

const feedbackRuleSchema = Type.Union([Type.Literal('now'), Type.Literal('after_due')])

export const assignSchema = Type.Object({
  /** Minted by the device, the same until it is received: asking twice is giving once. */
  id: idSchema,
  exerciseId: idSchema,
  opensAt: instantSchema,
  dueAt: nullable(instantSchema),
  lateAccepted: Type.Boolean(),
  attemptsMax: Type.Integer({ minimum: 1, maximum: attemptsMax }),
  /** When a pupil sees marks and feedback: on submitting, or once the due time is over. */
  feedback: feedbackRuleSchema,
  /** How long an attempt may take; absent or null: as long as one likes. */
  minutes: Type.Optional(nullable(minutesSchema)),
  /** The pupils of the course who get it and nobody else; absent: all, now and later. */
  pupilIds: Type.Optional(chosenPupilsSchema),
  /** In teams of about so many, drawn now among those who get it; absent: each works alone until teams are made. */
  teamSize: Type.Optional(Type.Integer({ minimum: teamSizeMin, maximum: teamSizeMax })),
})
export type Assign = Static<typeof assignSchema>

export const changeAssignmentSchema = Type.Object({
  opensAt: instantSchema,
  dueAt: nullable(instantSchema),
  lateAccepted: Type.Boolean(),
  attemptsMax: Type.Integer({ minimum: 1, maximum: attemptsMax }),
  feedback: feedbackRuleSchema,
  minutes: Type.Optional(nullable(minutesSchema)),
})

export const assignmentSchema = Type.Object({
  id: idSchema,
  title: Type.String(),
  courseId: idSchema,
  courseName: Type.String(),
  subjectCode: Type.String(),
  lessonId: nullable(idSchema),
  opensAt: instantSchema,
  dueAt: nullable(instantSchema),
  lateAccepted: Type.Boolean(),
  attemptsMax: Type.Integer(),
  feedback: feedbackRuleSchema,
  questionCount: Type.Integer(),
  pointsMax: Type.Number(),
  /** How long an attempt may take; absent: as long as one likes. */
  minutes: Type.Optional(minutesSchema),
})
export type Assignment = Static<typeof assignmentSchema>

// --- attempting --------------------------------------------------------------------------------

export const attemptStateSchema = Type.Union([
  Type.Literal('begun'),
  /** Handed in; everything that rules can mark is marked. */
  Type.Literal('to_mark'),
  Type.Literal('marked'),
])

export const receiptSchema = Type.Object({
  submissionId: idSchema,
  /** What a person reads out: 'P-104 233'. */
  number: Type.Integer(),
  receivedAt: instantSchema,
  /** SHA-256 of the canonical answers: the device can compare it with its own. */
  contentHash: Type.String(),
  /** Whether it counts as late now. */
  isLate: Type.Boolean(),
  /** Absent in receipts that a device keeps from before. */
  timing: Type.Optional(timingSchema),
})
export type Receipt = Static<typeof receiptSchema>

/** The resources (leçons) that an exercise is about: to read again while answering. */
export const aboutResourcesSchema = Type.Array(Type.Object({ id: idSchema, title: Type.String() }))
export type AboutResources = Static<typeof aboutResourcesSchema>

/** One assignment as its pupil (or the pupil's guardian) sees it. */
export const pupilAssignmentSchema = Type.Object({
  /** With the pupil's own times, where a teacher gave some. */
  assignment: assignmentSchema,
  /** Absent where the time of an attempt is not limited. */
  time: Type.Optional(ownTimeSchema),
  resources: aboutResourcesSchema,
  /** Absent where the pupil works alone. */
  team: Type.Optional(ownTeamSchema),
  /** The pupil's own, and what others of the team handed in. */
  attempts: Type.Array(
    Type.Object({
      id: idSchema,
      number: Type.Integer(),
      state: attemptStateSchema,
      startedAt: instantSchema,
      receipt: nullable(receiptSchema),
      /** Absent where the pupil handed it in. */
      paper: Type.Optional(paperCopySchema),
      /** Another of the team, by given name, whose attempt it is; absent where it is the pupil's own. */
      by: Type.Optional(Type.String()),
      /** Null until the result opens. */
      points: nullable(Type.Number()),
    }),
  ),
  attemptsLeft: Type.Integer(),
  isOpen: Type.Boolean(),
  /** Why it cannot be answered now: a refusal's code, for the words. */
  closedBecause: nullable(Type.String()),
  /** Until when work counts as in time because of recorded outages; absent where none met it. */
  extendedUntil: Type.Optional(instantSchema),
})
export type PupilAssignment = Static<typeof pupilAssignmentSchema>

/** Question id → how many of its hints were opened. */
const openedHintsSchema = Type.Record(Type.String(), Type.Integer())
export type OpenedHints = Static<typeof openedHintsSchema>

/** An attempt under way: everything that the device needs to go on, also without a line. */
export const attemptSchema = Type.Object({
  id: idSchema,
  assignmentId: idSchema,
  number: Type.Integer(),
  title: Type.String(),
  subjectCode: Type.String(),
  dueAt: nullable(instantSchema),
  /** Absent where the time is not limited. */
  time: Type.Optional(attemptTimeSchema),
  resources: aboutResourcesSchema,
  introduction: blocksSchema,
  /** What this attempt asks, in its order. */
  questions: Type.Array(pupilQuestionSchema),
  /** By which the whole copy will be marked. */
  rubric: Type.Optional(rubricSchema),
  /** The exercise has other questions too: the next attempt may ask those. */
  leavesOut: Type.Optional(Type.Boolean()),
  /** What was saved so far, from whichever device, with each answer's version. */
  answers: answersSchema,
  versions: Type.Record(Type.String(), Type.Integer()),
  /** By question, how many hints were opened, as devices told; absent where none were. */
  openedHints: Type.Optional(openedHintsSchema),
  /** Pictures of the exercise's wording. */
  exerciseId: idSchema,
  files: Type.Array(fileSummarySchema),
  /** Photos that the pupil added to this attempt. */
  photos: Type.Array(fileSummarySchema),
})
export type Attempt = Static<typeof attemptSchema>

export const beginAttemptSchema = Type.Object({
  /** Minted on the device, so that a second click begins no second attempt. */
  attemptId: idSchema,
  /** When the device says that it was begun, where it was without the school then: a claim. */
  begunAt: Type.Optional(instantSchema),
  /** The attempt's number by which it drew its questions there: a claim too. */
  drawnAs: Type.Optional(Type.Integer({ minimum: 1, maximum: attemptsMax })),
})

export const saveAnswerSchema = Type.Object({
  answer: answerSchema,
  /** Counts up on the device; a save that arrives late never overwrites a newer one. */
  version: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
})

/** `PUT /api/attempts/:attemptId/hints/:questionId`; the most ever told is what is kept. */
export const openHintsSchema = Type.Object({
  /** So many of the question's hints, from the first on, lie open: the device's word. */
  opened: Type.Integer({ minimum: 1, maximum: hintsMax }),
})

export const submitSchema = Type.Object({
  /** Minted on the device, once for this submission: a retry under the same id is harmless. */
  id: idSchema,
  answers: answersSchema,
  tried: Type.Optional(triedSchema),
})
export type Submit = Static<typeof submitSchema>
