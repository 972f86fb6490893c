/**
 * Fills an empty installation with the demo schools, and tells how to sign in there. The
 * passwords are known to everybody who reads this: it is never run on a real installation.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { dayOf } from '#kernel/calendar-day.ts'
import { expectValue } from '#kernel/result.ts'
import type { AttemptContext } from '#school/attempts/attempt-context.ts'
import type { AttendanceRoom } from '#school/attendance/attendance-context.ts'
import { issueCards } from '#school/sign-in/issue-cards.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import type { SignInContext } from '#school/sign-in/sign-in-context.ts'
import { type DemoContent, readDemoContent } from './demo-content.ts'
import { demoYear } from './demo-year.ts'
import { seedAttendance } from './seed-attendance.ts'
import { seedGrades } from './seed-grades.ts'
import { seedLessonLogs } from './seed-lesson-logs.ts'
import { seedLessons } from './seed-lessons.ts'
import { type DemoIds, findId, seedPeople } from './seed-people.ts'
import { seedReports } from './seed-reports.ts'
import { findMeetings, seedTimetables } from './seed-timetables.ts'
import { seedWorkPlans } from './seed-work-plans.ts'

type Context = AttemptContext & SignInContext & AttendanceRoom

/** One password for every adult of the demo: long enough for the rule, easy to type. */
export const demoPassword = 'sous-le-tilleul'
const demoTimeZone = 'Europe/Paris'
const fileName = 'demo-sign-ins.json'

const demoSignInsSchema = Type.Array(
  Type.Object({
    who: Type.String(),
    /** A login with the demo's password, or a card's short code. */
    login: Type.Union([Type.String(), Type.Null()]),
    code: Type.Union([Type.String(), Type.Null()]),
  }),
)
export type DemoSignIns = Static<typeof demoSignInsSchema>

/** `dataDir` keeps the list of sign-ins, for the next start; `host` is printed on demo cards. */
export async function seedDemo(
  context: Context,
  options: { readonly dataDir: string; readonly host: string },
): Promise<DemoSignIns> {
  const content = readDemoContent()
  const today = dayOf(context.clock.now(), demoTimeZone)
  const year = demoYear(today)
  const ids = await seedPeople(context, content, year)
  await seedTimetables(context, content, ids, year)
  const find = findMeetings(context.db)
  await seedLessons(context, content, ids, today, find)
  await seedAttendance(context, content, ids, today, find)
  await seedLessonLogs(context, today)
  await seedGrades(context, year, today)
  await givePasswords(context, content, ids)
  await seedReports(context, content, ids, today)
  await seedWorkPlans(context, content, ids, today)
  const signIns = await listSignIns(context, content, ids, options.host)
  await writeFile(join(options.dataDir, fileName), JSON.stringify(signIns), { mode: 0o600 })
  return signIns
}

/** The list that an earlier start kept; null where this installation is no demo. */
export async function readDemoSignIns(dataDir: string): Promise<DemoSignIns | null> {
  const text = await readFile(join(dataDir, fileName), 'utf8').catch(() => null)
  if (text === null) return null
  const list: unknown = JSON.parse(text)
  return Value.Check(demoSignInsSchema, list) ? list : null
}

/** The key of a person in the contents is `given-family`; people type `given.family`. */
function loginOf(key: string): string {
  return key.replace('-', '.')
}

const passwordsAtOnce = 4

async function givePasswords(context: Context, content: DemoContent, ids: DemoIds): Promise<void> {
  const adults = [
    ...content.people.schools.flatMap((school) => school.staff),
    ...content.people.guardians,
  ]
  // A few at a time: whoever would wait long for a password on a busy machine is turned away.
  for (let from = 0; from < adults.length; from += passwordsAtOnce) {
    await Promise.all(
      adults.slice(from, from + passwordsAtOnce).map(async ({ key }) => {
        const personId = findId(ids.people, key)
        const login = loginOf(key)
        expectValue(await setPassword(context, { personId, login, password: demoPassword }))
      }),
    )
  }
}

async function listSignIns(
  context: Context,
  content: DemoContent,
  ids: DemoIds,
  host: string,
): Promise<DemoSignIns> {
  const signIns: DemoSignIns = []
  for (const school of content.people.schools) {
    for (const { name } of school.classes) {
      const classId = findId(ids.classes, `${school.uai}/${name}`)
      const { cards } = expectValue(await issueCards(context, { classId, actorId: null, host }))
      const [card] = cards
      if (card === undefined) continue
      const who = `élève de ${name} (${card.givenName} ${card.familyName})`
      signIns.push({ who, login: null, code: card.shortCode })
    }
    const head = school.staff.find((member) => member.function === 'head')
    const teacher = school.staff.find((member) => member.function === 'teacher')
    if (head !== undefined) {
      signIns.push({ who: `direction, ${school.name}`, login: loginOf(head.key), code: null })
    }
    if (teacher !== undefined) {
      signIns.push({ who: `enseignant, ${school.name}`, login: loginOf(teacher.key), code: null })
    }
  }
  const guardian = content.people.guardians[0]
  if (guardian !== undefined) {
    signIns.push({ who: 'responsable de deux enfants', login: loginOf(guardian.key), code: null })
  }
  return signIns
}
