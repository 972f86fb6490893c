/**
 * Makes a small school for tests: a collège with two classes, a group across them, three courses
 * and people of every role, and an école beside it whose people must never see the collège's.
 * Plain inserts, a few dozen milliseconds; call it once per database.
 */

import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { Caller } from '#school/people/caller.ts'
import type { KnownPerson } from '#school/people/caller-store.ts'
import { readKnownPerson } from '#school/people/caller-store.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** A Tuesday of a week A, 8:00 in Paris, out of every holiday: where tests set their clock. */
export const testMorning = '2026-11-24T07:00:00.000Z'
/** The school year of both schools: 31 August 2026, the Monday of a week A, to 3 July 2027. */
export const testYear = { label: '2026-2027', startsOn: '2026-08-31', endsOn: '2027-07-03' }

export interface TestPerson {
  readonly personId: Id
  readonly accountId: Id
  readonly givenName: string
  readonly familyName: string
}

export interface TestSchool {
  /** The collège, zone A, Europe/Paris. */
  readonly uai: string
  readonly yearId: Id
  /** 6e A: pupilA1, pupilA2, and deactivatedPupil who has left. Its main teacher is teacherA. */
  readonly classA: Id
  /** 6e B: pupilB. */
  readonly classB: Id
  /** Latin, across classes: pupilA2 and pupilB. */
  readonly group: Id
  /** Maths of 6e A, taught by teacherA. */
  readonly courseA: Id
  /** French of 6e B, taught by teacherB. */
  readonly courseB: Id
  /** Latin, by the group and not by a class; taught by teacherB. */
  readonly courseGroup: Id
  readonly head: TestPerson
  /** Staff with the rights roster, cards, guardians and follow. */
  readonly cpe: TestPerson
  /** Staff with the rights roster, cards, guardians and timetable. */
  readonly secretary: TestPerson
  /** Staff with the right follow only. */
  readonly aed: TestPerson
  /** Staff without any right. */
  readonly documentaliste: TestPerson
  readonly teacherA: TestPerson
  readonly teacherB: TestPerson
  readonly deactivatedTeacher: TestPerson
  readonly pupilA1: TestPerson
  readonly pupilA2: TestPerson
  readonly pupilB: TestPerson
  readonly deactivatedPupil: TestPerson
  /** Confirmed, of pupilA1 only. */
  readonly guardianA1: TestPerson
  /** Of pupilA1; opens nothing. */
  readonly guardianUnconfirmed: TestPerson
  /** Of pupilA1; opens nothing. */
  readonly guardianBlocked: TestPerson
  /** Confirmed, of pupilB only. */
  readonly guardianB: TestPerson
  /** The école: one class, one course, nobody in common with the collège. */
  readonly otherSchool: {
    readonly uai: string
    readonly yearId: Id
    readonly class: Id
    readonly course: Id
    readonly head: TestPerson
    readonly teacher: TestPerson
    readonly pupil: TestPerson
    readonly guardian: TestPerson
  }
  /** Has no school. */
  readonly operator: TestPerson
}

/** A UAI with its right control letter, from its seven digits. */
export function testUai(digits: string): string {
  return digits + 'ABCDEFGHJKLMNPRSTUVWXYZ'.charAt(Number(digits) % 23)
}

function newId(): Id {
  return mintId(systemClock, systemRandom)
}

/** Adds a person with an account that can sign in; roles are added apart. */
export async function addTestPerson(
  db: SchoolDatabase,
  givenName: string,
  familyName: string,
  more: { readonly birthDate?: string; readonly disabled?: boolean } = {},
): Promise<TestPerson> {
  const personId = newId()
  const accountId = newId()
  await db
    .insertInto('person')
    .values({
      id: personId,
      given_name: givenName,
      family_name: familyName,
      birth_date: more.birthDate ?? null,
    })
    .execute()
  await db
    .insertInto('account')
    .values({
      id: accountId,
      person_id: personId,
      activated_at: new Date('2026-09-01T08:00:00Z'),
      disabled_at: more.disabled === true ? new Date('2026-10-01T08:00:00Z') : null,
      sessions_valid_from: new Date('2026-08-01T00:00:00Z'),
    })
    .execute()
  return { personId, accountId, givenName, familyName }
}

