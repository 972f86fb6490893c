/** A teacher says what is to be done for a lesson that is chosen; it is kept as that lesson, not as a day alone. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { openDevice, signIn, visit } from '../browser-device.ts'
import { type CardedClass, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { addTestLesson } from '../test-school.ts'

const teacher = { login: 'lucie.moreau', password: 'tulipe vélo lundi bouchon' }

interface Filled extends CardedClass {
  readonly lessonIds: readonly Id[]
}

async function fill(context: SchoolContext): Promise<Filled> {
  const filled = await fillCardedClass(context, { who: 'teacherA', ...teacher })
  const { courseA: courseId, uai } = filled.school
  const today = dayOf(context.clock.now(), 'Europe/Paris')
  const lessonIds: Id[] = []
  for (const days of [1, 3, 5]) {
    const onDate = addDays(today, days)
    const times = { startsAt: `${onDate}T09:00:00Z`, endsAt: `${onDate}T10:00:00Z` }
    lessonIds.push(await addTestLesson(context.db, { uai, courseId, onDate, ...times }))
  }
  return { ...filled, lessonIds }
}

let cell: ServedCell<Filled>
let browser: Browser

before(async () => {
  cell = await serveCell(fill)
  browser = await openChromium()
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

async function dueLesson(): Promise<Id | null | undefined> {
  const row = await cell.context.db
    .selectFrom('lesson')
    .select('homework_due_lesson_id')
    .where('id', '=', cell.filled.lessonIds[0] ?? '')
    .executeTakeFirst()
  return row?.homework_due_lesson_id
}

test('homework is given for a lesson, in both languages, and found again so', async () => {
  const [first = '', second, third] = cell.filled.lessonIds
  for (const [language, width, written, when, save, due] of [
    ['fr-FR', 360, /À faire pour une autre fois/, /Pour quand/, /Enregistrer le travail/, third],
    ['en-GB', 1280, /To do for another time/, /For when/, /Save the homework/, second],
  ] as const) {
    const device = await openDevice(browser, { width, language })
    try {
      const { page } = device
      await signIn(page, cell.origin, teacher)
      await visit(page, cell.origin + pagePaths.lessonPlan(first))
      await page.getByRole('textbox', { name: written }).fill(`Page 12 (${language})`)
      await page.getByLabel(when).selectOption(due ?? '')
      assert.deepEqual(await findAxeProblems(page), [])
      const saved = page.waitForResponse(/homework$/)
      await page.getByRole('button', { name: save }).click()
      assert.equal((await saved).status(), 200)
      assert.equal(await dueLesson(), due)
      await visit(page, cell.origin + pagePaths.lessonPlan(first))
      assert.equal(await page.getByLabel(when).inputValue(), due)
      assert.deepEqual(device.complaints, [])
    } finally {
      await device.close()
    }
  }
})
