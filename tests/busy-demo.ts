/**
 * The demo schools on a busy day, for screenshots and for tests of every page: pupils of CM2 have
 * handed in, begun, been marked; a head has uploaded a roster. Everything is done by the product's
 * own acts.
 */
import type { Answers } from '#contract/questions.ts'
import { demoPassword, seedDemo } from '#demo/seed-demo.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { saveAnswer } from '#school/attempts/save-answer.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { keepComment } from '#school/marking/keep-comment.ts'
import { markByHand } from '#school/marking/mark-by-hand.ts'
import { answerEnquiry } from '#school/messages/answer-enquiry.ts'
import { sendEnquiry } from '#school/messages/send-enquiry.ts'
import { addPerson } from '#school/people/add-person.ts'
import { confirmGuardians } from '#school/people/confirm-guardians.ts'
import { chooseGroupPupils, createGroup } from '#school/people/create-group.ts'
import { startImport } from '#school/roster/start-import.ts'
import { createFirstHead } from '#school/sign-in/create-first-head.ts'
import { issueCards } from '#school/sign-in/issue-cards.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { demoEcole, demoExtraction } from './demo-extraction.ts'
import { planDemoWork } from './demo-plans.ts'
import { answersByKey } from './key-answers.ts'
import { testUai } from './test-school.ts'

/** Somebody of the demo with the way in: a login (with the demo's password) or a card's code. */
export interface DemoPerson {
  readonly personId: Id
  readonly login: string | null
  readonly code: string | null
}

/** What the pages of the demo are about: the class CM2 of the école and its lesson on water. */
export interface BusyDemo {
  readonly pupil: DemoPerson
  readonly teacher: DemoPerson
  readonly head: DemoPerson
  readonly guardian: DemoPerson
  /** The head of a school that opens today and has nothing yet but a roster to apply. */
  readonly newHead: DemoPerson
  readonly newSchool: string
  readonly classId: Id
  /** A day on which the class meets, at or after today. */
  readonly lessonDay: string
  /** A course of the class that has grades. */
  readonly gradedCourseId: Id
  /** A course in which pupils have work plans. */
  readonly planCourseId: Id
  readonly lessonId: Id
  /** A lesson that is over, whose register the teacher has corrected. */
  readonly registerLessonId: Id
  readonly resourceId: Id
  /** Nine questions, one of each kind, handed in by half of the class. */
  readonly assignmentId: Id
  readonly exerciseId: Id
  /** Begun by the pupil, not handed in. */
  readonly begunAssignmentId: Id
  /** The pupil's own copy, marked; and another pupil's, to mark. */
  readonly markedAttemptId: Id
  readonly toMarkAttemptId: Id
  /** What a colleague shares with the teacher. */
  readonly sharedResourceId: Id
  readonly sharedExerciseId: Id
  /** A group across the classes of the école. */
  readonly groupId: Id
  /** The roster that the new head has uploaded and not yet applied. */
  readonly importId: Id
}

const openAnswers = [
  'La vapeur de la douche touche le miroir qui est froid, alors elle redevient des gouttes.',
  'Il y a de l’eau dans l’air. Le miroir est froid. L’eau se colle dessus en toutes petites gouttes.',
  'C’est la condensation : la vapeur d’eau se refroidit sur le miroir et devient liquide.',
  'Parce que la douche est chaude et que le miroir est mouillé.',
  'La buée, c’est la fumée de l’eau chaude.',
]

