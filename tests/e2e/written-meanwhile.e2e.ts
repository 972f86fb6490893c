/**
 * What a colleague wrote while a teacher was typing: shown beside what is typed, to be kept or written over, on the
 * page and behind whoever has left it; nothing is lost, and the focus is where one goes on.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { saveAssessment } from '#school/grades/save-assessment.ts'
import { writeHomework } from '#school/lessons/write-homework.ts'
import { type Device, openDevice, signIn, turnTo, visit } from '../browser-device.ts'
import { type CardedClass, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { addTestLesson } from '../test-school.ts'

const teacher = { login: 'lucie.moreau', password: 'tulipe vélo lundi bouchon' }

interface Filled extends CardedClass {
  readonly first: Id
  readonly next: Id
}

async function fill(context: SchoolContext): Promise<Filled> {
  const filled = await fillCardedClass(context, { who: 'teacherA', ...teacher })
  const { courseA: courseId, uai } = filled.school
  const today = dayOf(context.clock.now(), 'Europe/Paris')
  const lessonIn = (days: number): Promise<Id> => {
    const onDate = addDays(today, days)
    const times = { startsAt: `${onDate}T09:00:00Z`, endsAt: `${onDate}T10:00:00Z` }
    return addTestLesson(context.db, { uai, courseId, onDate, ...times })
  }
  return { ...filled, first: await lessonIn(1), next: await lessonIn(3) }
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

const looks = {
  'fr-FR': {
    width: 360,
    homework: /À faire pour une autre fois/,
    save: /^Enregistrer le travail/,
    when: /Pour quand/,
    day: 'Jour',
    dayMissing: 'Choisissez un jour.',
    refused: /Ce jour est avant la séance/,
    due: /^À faire pour le /,
    keep: 'Enregistrer ce qui est saisi ici à la place',
    take: 'Prendre ce qui est enregistré',
    overwrite: 'Enregistrer le vôtre à la place',
    change: /^Modifier .*Dictée/,
    title: 'Titre',
    saveAssessment: 'Enregistrer l’évaluation',
    scale: 'Notation',
  },
  'en-GB': {
    width: 1280,
    homework: /To do for another time/,
    save: /^Save the homework/,
    when: /For when/,
    day: 'Day',
    dayMissing: 'Choose a day.',
    refused: /That day is before the lesson/,
    due: /^Due on /,
    keep: 'Save what is typed here in its place',
    take: 'Take what is saved',
    overwrite: 'Save yours in its place',
    change: /^Change .*Dictée/,
    title: 'Title',
    saveAssessment: 'Save the assessment',
    scale: 'Grading',
  },
} as const
const languages = ['fr-FR', 'en-GB'] as const

type Language = (typeof languages)[number]

async function open(language: Language): Promise<Device> {
  const device = await openDevice(browser, { width: looks[language].width, language })
  await signIn(device.page, cell.origin, teacher)
  return device
}

async function ofColleague(homework: string): Promise<void> {
  const { first, next, school } = cell.filled
  const wish = { homework, dueLessonId: next, writtenBy: school.teacherB.personId }
  expectValue(await writeHomework(cell.context, first, wish))
}

const standing = async (): Promise<string | null> => {
  const { homework } = await cell.context.db
    .selectFrom('lesson')
    .select('homework')
    .where('id', '=', cell.filled.first)
    .executeTakeFirstOrThrow()
  return homework
}

async function assertFine(page: Page): Promise<void> {
  assert.deepEqual(await findSidewaysScroll(page), [])
  assert.deepEqual(await findAxeProblems(page), [])
}

/** What a colleague has is shown, and whoever listens is led to it. */
async function isTold(page: Page, theirs: string | RegExp): Promise<void> {
  await page.locator('[tabindex="-1"]:focus').getByText(theirs).waitFor()
}