/** Gives a person a role in a school. */
export async function addTestRole(
  db: SchoolDatabase,
  person: TestPerson,
  uai: string,
  role: 'pupil' | 'teacher' | 'staff' | 'head',
  more: { readonly staffFunction?: string; readonly deactivated?: boolean } = {},
): Promise<void> {
  await db
    .insertInto('school_role')
    .values({
      id: newId(),
      person_id: person.personId,
      school_uai: uai,
      role,
      staff_function: more.staffFunction ?? null,
      deactivated_at: more.deactivated === true ? new Date('2026-10-01T08:00:00Z') : null,
    })
    .execute()
}

/** What the person may do, as a signed-in caller of their own device. */
export async function callerOf(db: SchoolDatabase, person: TestPerson): Promise<Caller> {
  const known: KnownPerson | null = await readKnownPerson(db, person.accountId)
  if (known === null) throw new Error(`${person.givenName} has no open account`)
  return { ...known, sessionId: newId(), sharedDevice: false }
}

/** Makes both schools and says who is who. */
export async function createTestSchool(db: SchoolDatabase): Promise<TestSchool> {
  const uai = testUai('0999101')
  const otherUai = testUai('0999102')
  const yearId = newId()
  const otherYearId = newId()
  await insertSchools(db, { uai, yearId, otherUai, otherYearId })

  const person = (given: string, family: string, more = {}) =>
    addTestPerson(db, given, family, more)
  const inSchool = async (
    who: TestPerson,
    role: 'pupil' | 'teacher' | 'staff' | 'head',
    more: { staffFunction?: string; deactivated?: boolean } = {},
    where = uai,
  ) => {
    await addTestRole(db, who, where, role, more)
    return who
  }
  const staff = async (given: string, family: string, staffFunction: string) =>
    inSchool(await person(given, family), 'staff', { staffFunction })
  const pupil = async (given: string, family: string, more = {}) =>
    inSchool(await person(given, family, { birthDate: '2015-03-12', ...more }), 'pupil')

  const people = {
    head: await inSchool(await person('Hélène', 'Principale'), 'head'),
    cpe: await staff('Colette', 'Durand', 'cpe'),
    secretary: await staff('Sylvie', 'Morel', 'secretary'),
    aed: await staff('Ahmed', 'Petit', 'aed'),
    documentaliste: await staff('Diane', 'Lambert', 'documentaliste'),
    teacherA: await inSchool(await person('Alain', 'Mercier'), 'teacher'),
    teacherB: await inSchool(await person('Béatrice', 'Fontaine'), 'teacher'),
    deactivatedTeacher: await inSchool(
      await person('Denis', 'Ancien', { disabled: true }),
      'teacher',
      { deactivated: true },
    ),
    pupilA1: await pupil('Alice', 'Renard'),
    pupilA2: await pupil('Amir', 'Benali'),
    pupilB: await pupil('Basile', 'Leroux'),
    deactivatedPupil: await inSchool(
      await person('Damien', 'Parti', { birthDate: '2015-05-02', disabled: true }),
      'pupil',
      { deactivated: true },
    ),
    guardianA1: await person('Anne', 'Renard'),
    guardianUnconfirmed: await person('Ulysse', 'Renard'),
    guardianBlocked: await person('Bruno', 'Renard'),
    guardianB: await person('Blanche', 'Leroux'),
  }
  const otherPeople = {
    head: await inSchool(await person('Odile', 'Directrice'), 'head', {}, otherUai),
    teacher: await inSchool(await person('Olivier', 'Maître'), 'teacher', {}, otherUai),
    pupil: await inSchool(
      await person('Ophélie', 'Garnier', { birthDate: '2016-01-20' }),
      'pupil',
      {},
      otherUai,
    ),
    guardian: await person('Oscar', 'Garnier'),
  }
  const operator = await person('Paul', 'Opérateur')
  await db.insertInto('operator_role').values({ person_id: operator.personId }).execute()

  const places = await insertClasses(
    db,
    { uai, yearId, otherUai, otherYearId },
    people,
    otherPeople,
  )
  await insertGuardianships(db, people, otherPeople)
  const { otherClass, otherCourse, ...own } = places
  return {
    uai,
    yearId,
    ...own,
    ...people,
    otherSchool: {
      uai: otherUai,
      yearId: otherYearId,
      class: otherClass,
      course: otherCourse,
      ...otherPeople,
    },
    operator,
  }
}