export async function fillBusyDemo(context: SchoolContext, dataDir: string): Promise<BusyDemo> {
  await seedDemo(context, { dataDir, host: 'localhost' })
  const find = finder(context)
  const classId = await find.classId('CM2')
  const { cards } = expectValue(
    await issueCards(context, { classId, actorId: null, host: 'localhost' }),
  )
  const pupils = cards.map(({ pupilId, givenName, familyName, shortCode }) => ({
    personId: pupilId,
    name: `${givenName} ${familyName}`,
    code: shortCode,
  }))
  const pupil = pupils.find(({ name }) => name.startsWith('Maëlle'))
  if (pupil === undefined) throw new Error('the demo has no Maëlle in CM2')
  const water = await find.assignment('Le grand tour de l’eau%')
  const training = await find.assignment('Le voyage de l’eau%')
  const teacher = await find.person('laurent.bertin')

  const work = worker(context)
  const markedAttemptId = await work.handIn(water, pupil.personId, {
    openText: openAnswers[0] ?? '',
    wrong: ['q4'],
  })
  await work.mark(markedAttemptId, teacher.personId, {
    points: 3,
    comment: 'Très clair ! Ajoute le mot savant : la condensation.',
  })
  await work.begin(training, pupil.personId, 2)
  const others = pupils.filter(({ personId }) => personId !== pupil.personId)
  const handedIn: Id[] = []
  for (const [place, openText] of openAnswers.entries()) {
    const other = others[place]
    if (other === undefined) break
    const wrong = [[], ['q2', 'q7'], ['q6'], ['q4', 'q5', 'q8'], ['q1']][place] ?? []
    handedIn.push(await work.handIn(water, other.personId, { openText, wrong }))
  }
  const handedInBy = others.slice(0, handedIn.length).map((other) => other.personId)
  for (const other of others.slice(5, 7)) await work.begin(water, other.personId, 4)
  const [first, toMarkAttemptId] = handedIn
  if (first === undefined || toMarkAttemptId === undefined) throw new Error('CM2 is too small')
  await work.mark(first, teacher.personId, { points: 4, comment: 'Parfait.' })
  for (const words of [
    'Bien expliqué.',
    'Emploie le mot savant de la leçon : on le cherche ici.',
  ]) {
    const commentId = mintId(context.clock, context.random)
    expectValue(await keepComment(context, { commentId, ownerId: teacher.personId, words }))
  }

  await askTeacher(context, water, pupil.personId, teacher.personId)

  const head = await find.person('sylvie.aubry')
  const nour = pupils.find(({ name }) => name === 'Nour Cherif')
  if (nour === undefined) throw new Error('the demo has no Nour in CM2')
  await addGuardianToWrite(context, head.personId, nour.personId)
  const { personId, code } = pupil
  const resourceId = await find.resourceId(water.lessonId)
  return {
    pupil: { personId, login: null, code },
    teacher,
    head,
    guardian: await find.person('gwenaelle.le-gall'),
    classId,
    lessonDay: water.onDate,
    gradedCourseId: await find.gradedCourse(classId),
    lessonId: water.lessonId,
    registerLessonId: await findCorrected(context, teacher.personId),
    resourceId,
    planCourseId: await planDemoWork(context, {
      assignmentId: water.id,
      resourceId,
      teacherId: teacher.personId,
      pupilIds: [personId, ...others.slice(4, 6).map((other) => other.personId)],
    }),
    assignmentId: water.id,
    exerciseId: water.exerciseId,
    begunAssignmentId: training.id,
    markedAttemptId,
    toMarkAttemptId,
    ...(await find.shared()),
    groupId: await formGroup(context, head.personId, handedInBy),
    ...(await openNewSchool(context)),
  }
}

/** Of the demo's last registers; any lesson where there were none, as after holidays. */
async function findCorrected({ db }: SchoolContext, teacherId: Id): Promise<Id> {
  const row = await db
    .selectFrom('lesson')
    .innerJoin('course_teacher', 'course_teacher.course_id', 'lesson.course_id')
    .leftJoin('attendance_correction', 'attendance_correction.lesson_id', 'lesson.id')
    .select('lesson.id')
    .where('course_teacher.teacher_id', '=', teacherId)
    .orderBy('attendance_correction.serial', (order) => order.desc().nullsLast())
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.id
}

async function formGroup(context: SchoolContext, headId: Id, pupilIds: readonly Id[]): Promise<Id> {
  const { id } = expectValue(await createGroup(context, headId, demoEcole, 'Chorale'))
  expectValue(await chooseGroupPupils(context, headId, id, pupilIds))
  return id
}

/** Everybody else in the demo has an account already: this guardian still waits for the letter. */
async function addGuardianToWrite(context: SchoolContext, headId: Id, pupilId: Id): Promise<void> {
  const { id: guardianId } = expectValue(
    await addPerson(context, headId, demoEcole, {
      id: crypto.randomUUID(),
      familyName: 'Cherif',
      givenName: 'Leïla',
      civility: 'Mme',
      address: {
        lines: ['12 rue du Lavoir'],
        postcode: '99010',
        commune: 'Saint-Rémy-des-Préaux',
        country: 'France',
      },
      as: { role: 'guardian', pupilId, kind: 'mother' },
    }),
  )
  const links = [{ guardianId, pupilId }]
  expectValue(await confirmGuardians(context, headId, demoEcole, links, 'confirmed'))
}

async function openNewSchool(
  context: SchoolContext,
): Promise<Pick<BusyDemo, 'newHead' | 'newSchool' | 'importId'>> {
  const uai = testUai('0999003')
  const { personId } = expectValue(
    await createFirstHead(context, {
      schoolUai: uai,
      school: { name: 'École des Quatre-Vents', kind: 'elementaire' },
      givenName: 'Hélène',
      familyName: 'Castel',
      civility: 'Mme',
    }),
  )
  const login = 'helene.castel'
  expectValue(await setPassword(context, { personId, login, password: demoPassword }))
  const upload = { uai, actorId: personId, files: demoExtraction() }
  const { id } = expectValue(await startImport(context, upload))
  return { newHead: { personId, login, code: null }, newSchool: uai, importId: id }
}

type DemoAssignment = Awaited<ReturnType<ReturnType<typeof finder>['assignment']>>

