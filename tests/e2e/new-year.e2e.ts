/**
 * The first days of a new school year on a head's phone: pupils of last year's classes wait, a class
 * goes up into one that is opened, another into one that is there, the oldest leave.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Locator } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { demoPassword, seedDemo } from '#demo/seed-demo.ts'
import { addDays, dayOf, mondayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { createClass } from '#school/people/create-class.ts'
import { saveSchoolYear } from '#school/people/save-school-year.ts'
import { assertForgetsRefusal } from '../assert-forgets-refusal.ts'
import { type Device, openDevice, signIn, visit } from '../browser-device.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'

const uai = '0999001W'

interface Filled {
  /** Of the year that is over. */
  readonly yearId: Id
}

/** The demo as it is a year later: its year is over, the next one has begun. */
async function fill(context: SchoolContext, dataDir: string): Promise<Filled> {
  await seedDemo(context, { dataDir, host: 'localhost' })
  const { db } = context
  const today = dayOf(context.clock.now(), 'Europe/Paris')
  const { id: yearId } = await db
    .updateTable('school_year')
    .set({ label: 'passée', starts_on: addDays(today, -400), ends_on: addDays(today, -60) })
    .where('school_uai', '=', uai)
    .returning('id')
    .executeTakeFirstOrThrow()
  const { person_id: headId } = await db
    .selectFrom('school_role')
    .select('person_id')
    .where('school_uai', '=', uai)
    .where('role', '=', 'head')
    .executeTakeFirstOrThrow()
  const startsOn = addDays(today, -30)
  const next = { label: 'nouvelle', startsOn, endsOn: addDays(today, 250) }
  const input = { ...next, weekAMonday: mondayOf(startsOn) }
  expectValue(await saveSchoolYear(context, headId, uai, null, input))
  // Somebody has opened one of the new classes already.
  expectValue(await createClass(context, headId, uai, { name: 'CM2', levelLabel: 'CM2' }))
  return { yearId }
}

let cell: ServedCell<Filled>
let browser: Browser
let head: Device

before(async () => {
  cell = await serveCell(fill)
  browser = await openChromium()
  head = await openDevice(browser, { width: 360 })
  await signIn(head.page, cell.origin, { login: 'sylvie.aubry', password: demoPassword })
})

after(async () => {
  await head?.close()
  await browser?.close()
  await cell?.stop()
})

/** Pupils of a class by its name and year, as they are now or were when their year was closed. */
async function pupilsOf(name: string, isPast: boolean): Promise<string[]> {
  const rows = await cell.context.db
    .selectFrom('class_pupil')
    .innerJoin('class', 'class.id', 'class_pupil.class_id')
    .select('pupil_id')
    .where('class.name', '=', name)
    .where('class.school_uai', '=', uai)
    .where('class.school_year_id', isPast ? '=' : '<>', cell.filled.yearId)
    .where('class_pupil.ended_at', isPast ? 'is not' : 'is', null)
    .orderBy('pupil_id')
    .execute()
  return rows.map((row) => row.pupil_id)
}

test('the head’s page says who waits, and leads to the passage', async () => {
  const { page } = head
  await visit(page, cell.origin + pagePaths.schoolHome(uai))
  await page.getByText(/élèves de l’an dernier attendent leur nouvelle classe/).waitFor()
  await page.getByRole('link', { name: /Faire passer les classes/ }).tap()
  await page.getByRole('heading', { level: 1, name: /Passage dans l’année suivante/ }).waitFor()
  await page
    .getByLabel(/Où vont les élèves de/)
    .first()
    .waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
})

test('an English reader at a desk finds the same', async () => {
  const desk = await openDevice(browser, { width: 1280, language: 'en-GB' })
  try {
    await signIn(desk.page, cell.origin, { login: 'sylvie.aubry', password: demoPassword })
    await visit(desk.page, cell.origin + pagePaths.movingUp(uai))
    await desk.page.getByLabel('Where do the pupils of CM1 go?').waitFor()
    assert.equal(await desk.page.getByLabel('Name of the new class').inputValue(), 'CE1')
    assert.deepEqual(await findAxeProblems(desk.page), [])
    assert.deepEqual(desk.complaints, [])
  } finally {
    await desk.close()
  }
})

test('a teacher of last year reads the books of then, and finds nothing to fill in', async () => {
  const desk = await openDevice(browser, { width: 1280 })
  try {
    const { page } = desk
    await signIn(page, cell.origin, { login: 'nadege.fabre', password: demoPassword })
    await visit(page, cell.origin + pagePaths.gradebooks)
    await page.getByText(/Vous n’avez pas encore d’enseignement/).waitFor()
    await page.getByText('Années passées').click()
    await page.getByText(/Rien ne s’y change plus/).waitFor()
    assert.deepEqual(await findAxeProblems(page), [])
    await page.getByRole('link', { name: /^Mathématiques.*passée/ }).click()
    await page.getByRole('heading', { level: 1, name: /Notes · Mathématiques/ }).waitFor()
    await page.getByRole('rowheader').first().waitFor()
    assert.equal(await page.getByRole('button', { name: /Ajouter une évaluation/ }).count(), 0)
    assert.deepEqual(desk.complaints, [])
  } finally {
    await desk.close()
  }
})

