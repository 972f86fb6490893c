/** Opens the demo schools and puts their people, classes, groups and courses in. */
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import { addPerson } from '#school/people/add-person.ts'
import { assignClassTeachers } from '#school/people/assign-class-teachers.ts'
import { addGuardian, confirmGuardians } from '#school/people/confirm-guardians.ts'
import { createClass } from '#school/people/create-class.ts'
import { chooseGroupPupils, createGroup } from '#school/people/create-group.ts'
import { movePupils } from '#school/people/move-pupils.ts'
import { openCourse } from '#school/people/open-course.ts'
import { openSchool } from '#school/people/open-school.ts'
import { saveSchoolYear } from '#school/people/save-school-year.ts'
import type { RoomContext } from '#school/room-context.ts'
import { createFirstHead } from '#school/sign-in/create-first-head.ts'
import type { DemoContent, DemoPeople, DemoSlot } from './demo-content.ts'
import type { DemoYear } from './demo-year.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random' | 'keyRing'>
type DemoSchool = DemoPeople['schools'][number]

/** Ids of what was made, by the keys of the contents. */
export interface DemoIds {
  /** person's key → id */
  readonly people: Map<string, Id>
  /** `uai/class name` → id */
  readonly classes: Map<string, Id>
  /** `courseKey` → id */
  readonly courses: Map<string, Id>
  /** uai → the head's id */
  readonly heads: Map<string, Id>
}

/** One course per subject, teacher and audience: a class, or a group across classes. */
export function courseKey(uai: string, className: string, slot: DemoSlot): string {
  return `${uai}/${slot.subject}/${slot.teacher}/${slot.group ?? className}`
}