for (const language of languages) {
  const look = looks[language]

  test(`homework of a colleague is shown with its day before anything is written over it (${language})`, async () => {
    const device = await open(language)
    const { page } = device
    await visit(page, cell.origin + pagePaths.lessonPlan(cell.filled.first))
    const text = page.getByRole('textbox', { name: look.homework })
    const save = page.getByRole('button', { name: look.save })
    await text.fill(`Mine (${language})`)
    await ofColleague(`Theirs (${language})`)
    await save.click()
    await isTold(page, `Theirs (${language})`)
    await isTold(page, look.due)
    await assertFine(page)
    assert.equal(await standing(), `Theirs (${language})`)
    await page.getByRole('button', { name: look.take }).click()
    await page.locator('textarea:focus').waitFor()
    assert.equal(await text.inputValue(), `Theirs (${language})`)

    await text.fill(`Mine (${language})`)
    await ofColleague(`Theirs again (${language})`)
    await save.click()
    await isTold(page, `Theirs again (${language})`)
    await page.getByRole('button', { name: look.keep }).click()
    await page.locator('textarea:focus').waitFor()
    assert.equal(await standing(), `Mine (${language})`)
    assert.deepEqual(device.complaints, [])
    await device.close()
  })

  test(`homework for another day needs that day, and one that comes after the lesson (${language})`, async () => {
    const device = await open(language)
    const { page } = device
    await visit(page, cell.origin + pagePaths.lessonPlan(cell.filled.first))
    const save = page.getByRole('button', { name: look.save })
    await page.getByRole('textbox', { name: look.homework }).fill(`Another day (${language})`)
    await page.getByLabel(look.when).selectOption('other')
    await save.click()
    await page.getByText(look.dayMissing).waitFor()
    await page.locator('input[type=date]:focus').waitFor()
    await assertFine(page)
    const today = dayOf(cell.context.clock.now(), 'Europe/Paris')
    const day = page.getByLabel(look.day, { exact: true })
    await day.fill(today)
    await save.click()
    await page.getByText(look.refused).waitFor()
    await assertFine(page)
    assert.notEqual(await standing(), `Another day (${language})`)
    await day.fill(addDays(today, 9))
    const saved = page.waitForResponse(/homework$/)
    await save.click()
    assert.equal((await saved).status(), 200)
    assert.equal(await standing(), `Another day (${language})`)
    assert.deepEqual(device.complaints, [])
    await device.close()
  })

  test(`whoever left the page reads what a colleague wrote, and has the own words (${language})`, async () => {
    const device = await open(language)
    const { page } = device
    const { first, school } = cell.filled
    await visit(page, cell.origin + pagePaths.lessonPlan(first))
    const left = `Left (${language})${' mot'.repeat(450)}`
    await page.getByRole('textbox', { name: look.homework }).fill(left)
    await ofColleague(`Meanwhile (${language})`)
    await turnTo(page, cell.origin + pagePaths.courseLog(school.courseA))
    const told = page.locator('.toast').filter({ hasText: left })
    await told.getByText(`Meanwhile (${language})`).waitFor()
    await told.getByText(school.teacherB.familyName).waitFor()
    assert.equal(await standing(), `Meanwhile (${language})`)
    await assertFine(page)
    const saved = page.waitForResponse(/homework$/)
    await told.getByRole('button', { name: look.overwrite }).click()
    assert.equal((await saved).status(), 200)
    assert.equal(await standing(), left)
    assert.deepEqual(device.complaints, [])
    await device.close()
  })

  test(`an assessment that a colleague set up anew is shown beside what is typed (${language})`, async () => {
    const device = await open(language)
    const { page } = device
    const { courseA: courseId, teacherA, teacherB } = cell.filled.school
    const wish = {
      id: mintId(systemClock, systemRandom),
      courseId,
      title: 'Dictée',
      on: dayOf(cell.context.clock.now(), 'Europe/Paris'),
      scale: { kind: 'attainment' },
      weight: 1,
      shownAt: null,
    } as const
    expectValue(await saveAssessment(cell.context, { ...wish, by: teacherA.personId }))
    await visit(page, cell.origin + pagePaths.gradebook(courseId))
    await page.getByRole('button', { name: look.change }).click()
    const dialog = page.getByRole('dialog')
    const title = dialog.getByLabel(look.title)
    await title.fill('Dictée 2')
    const theirs = { ...wish, title: `Contrôle (${language})`, by: teacherB.personId }
    expectValue(await saveAssessment(cell.context, theirs))
    await dialog.getByRole('button', { name: look.saveAssessment }).click()
    await isTold(page, `Contrôle (${language})`)
    assert.equal(await dialog.locator('dl dt').filter({ hasText: look.scale }).count(), 1)
    await assertFine(page)
    await dialog.getByRole('button', { name: look.take }).click()
    await dialog.locator('input:focus').waitFor()
    assert.equal(await title.inputValue(), `Contrôle (${language})`)
    assert.deepEqual(device.complaints, [])
    await device.close()
  })
}