test('a head finds the reports of last year’s classes, in both languages', async () => {
  for (const [width, language, former, means, over] of [
    [
      360,
      'fr-FR',
      'Années passées',
      /se relisent jusqu’à la fin de l’année suivante/,
      /L’année de cette classe est terminée/,
    ],
    [
      1280,
      'en-GB',
      'Past years',
      /can be read again until the end of the next one/,
      /The year of this class is over/,
    ],
  ] as const) {
    const one = await openDevice(browser, { width, language })
    try {
      const { page } = one
      await signIn(page, cell.origin, { login: 'sylvie.aubry', password: demoPassword })
      await visit(page, cell.origin + pagePaths.reports(uai))
      await page.getByText(former).click()
      await page.getByText(means).waitFor()
      assert.deepEqual(await findAxeProblems(page), [])
      assert.deepEqual(await findSidewaysScroll(page), [])
      await page.getByRole('link', { name: /^CM1, passée/ }).click()
      await page.getByRole('heading', { level: 1, name: /CM1/ }).waitFor()
      await page.getByText(over).waitFor()
      assert.equal(await page.getByRole('button', { name: /^(Publier|Publish)$/ }).count(), 0)
      assert.deepEqual(one.complaints, [])
    } finally {
      await one.close()
    }
  }
})

/** What is chosen in a list. */
const labelOf = (select: Locator) =>
  select.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.label)

test('each class has its proposal, and nobody is sent away by one', async () => {
  const { page } = head
  const chosen = (name: string) =>
    labelOf(page.getByLabel(new RegExp(`Où vont les élèves de ${name}`)))
  assert.match((await chosen('CP')) ?? '', /Dans une nouvelle classe/)
  assert.equal(await page.getByLabel('Nom de la nouvelle classe').inputValue(), 'CE1')
  assert.equal(await chosen('CM1'), 'CM2')
  assert.match((await chosen('CM2')) ?? '', /Décider plus tard/)

  await page.getByLabel('Nom de la nouvelle classe').fill('')
  await page.getByRole('button', { name: /Faire passer les élèves/ }).tap()
  await page.getByText(/Donnez un nom à la nouvelle classe/).waitFor()
  await page.getByLabel('Nom de la nouvelle classe').fill('CE1 Roux')
})

/** The choice of whose courses the other new class takes over. */
const otherSource = () => head.page.getByLabel(/Quels cours la classe CE1 Roux reprend-elle/)

/** The pressed button is gone: what came of it is where the reader is brought. */
async function awaitHeadingFocus(): Promise<void> {
  await head.page.waitForFunction(() => document.activeElement?.id === 'course-passage')
}

test('the classes go up, the oldest leave after a question, and the head is told', async () => {
  const { page } = head
  const [firsts, fourths, fifths] = [
    await pupilsOf('CP', true),
    await pupilsOf('CM1', true),
    await pupilsOf('CM2', true),
  ]
  const select = page.getByLabel(/Où vont les élèves de CM2/)
  await select.selectOption({ label: 'Ils quittent l’établissement' })
  await page.getByText(/Leur accès ici est fermé/).waitFor()
  await page.getByRole('button', { name: /Faire passer les élèves/ }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/Tous les élèves de CM2 perdent leur accès/).waitFor()
  await assertForgetsRefusal(page, '**/moving-up', {
    yes: /Oui, faire passer/,
    submit: /Faire passer les élèves/,
  })
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(await pupilsOf('CE1 Roux', false), [], 'nothing before the answer')
  await dialog.getByRole('button', { name: /Oui, faire passer/ }).tap()

  const moved = firsts.length + fourths.length
  await page.getByText(new RegExp(`${moved} élèves ont leur classe, 1 classe ouverte`)).waitFor()
  await page.getByText(/Tous les élèves des classes de l’an dernier ont une classe/).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(await pupilsOf('CE1 Roux', false), firsts)
  assert.deepEqual(await pupilsOf('CM2', false), fourths)
  const left = await cell.context.db
    .selectFrom('school_role')
    .select('person_id')
    .where('school_uai', '=', uai)
    .where('role', '=', 'pupil')
    .where('deactivated_at', 'is not', null)
    .where('person_id', 'in', fifths)
    .execute()
  assert.equal(left.length, fifths.length)
  await visit(page, cell.origin + pagePaths.schoolHome(uai))
  await page.getByRole('heading', { name: /Ce qui vous attend/ }).waitFor()
  assert.equal(await page.getByText(/attendent leur nouvelle classe/).count(), 0)
  assert.deepEqual(head.complaints, [])
})