export function findId(ids: ReadonlyMap<string, Id>, key: string): Id {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the demo contents name "${key}", which is not there`)
  return id
}

export async function seedPeople(
  context: Context,
  content: DemoContent,
  year: DemoYear,
): Promise<DemoIds> {
  const ids: DemoIds = {
    people: new Map(),
    classes: new Map(),
    courses: new Map(),
    heads: new Map(),
  }
  for (const school of content.people.schools) {
    await seedSchool(context, school, year, ids)
    await seedCourses(context, school, content, ids)
  }
  await seedGuardians(context, content.people, ids)
  return ids
}

async function seedSchool(
  context: Context,
  school: DemoSchool,
  year: DemoYear,
  ids: DemoIds,
): Promise<void> {
  const { uai } = school
  const [street = '', town = ''] = school.address.split(', ')
  await openSchool(context, {
    uai,
    name: school.name,
    kind: school.kind === 'ecole' ? 'elementaire' : 'college',
    address: street,
    postcode: town.slice(0, 5),
    commune: town.slice(6),
    // Numbers that France keeps free for fiction (ARCEP decision 2018-0881).
    phone: school.kind === 'ecole' ? '01 99 00 12 34' : '01 99 00 56 78',
    zone: 'C',
  })
  expectValue(await saveSchoolYear(context, null, uai, null, year))
  for (const member of school.staff) {
    const { familyName, givenName, civility } = member
    if (member.function === 'head') {
      const head = { schoolUai: uai, familyName, givenName, civility }
      const { personId } = expectValue(await createFirstHead(context, head))
      ids.heads.set(uai, personId)
      ids.people.set(member.key, personId)
      continue
    }
    const as = placeOf(member.function)
    const id = mintId(context.clock, context.random)
    const person = { id, familyName, givenName, civility, as }
    expectValue(await addPerson(context, ids.heads.get(uai) ?? null, uai, person))
    ids.people.set(member.key, id)
  }
  await seedClasses(context, school, ids)
}

function placeOf(what: DemoSchool['staff'][number]['function']) {
  const isStaff = what === 'cpe' || what === 'documentaliste'
  return isStaff ? { role: 'staff' as const, staffFunction: what } : { role: 'teacher' as const }
}

async function seedClasses(context: Context, school: DemoSchool, ids: DemoIds): Promise<void> {
  const { uai } = school
  const head = findId(ids.heads, uai)
  for (const { name, level } of school.classes) {
    const made = expectValue(await createClass(context, head, uai, { name, levelLabel: level }))
    ids.classes.set(`${uai}/${name}`, made.id)
    const teacherIds = school.staff
      .filter((member) => member.function === 'teacher' && member.classes?.includes(name))
      .map((member) => findId(ids.people, member.key))
    const teachers = { teacherIds, mainTeacherIds: teacherIds.slice(0, 1) }
    expectValue(await assignClassTeachers(context, head, made.id, teachers))
  }
  for (const { birthDate, familyName, givenName, key } of school.pupils) {
    const person = {
      id: mintId(context.clock, context.random),
      familyName,
      givenName,
      birthDate,
      as: { role: 'pupil', classId: null },
    } as const
    ids.people.set(key, expectValue(await addPerson(context, head, uai, person)).id)
  }
  // Each class in one act: who fills a class belongs to it since the year began, to past lessons too.
  for (const { name } of school.classes) {
    const pupils = school.pupils.filter((pupil) => pupil.class === name)
    const pupilIds = pupils.map(({ key }) => findId(ids.people, key))
    const classId = findId(ids.classes, `${uai}/${name}`)
    expectValue(await movePupils(context, head, classId, pupilIds))
  }
}

async function seedCourses(
  context: Context,
  school: DemoSchool,
  content: DemoContent,
  ids: DemoIds,
): Promise<void> {
  const { uai } = school
  const head = findId(ids.heads, uai)
  const subjectNames = new Map(content.subjects.map(({ code, name }) => [code, name]))
  const groups = new Map<string, Id>()
  for (const name of new Set(school.pupils.flatMap((pupil) => pupil.groups ?? []))) {
    const { id } = expectValue(await createGroup(context, head, uai, name))
    const members = school.pupils.filter((pupil) => pupil.groups?.includes(name))
    const pupilIds = members.map((pupil) => findId(ids.people, pupil.key))
    expectValue(await chooseGroupPupils(context, head, id, pupilIds))
    groups.set(name, id)
  }
  for (const timetable of content.timetables.filter((one) => one.uai === uai)) {
    for (const slot of timetable.slots) {
      const key = courseKey(uai, timetable.class, slot)
      if (ids.courses.has(key)) continue
      const isGroup = slot.group !== undefined
      const subject = subjectNames.get(slot.subject) ?? slot.subject
      const course = {
        id: mintId(context.clock, context.random),
        subjectCode: slot.subject,
        name: `${subject} · ${slot.group ?? timetable.class}`,
        classIds: isGroup ? [] : [findId(ids.classes, `${uai}/${timetable.class}`)],
        groupIds: isGroup ? [findId(groups, slot.group ?? '')] : [],
        teacherIds: [findId(ids.people, slot.teacher)],
      }
      ids.courses.set(key, expectValue(await openCourse(context, head, uai, course)).id)
    }
  }
}

async function seedGuardians(context: Context, people: DemoPeople, ids: DemoIds): Promise<void> {
  const schoolOfPupil = new Map(
    people.schools.flatMap((school) => school.pupils.map((pupil) => [pupil.key, school.uai])),
  )
  for (const guardian of people.guardians) {
    for (const [index, child] of guardian.children.entries()) {
      const uai = schoolOfPupil.get(child.key) ?? ''
      const head = findId(ids.heads, uai)
      const pupilId = findId(ids.people, child.key)
      if (index === 0) {
        const { familyName, givenName, civility, email, phone } = guardian
        const as = { role: 'guardian', pupilId, kind: child.kind } as const
        const address = postalAddress(guardian.address)
        const reached = { email: email ?? null, phone: phone ?? null }
        const id = mintId(context.clock, context.random)
        const person = { id, familyName, givenName, civility, address, ...reached, as }
        const made = expectValue(await addPerson(context, head, uai, person))
        ids.people.set(guardian.key, made.id)
      }
      const guardianId = findId(ids.people, guardian.key)
      if (index > 0) {
        const link = { guardianId, pupilId, kind: child.kind }
        expectValue(await addGuardian(context, null, uai, link))
      }
      if (child.rights !== 'to_confirm') {
        const links = [{ guardianId, pupilId }]
        expectValue(await confirmGuardians(context, head, uai, links, child.rights))
      }
    }
  }
}

/** "5 allée des Peupliers, bâtiment B, 99010 Saint-Rémy-des-Préaux": the town comes last. */
function postalAddress(text: string) {
  const lines = text.split(', ')
  const town = lines.pop() ?? ''
  return { lines, postcode: town.slice(0, 5), commune: town.slice(6), country: 'France' }
}
