/**
 * A teacher is ill. The office names another for a lesson of today; it appears in the other's open
 * teaching day without a press, is prepared and its register taken on a phone, and the class reads
 * the name. Taken back, it is gone from the open page, and its register is no more to be had.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { demoPassword, seedDemo } from '#demo/seed-demo.ts'
import { dayOf, mondayOf } from '#kernel/calendar-day.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { type Device, openDevice, signIn, visit } from '../browser-device.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'

const uai = '0999002X'
const timeZone = 'Europe/Paris'

interface Filled {
  /** A lesson of today, the class that has it, who teaches it, and somebody who does not. */
  readonly lessonId: string
  readonly className: string
  readonly classId: string
  readonly teacherId: string
  readonly substitute: { readonly id: string; readonly name: string; readonly login: string }
}

async function fill(context: SchoolContext, dataDir: string): Promise<Filled> {
  await seedDemo(context, { dataDir, host: 'localhost' })
  const { db } = context
  const course = await db
    .selectFrom('course')
    .innerJoin('course_teacher', 'course_teacher.course_id', 'course.id')
    .innerJoin('course_class', 'course_class.course_id', 'course.id')
    .innerJoin('class', 'class.id', 'course_class.class_id')
    .select(['course.id', 'class_id', 'class.name', 'teacher_id'])
    .where('course.school_uai', '=', uai)
    .where('course.deactivated_at', 'is', null)
    .orderBy('course.id')
    .executeTakeFirstOrThrow()
  const substitute = await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .innerJoin('school_role', 'school_role.person_id', 'person.id')
    .select(['person.id', 'login', 'given_name', 'family_name'])
    .where('school_uai', '=', uai)
    .where('role', '=', 'teacher')
    .where('login', 'is not', null)
    .where(
      'person.id',
      'not in',
      db
        .selectFrom('course_teacher')
        .innerJoin('course_class', 'course_class.course_id', 'course_teacher.course_id')
        .select('teacher_id')
        .where('class_id', '=', course.class_id),
    )
    .orderBy('login')
    .executeTakeFirstOrThrow()
  // Today may be a Sunday: the lesson is put there, in the evening.
  const lessonId = mintId(context.clock, systemRandom)
  const onDate = dayOf(context.clock.now(), timeZone)
  const at = (time: string) =>
    sql<Date>`(${`${onDate} ${time}`}::timestamp at time zone ${timeZone})`
  await db
    .insertInto('lesson')
    .values({
      id: lessonId,
      school_uai: uai,
      course_id: course.id,
      on_date: onDate,
      starts_at: at('18:05'),
      ends_at: at('18:50'),
      room: 'Préau 7',
      status: 'moved',
    })
    .execute()
  return {
    lessonId,
    className: course.name,
    classId: course.class_id,
    teacherId: course.teacher_id,
    substitute: {
      id: substitute.id,
      name: `${substitute.given_name} ${substitute.family_name}`,
      login: substitute.login ?? '',
    },
  }
}

let cell: ServedCell<Filled>
let browser: Browser
let head: Device
let other: Device

before(async () => {
  cell = await serveCell(fill)
  browser = await openChromium()
  head = await openDevice(browser, { width: 1280 })
  other = await openDevice(browser, { width: 360 })
  const password = demoPassword
  await signIn(head.page, cell.origin, { login: 'helene.castaing', password })
  await signIn(other.page, cell.origin, { login: cell.filled.substitute.login, password })
})

after(async () => {
  await head?.close()
  await other?.close()
  await browser?.close()
  await cell?.stop()
})

const lessonInWeek = (page: Page) =>
  page.locator('button.week-press').filter({ hasText: 'Préau 7' }).first()

async function openLesson(page: Page): Promise<void> {
  const semaine = mondayOf(dayOf(Date.now(), timeZone))
  const query = new URLSearchParams({ classe: cell.filled.classId, semaine })
  await visit(page, `${cell.origin}${pagePaths.timetable(uai)}?${query}`)
  await lessonInWeek(page).click()
}

test('a substitute is named, sees the lesson at once, takes the register, and is thanked', async () => {
  const { lessonId, substitute } = cell.filled
  const { page: office } = head
  const { page: phone } = other
  await visit(phone, cell.origin + pagePaths.teaching)
  const line = phone.locator('main').getByText('Préau 7')
  assert.equal(await line.count(), 0)

  await openLesson(office)
  const dialog = office.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Nommer un remplaçant' }).click()
  await dialog.getByRole('button', { name: 'Nommer', exact: true }).click()
  await dialog.getByText('Choisissez un enseignant.').waitFor()
  await dialog.getByLabel('Enseignant').selectOption({ value: substitute.id })
  await dialog.getByLabel(/^Toutes les séances/).check()
  await dialog.getByLabel('Dernier jour').waitFor()
  assert.deepEqual(await findAxeProblems(office), [])
  await dialog.getByLabel('Cette séance seulement').check()
  await dialog.getByRole('button', { name: 'Nommer', exact: true }).click()
  await office.locator('.toast').filter({ hasText: 'Le remplaçant est nommé' }).waitFor()
  await lessonInWeek(office).filter({ hasText: substitute.name }).waitFor()
  await lessonInWeek(office).filter({ hasText: 'Remplacement' }).waitFor()
  assert.deepEqual(await findAxeProblems(office), [])

  // Nobody pressed anything on the phone. In the evening the lesson lies folded under what is over.
  await line.waitFor({ state: 'attached' })
  await phone.getByText(/Vous remplacez/).waitFor({ state: 'attached' })
  assert.deepEqual(await findSidewaysScroll(phone), [])
  assert.deepEqual(await findAxeProblems(phone), [])
  await visit(phone, cell.origin + pagePaths.lessonPlan(lessonId))
  await phone.getByLabel('Note aux élèves').fill('Apportez la règle')
  await phone.getByRole('button', { name: 'Enregistrer la note' }).click()
  await phone.getByText(/Les élèves le voient déjà/).waitFor()
  await visit(phone, cell.origin + pagePaths.register(lessonId))
  await phone.locator('.register-row').first().waitFor()
  await visit(phone, cell.origin + pagePaths.teaching)
  await line.waitFor({ state: 'attached' })

  await openLesson(office)
  await dialog.getByText('Remplacement pour cette séance.').waitFor()
  assert.deepEqual(await findAxeProblems(office), [])
  await dialog.getByRole('button', { name: 'Mettre fin au remplacement' }).click()
  await office.locator('.toast').filter({ hasText: 'Le remplacement est terminé' }).waitFor()
  await line.waitFor({ state: 'detached' })
  await visit(phone, cell.origin + pagePaths.register(lessonId))
  assert.equal(await phone.locator('.register-row').count(), 0)
  assert.deepEqual([...head.complaints, ...other.complaints], [])
})