/** Open courses of the new year, and how many teach each. */
async function newCourses(): Promise<{ name: string; teachers: number }[]> {
  const rows = await cell.context.db
    .selectFrom('course')
    .leftJoin('course_teacher', 'course_teacher.course_id', 'course.id')
    .select((select) => ['course.name', select.fn.count<number>('teacher_id').as('teachers')])
    .where('course.school_uai', '=', uai)
    .where('course.school_year_id', '<>', cell.filled.yearId)
    .where('course.deactivated_at', 'is', null)
    .groupBy('course.id')
    .orderBy('course.name')
    .execute()
  return rows.map(({ name, teachers }) => ({ name, teachers: Number(teachers) }))
}

test('the courses of last year’s CM2 are proposed to the new one, with who taught them', async () => {
  const { page } = head
  await visit(page, cell.origin + pagePaths.movingUp(uai))
  await page.getByRole('heading', { level: 2, name: /Cours de l’an dernier/ }).waitFor()
  const select = page.getByLabel(/Quels cours la classe CM2 reprend-elle/)
  assert.equal(await labelOf(select), 'CM2')
  await page
    .getByText(/cours choisis? sur/)
    .first()
    .tap()
  await page
    .getByRole('button', { name: /Changer les enseignants/ })
    .first()
    .tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Retirer/ }).tap()
  await dialog.getByText(/Personne n’est encore choisi/).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByRole('button', { name: /Garder ce choix/ }).tap()
  await page
    .getByText(/Sans enseignant/)
    .first()
    .waitFor()
  assert.deepEqual(await findAxeProblems(page), [])

  // Two classes may take from one: each label says for which it is.
  await otherSource().selectOption({ label: 'CM2' })
  await page.locator('summary', { hasText: 'CE1 Roux' }).tap()
  await page.getByRole('checkbox', { name: 'CE1 Roux' }).first().waitFor()
  const buttons = page.getByRole('button', { name: /^Changer les enseignants/ })
  const names = await buttons.allTextContents()
  assert.ok(names.some((name) => name.endsWith(', CE1 Roux')))
  assert.equal(new Set(names).size, names.length)
  await otherSource().selectOption({ label: 'Aucun' })
})

test('they are taken over after a look, once, and given back again', async () => {
  const { page } = head
  assert.deepEqual(await newCourses(), [])
  await page.getByRole('button', { name: /Reprendre les cours choisis/ }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/1 sans enseignant pour l’instant/).waitFor()
  assert.deepEqual(await newCourses(), [], 'nothing before the answer')
  await assertForgetsRefusal(page, '**/moving-up/courses', {
    yes: /Oui, reprendre/,
    submit: /Reprendre les cours choisis/,
  })
  await dialog.getByRole('button', { name: /Oui, reprendre/ }).tap()
  await page.getByText(/cours (est|sont) repris\./).waitFor()
  await awaitHeadingFocus()
  const opened = await newCourses()
  assert.ok(opened.length > 0)
  assert.equal(opened.filter(({ teachers }) => teachers === 0).length, 1)
  await page.getByText(/Cours repris de l’an dernier/).tap()
  assert.deepEqual(await findAxeProblems(page), [])
  await otherSource().selectOption({ label: 'CM2' })
  // The line drops: trying again gives back what was asked for.
  await page.route('**/courses/undo', (route) => route.abort('connectionreset'))
  await page
    .getByRole('button', { name: /^Retirer/ })
    .last()
    .tap()
  await page.getByRole('alert').waitFor()
  await page.unroute('**/courses/undo')
  await page.getByRole('button', { name: /Réessayer/ }).tap()
  await page.getByText(/1 cours est retiré/).waitFor()
  await awaitHeadingFocus()
  assert.equal((await newCourses()).length, opened.length - 1)
  await page.getByText(new RegExp(`Cours repris de l’an dernier.*${opened.length - 1}$`)).waitFor()
  assert.equal(await labelOf(otherSource()), 'CM2', 'choices for other courses stay')
  assert.deepEqual(head.complaints, [])
})

test('an English reader finds the courses too', async () => {
  const desk = await openDevice(browser, { width: 1280, language: 'en-GB' })
  try {
    await signIn(desk.page, cell.origin, { login: 'sylvie.aubry', password: demoPassword })
    await visit(desk.page, cell.origin + pagePaths.movingUp(uai))
    await desk.page.getByLabel('Which courses does the class CM2 take over?').waitFor()
    await desk.page.getByText(/Courses taken over from last year/).waitFor()
    assert.deepEqual(await findAxeProblems(desk.page), [])
    assert.deepEqual(desk.complaints, [])
  } finally {
    await desk.close()
  }
})
