/**
 * Two lessons exchange their times in a browser: a teacher swaps two of their own from the lesson's
 * plan, the office one of theirs with a colleague's; a swap that doubles a teacher is refused, and a
 * pupil's day shows what was done.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { addDays, type Day, dayOf, instantOf, mondayOf } from '#kernel/calendar-day.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { findDaysOff } from '#school/timetable/rebuild-lessons.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, cardIn, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { addTestLesson } from '../test-school.ts'

const timeZone = 'Europe/Paris'
const password = 'tulipe vélo lundi bouchon'
const teacher = { login: 'lucie.moreau', password }
const office = { login: 'la.direction', password }

interface Filled extends CardedClass {
  /** Two school days in a row, of one week to come. */
  readonly first: Day
  readonly second: Day
  /** Maths on the first day at 9, with homework and for homework; maths on the second at 14; Latin there at 10. */
  readonly maths: string
}

async function fill(context: SchoolContext): Promise<Filled> {
  const carded = await fillCardedClass(context, { who: 'teacherA', ...teacher })
  const { school } = carded
  expectValue(await setPassword(context, { personId: school.head.personId, ...office }))
  const [first, second] = await twoSchoolDays(context, school.uai)
  const maths = await lessonAt(context, school.uai, [school.courseA, first, '09:00'], 'Page 12')
  const before = [school.courseA, addDays(first, -7), '09:00'] as const
  const giving = await lessonAt(context, school.uai, before, 'Page 11')
  const due = { homework_due_on: first, homework_due_lesson_id: maths }
  await context.db.updateTable('lesson').set(due).where('id', '=', giving).execute()
  await lessonAt(context, school.uai, [school.courseA, second, '14:00'])
  await lessonAt(context, school.uai, [school.courseGroup, second, '10:00'])
  return { ...carded, first, second, maths }
}

/** Behind whatever holidays there are now. */
async function twoSchoolDays({ db }: SchoolContext, uai: string): Promise<[Day, Day]> {
  const monday = addDays(mondayOf(dayOf(Date.now(), timeZone)), 7)
  const dayOff = await findDaysOff(db, uai, monday, addDays(monday, 100))
  for (let week = 0; week < 14; week += 1) {
    const first = addDays(monday, 7 * week)
    if (dayOff(first) === null && dayOff(addDays(first, 1)) === null) {
      return [first, addDays(first, 1)]
    }
  }
  throw new Error('no school for a hundred days')
}

function lessonAt(
  { db }: Pick<SchoolContext, 'db'>,
  uai: string,
  [courseId, onDate, time]: readonly [string, Day, string],
  homework?: string,
): Promise<string> {
  const startsMs = instantOf(onDate, time, timeZone)
  return addTestLesson(db, {
    uai,
    courseId,
    onDate,
    startsAt: new Date(startsMs).toISOString(),
    endsAt: new Date(startsMs + 55 * 60_000).toISOString(),
    ...(homework === undefined ? {} : { homework, homeworkDueOn: addDays(onDate, 7) }),
  })
}

let cell: ServedCell<Filled>
let browser: Browser
const devices: Device[] = []

before(async () => {
  cell = await serveCell(fill)
  browser = await openChromium()
})

after(async () => {
  for (const one of devices) await one.close()
  await browser?.close()
  await cell?.stop()
})

async function pageOf(width: number, way: Parameters<typeof signIn>[2]): Promise<Page> {
  const device = await openDevice(browser, { width })
  devices.push(device)
  await signIn(device.page, cell.origin, way)
  return device.page
}

async function assertFine(page: Page): Promise<void> {
  await settle(page)
  assert.deepEqual(await findSidewaysScroll(page), [])
  assert.deepEqual(await findAxeProblems(page), [])
}

/** The lessons of a pupil's day, as they are read. */
async function lessonsOn(page: Page, day: Day): Promise<string[]> {
  await visit(page, cell.origin + pagePaths.myDayOn(day))
  const lines = await page.locator('.rail-list > li').allInnerTexts()
  return lines.map((line) => line.replace(/\s+/g, ' '))
}

test('a teacher swaps two lessons on a phone, the office one with a colleague’s, and a pupil’s day shows it', async () => {
  const { school, first, second, maths } = cell.filled
  const phone = await pageOf(360, teacher)
  await visit(phone, cell.origin + pagePaths.lessonPlan(maths))
  await phone.getByRole('button', { name: 'Échanger avec…' }).click()
  const dialog = phone.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: 'Échanger les deux séances' })
  await confirm.click()
  await dialog.getByText('Choisissez une séance.').waitFor()
  const choice = dialog.getByLabel('Séance de la classe')
  assert.equal(
    await choice.locator('option:not([value=""])').count(),
    1,
    'a colleague’s is not hers',
  )
  await choice.selectOption({ index: 1 })
  await dialog.getByText(/à 9.h \(Math.* aura lieu .*de 14.h à 14.h.55/).waitFor()
  await dialog.getByText(/à 14.h \(Math.* aura lieu .*de 9.h à 9.h.55/).waitFor()
  await dialog.getByText(/^Un travail à faire.*change de jour avec elle/).waitFor()
  await assertFine(phone)
  await confirm.click()
  await phone.locator('.toast').filter({ hasText: 'Les deux séances sont échangées' }).waitFor()
  await phone
    .getByText(/14.h.*14.h.55/)
    .first()
    .waitFor()

  const pupil = await pageOf(360, { code: cardIn(cell.filled, school.pupilA2).shortCode })
  const after = await lessonsOn(pupil, second)
  assert.equal(after.length, 2)
  assert.match(after[1] ?? '', /14.h.*Page 12/)
  assert.equal((await lessonsOn(pupil, first)).length, 1)

  const desk = await pageOf(1280, office)
  const query = new URLSearchParams({ classe: school.classA, semaine: mondayOf(first) })
  await visit(desk, `${cell.origin}${pagePaths.timetable(school.uai)}?${query}`)
  await desk
    .locator('button.week-press')
    .filter({ hasText: /^9|9.h/ })
    .first()
    .click()
  const over = desk.getByRole('dialog')
  await over.getByRole('button', { name: 'Échanger avec…' }).click()
  const label = await over.locator('option', { hasText: /10.h/ }).textContent()
  await over.getByLabel('Séance de la classe').selectOption({ label: label ?? '' })
  await assertFine(desk)
  // The colleague gives another class a lesson when Latin would come.
  const french = await lessonAt(cell.context, school.uai, [school.courseB, first, '09:00'])
  const press = over.getByRole('button', { name: 'Échanger les deux séances' })
  await press.click()
  await over.getByText(/Un enseignant aurait deux séances à la fois/).waitFor()
  await assertFine(desk)
  assert.equal((await lessonsOn(pupil, second)).length, 2)
  await cell.context.db.deleteFrom('lesson').where('id', '=', french).execute()
  await press.click()
  await desk.locator('.toast').filter({ hasText: 'Les deux séances sont échangées' }).waitFor()
  const [latin = ''] = await lessonsOn(pupil, first)
  assert.match(latin, /9.h.*Latin/i)
  await assertFine(pupil)
  assert.deepEqual(
    devices.flatMap(({ complaints }) => complaints),
    [],
  )
})