interface Places {
  readonly uai: string
  readonly yearId: Id
  readonly otherUai: string
  readonly otherYearId: Id
}

async function insertSchools(db: SchoolDatabase, places: Places): Promise<void> {
  const { uai, yearId, otherUai, otherYearId } = places
  const common = { commune: 'Saint-Rémy', zone: 'A', opened_at: new Date('2026-08-20T08:00:00Z') }
  await db
    .insertInto('school')
    .values([
      { uai, name: 'Collège des Essais', kind: 'college', phone: '01 99 00 11 22', ...common },
      { uai: otherUai, name: 'École d’à côté', kind: 'elementaire', ...common },
    ])
    .execute()
  const year = {
    label: testYear.label,
    starts_on: testYear.startsOn,
    ends_on: testYear.endsOn,
    week_a_monday: testYear.startsOn,
  }
  await db
    .insertInto('school_year')
    .values([
      { id: yearId, school_uai: uai, ...year },
      { id: otherYearId, school_uai: otherUai, ...year },
    ])
    .execute()
  await db
    .insertInto('subject')
    .values([
      { code: 'MATHS', label: 'Mathématiques', family: 'maths' },
      { code: 'FRANCAIS', label: 'Français', family: 'french' },
      { code: 'LATIN', label: 'Latin', family: 'french' },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const holiday = (label: string, startsOn: string, endsOn: string) => ({
    id: newId(),
    zone: 'A',
    label,
    starts_on: startsOn,
    ends_on: endsOn,
  })
  await db
    .insertInto('calendar_period')
    .values([
      holiday('Vacances de la Toussaint', '2026-10-17', '2026-11-01'),
      holiday('Vacances de Noël', '2026-12-19', '2027-01-03'),
    ])
    .execute()
  await db
    .insertInto('calendar_coverage')
    .values({ zone: 'A', known_until: '2027-08-31' })
    .execute()
}

type CollegePeople = Record<
  'teacherA' | 'teacherB' | 'pupilA1' | 'pupilA2' | 'pupilB' | 'deactivatedPupil',
  TestPerson
>
type GuardianPeople = Record<
  'guardianA1' | 'guardianUnconfirmed' | 'guardianBlocked' | 'guardianB' | 'pupilA1' | 'pupilB',
  TestPerson
>
type OtherPeople = Record<'teacher' | 'pupil' | 'guardian', TestPerson>

async function insertClasses(
  db: SchoolDatabase,
  { uai, yearId, otherUai, otherYearId }: Places,
  people: CollegePeople,
  other: OtherPeople,
) {
  const ids = {
    classA: newId(),
    classB: newId(),
    otherClass: newId(),
    group: newId(),
    courseA: newId(),
    courseB: newId(),
    courseGroup: newId(),
    otherCourse: newId(),
  }
  const here = { school_uai: uai, school_year_id: yearId }
  const there = { school_uai: otherUai, school_year_id: otherYearId }
  const sixth = { level_label: '6e' }
  await db
    .insertInto('class')
    .values([
      { id: ids.classA, name: '6e A', card_prefix: 'TSTA', ...sixth, ...here },
      { id: ids.classB, name: '6e B', card_prefix: 'TSTB', ...sixth, ...here },
      { id: ids.otherClass, name: 'CM2', card_prefix: 'TSTC', level_label: 'CM2', ...there },
    ])
    .execute()
  await db
    .insertInto('class_pupil')
    .values([
      { class_id: ids.classA, pupil_id: people.pupilA1.personId },
      { class_id: ids.classA, pupil_id: people.pupilA2.personId },
      { class_id: ids.classB, pupil_id: people.pupilB.personId },
      {
        class_id: ids.classA,
        pupil_id: people.deactivatedPupil.personId,
        ended_at: new Date('2026-10-01T08:00:00Z'),
      },
      { class_id: ids.otherClass, pupil_id: other.pupil.personId },
    ])
    .execute()
  await db
    .insertInto('class_teacher')
    .values([
      { class_id: ids.classA, teacher_id: people.teacherA.personId, is_main: true },
      { class_id: ids.classB, teacher_id: people.teacherB.personId, is_main: true },
      { class_id: ids.otherClass, teacher_id: other.teacher.personId, is_main: true },
    ])
    .execute()
  await db
    .insertInto('pupil_group')
    .values({ id: ids.group, name: 'Latin 6e', ...here })
    .execute()
  await db
    .insertInto('group_pupil')
    .values([
      { group_id: ids.group, pupil_id: people.pupilA2.personId },
      { group_id: ids.group, pupil_id: people.pupilB.personId },
    ])
    .execute()
  await db
    .insertInto('course')
    .values([
      { id: ids.courseA, subject_code: 'MATHS', name: 'Mathématiques 6e A', ...here },
      { id: ids.courseB, subject_code: 'FRANCAIS', name: 'Français 6e B', ...here },
      { id: ids.courseGroup, subject_code: 'LATIN', name: 'Latin 6e', ...here },
      { id: ids.otherCourse, subject_code: 'FRANCAIS', name: 'Français CM2', ...there },
    ])
    .execute()
  await db
    .insertInto('course_class')
    .values([
      { course_id: ids.courseA, class_id: ids.classA },
      { course_id: ids.courseB, class_id: ids.classB },
      { course_id: ids.otherCourse, class_id: ids.otherClass },
    ])
    .execute()
  await db
    .insertInto('course_group')
    .values({ course_id: ids.courseGroup, group_id: ids.group })
    .execute()
  await db
    .insertInto('course_teacher')
    .values([
      { course_id: ids.courseA, teacher_id: people.teacherA.personId },
      { course_id: ids.courseB, teacher_id: people.teacherB.personId },
      { course_id: ids.courseGroup, teacher_id: people.teacherB.personId },
      { course_id: ids.otherCourse, teacher_id: other.teacher.personId },
    ])
    .execute()
  return ids
}

async function insertGuardianships(
  db: SchoolDatabase,
  people: GuardianPeople,
  other: OtherPeople,
): Promise<void> {
  const link = (
    guardian: TestPerson,
    pupil: TestPerson,
    rights: 'confirmed' | 'to_confirm' | 'blocked',
  ) => ({ guardian_id: guardian.personId, pupil_id: pupil.personId, kind: null, rights })
  await db
    .insertInto('guardianship')
    .values([
      link(people.guardianA1, people.pupilA1, 'confirmed'),
      link(people.guardianUnconfirmed, people.pupilA1, 'to_confirm'),
      link(people.guardianBlocked, people.pupilA1, 'blocked'),
      link(people.guardianB, people.pupilB, 'confirmed'),
      link(other.guardian, other.pupil, 'confirmed'),
    ])
    .execute()
}

/** A lesson by hand, for tests that need one and no timetable. Times are instants. */
export async function addTestLesson(
  db: SchoolDatabase,
  lesson: {
    readonly uai: string
    readonly courseId: Id
    readonly onDate: string
    readonly startsAt: string
    readonly endsAt: string
    readonly room?: string
    readonly homework?: string
    readonly homeworkDueOn?: string
  },
): Promise<Id> {
  const id = newId()
  await db
    .insertInto('lesson')
    .values({
      id,
      school_uai: lesson.uai,
      course_id: lesson.courseId,
      on_date: lesson.onDate,
      starts_at: new Date(lesson.startsAt),
      ends_at: new Date(lesson.endsAt),
      room: lesson.room ?? null,
      homework: lesson.homework ?? null,
      homework_due_on: lesson.homeworkDueOn ?? null,
    })
    .execute()
  return id
}