/** Finds what the demo made, by the names that its contents give. */
function finder({ db }: SchoolContext) {
  return {
    async classId(name: string): Promise<Id> {
      const found = await db
        .selectFrom('class')
        .select('id')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
      return found.id
    },
    async gradedCourse(classId: Id): Promise<Id> {
      const found = await db
        .selectFrom('assessment')
        .innerJoin('course_class', 'course_class.course_id', 'assessment.course_id')
        .select('course_class.course_id as id')
        .where('course_class.class_id', '=', classId)
        .limit(1)
        .executeTakeFirstOrThrow()
      return found.id
    },
    async person(login: string): Promise<DemoPerson> {
      const found = await db
        .selectFrom('account')
        .select('person_id')
        .where('login', '=', login)
        .executeTakeFirstOrThrow()
      return { personId: found.person_id, login, code: null }
    },
    async assignment(title: string) {
      const found = await db
        .selectFrom('assignment')
        .innerJoin('exercise', 'exercise.id', 'assignment.exercise_id')
        .innerJoin('lesson', 'lesson.id', 'assignment.lesson_id')
        .select([
          'assignment.id',
          'assignment.exercise_id as exerciseId',
          'assignment.revision_id as revisionId',
          'lesson.id as lessonId',
          'lesson.on_date as onDate',
        ])
        .where('exercise.title', 'like', title)
        .executeTakeFirstOrThrow()
      return found
    },
    async shared(): Promise<Pick<BusyDemo, 'sharedResourceId' | 'sharedExerciseId'>> {
      const shares = await db.selectFrom('share').select(['resource_id', 'exercise_id']).execute()
      const [sharedResourceId] = shares.flatMap(({ resource_id: id }) => id ?? [])
      const [sharedExerciseId] = shares.flatMap(({ exercise_id: id }) => id ?? [])
      if (sharedResourceId === undefined || sharedExerciseId === undefined) {
        throw new Error('the demo shares nothing')
      }
      return { sharedResourceId, sharedExerciseId }
    },
    async resourceId(lessonId: Id): Promise<Id> {
      const found = await db
        .selectFrom('lesson_resource')
        .select('resource_id')
        .where('lesson_id', '=', lessonId)
        .executeTakeFirstOrThrow()
      return found.resource_id
    },
  }
}

/** Two questions of the pupil about a work: one answered, one that waits. */
async function askTeacher(
  context: SchoolContext,
  { id: assignmentId }: DemoAssignment,
  pupilId: Id,
  teacherId: Id,
): Promise<void> {
  const place = await context.db
    .selectFrom('assignment')
    .select(['course_id as courseId', 'school_uai as schoolUai'])
    .where('id', '=', assignmentId)
    .executeTakeFirstOrThrow()
  const about = { kind: 'assignment', id: assignmentId } as const
  for (const [text, answer] of [
    ['Pour le miroir, faut-il le mot savant ?', 'Oui : il est dans la leçon, au deuxième titre.'],
    ['Est-ce que je peux faire un dessin à la place ?', null],
  ] as const) {
    const id = mintId(context.clock, context.random)
    expectValue(await sendEnquiry(context, { ...place, id, pupilId, text, about }))
    if (answer !== null) {
      expectValue(
        await answerEnquiry(context, { id, text: answer, by: teacherId, announcementId: null }),
      )
    }
  }
}

/** Works through assignments as pupils' devices and the teacher do. */
function worker(context: SchoolContext) {
  const { db, clock, random, revisions } = context

  async function accountOf(personId: Id): Promise<Id> {
    const account = await db
      .selectFrom('account')
      .select('id')
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
    return account.id
  }

  async function start(assignment: DemoAssignment, pupilId: Id): Promise<Id> {
    const attemptId = mintId(clock, random)
    expectValue(await beginAttempt(context, { assignmentId: assignment.id, pupilId, attemptId }))
    return attemptId
  }

  async function answersOf(
    assignment: DemoAssignment,
    wish: Parameters<typeof answersByKey>[2],
  ): Promise<Answers> {
    const { content, salt } = await revisions.get(assignment.revisionId)
    return answersByKey(content, salt, wish)
  }

  return {
    /** Begins and answers the first questions. */
    async begin(assignment: DemoAssignment, pupilId: Id, answered: number): Promise<void> {
      const attemptId = await start(assignment, pupilId)
      const answers = await answersOf(assignment, { openText: 'Je réfléchis encore.' })
      for (const [questionId, answer] of Object.entries(answers).slice(0, answered)) {
        const save = { attemptId, pupilId, questionId, answer, version: 1 }
        expectValue(await saveAnswer(context, save))
      }
    },
    async handIn(
      assignment: DemoAssignment,
      pupilId: Id,
      wish: { readonly openText: string; readonly wrong: readonly string[] },
    ): Promise<Id> {
      const attemptId = await start(assignment, pupilId)
      const answers = await answersOf(assignment, wish)
      const accountId = await accountOf(pupilId)
      const id = mintId(clock, random)
      expectValue(await submitAnswers(context, { id, answers, attemptId, pupilId, accountId }))
      return attemptId
    },
    /** Marks the open question, the last one. */
    async mark(
      attemptId: Id,
      markedBy: Id,
      mark: { readonly points: number; readonly comment: string },
    ): Promise<void> {
      expectValue(await markByHand(context, { attemptId, questionId: 'q9', markedBy, ...mark }))
    },
  }
}
