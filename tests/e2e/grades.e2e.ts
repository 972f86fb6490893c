/**
 * A teacher sets up what is assessed and types the grades by keyboard, loses the line on the way,
 * and shows them; the pupil and the guardian read them, and nothing before.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { expectValue } from '#kernel/result.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, cardIn, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'

const teacher = { login: 'lucie.moreau', password: 'tulipe vélo lundi bouchon' }
const guardian = { login: 'anne.renard', password: 'cerise tapis mardi soleil' }

let cell: ServedCell<CardedClass>
let browser: Browser
const devices: Device[] = []

before(async () => {
  cell = await serveCell(async (context) => {
    const filled = await fillCardedClass(context, { who: 'teacherA', ...teacher })
    const { personId } = filled.school.guardianA1
    expectValue(await setPassword(context, { personId, ...guardian }))
    return filled
  })
  browser = await openChromium()
})

after(async () => {
  for (const one of devices) await one.close()
  await browser?.close()
  await cell?.stop()
})

async function device(look: Parameters<typeof openDevice>[1]): Promise<Device> {
  const opened = await openDevice(browser, look)
  devices.push(opened)
  return opened
}

const gradeOf = (page: Page, pupil: string, title: string) =>
  page.getByRole('textbox', { name: `${pupil}, ${title}`, exact: true })

test('grades are set up, typed by keyboard over a lost line, shown, and read at home', async () => {
  const { school } = cell.filled
  const desk = await device({ width: 1280 })
  const { context, page } = desk
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.gradebooks)
  assert.deepEqual(await findAxeProblems(page), [])
  await page
    .getByRole('link', { name: /^Ouvrir/ })
    .first()
    .click()
  await settle(page)
  await page.getByRole('button', { name: 'Ajouter une évaluation' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Enregistrer l’évaluation' }).click()
  await dialog.getByText('Donnez un titre.').waitFor()
  await dialog.getByLabel('Titre').fill('Fractions')
  await dialog.getByLabel('Coefficient').fill('0,5')
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByRole('button', { name: 'Enregistrer l’évaluation' }).click()

  // Benali comes before Renard; Enter leads from one to the other.
  const amir = gradeOf(page, 'Amir Benali', 'Fractions')
  await amir.focus()
  await page.keyboard.type('25')
  await page.keyboard.press('Enter')
  await page.getByText('Amir Benali, Fractions : Pas plus de 20.').waitFor()
  await page.keyboard.press('ArrowUp')
  // The line is lost once this one is written down: else it would wait too.
  const isWritten = page.waitForResponse(
    (answer) => answer.url().endsWith('/grades') && answer.request().method() === 'POST',
  )
  await page.keyboard.type('12,5')
  await page.keyboard.press('Enter')
  await isWritten
  await context.setOffline(true)
  await page.keyboard.type('abs')
  await page.keyboard.press('ArrowUp')
  await page.getByText('1 note est gardée sur cette page', { exact: false }).waitFor()
  await context.setOffline(false)
  await page.getByText('Tout est enregistré.').waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  const row = page.getByRole('row', { name: /Benali/ })
  await row.getByText('12,50').waitFor()

  // A grade that waits is shown again to whoever comes back, and never overtakes a later one.
  await context.setOffline(true)
  await amir.fill('3')
  await amir.press('Enter')
  await page.getByText('1 note est gardée sur cette page', { exact: false }).waitFor()
  await page.getByRole('link', { name: 'Carnets de notes' }).click()
  await page.getByRole('button', { name: 'Réessayer' }).waitFor()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page
    .getByRole('link', { name: /^Ouvrir/ })
    .first()
    .click()
  await settle(page)
  assert.equal(await amir.inputValue(), '3')
  await amir.fill('12,5')
  await amir.press('Enter')
  await page.getByText('Tout est enregistré.').waitFor()

  await visit(page, page.url())
  assert.equal(await gradeOf(page, 'Amir Benali', 'Fractions').inputValue(), '12,5')
  assert.equal(await gradeOf(page, 'Alice Renard', 'Fractions').inputValue(), 'abs')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Télécharger (CSV)' }).click(),
  ])
  const csv = await readFile(await file.path(), 'utf8')
  assert.match(
    csv,
    /^\ufeffÉlève;Fractions \(sur 20\);Moyenne sur 20\r\nBenali Amir;12,5;12,50\r\n/,
  )

  // Not shown yet: nobody at home sees it.
  const phone = await device({ width: 360 })
  await signIn(phone.page, cell.origin, { code: cardIn(cell.filled, school.pupilA2).shortCode })
  await visit(phone.page, cell.origin + pagePaths.myDay)
  await phone.page.getByRole('link', { name: 'Mes notes' }).click()
  await phone.page.getByText('Pas encore de note à voir', { exact: false }).waitFor()

  await page.getByRole('button', { name: 'Modifier « Fractions »' }).click()
  await dialog.getByLabel('Dès maintenant').check()
  await dialog.getByRole('button', { name: 'Enregistrer l’évaluation' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await visit(phone.page, cell.origin + pagePaths.myGrades)
  await phone.page.getByText('12,5 sur 20', { exact: true }).waitFor()
  await phone.page.getByText('Moyenne : 12,50 sur 20 (1 note)').waitFor()
  assert.deepEqual(await findAxeProblems(phone.page), [])

  const home = await device({ width: 360, theme: 'dark', language: 'en-GB' })
  await signIn(home.page, cell.origin, guardian)
  await visit(home.page, cell.origin + pagePaths.children)
  await home.page.getByRole('link', { name: /^The grades/ }).click()
  await home.page.getByText('Absent', { exact: true }).waitFor()
  await home.page.getByText('No average: no grade counts.').waitFor()
  assert.deepEqual(await findAxeProblems(home.page), [])
  for (const one of [desk, phone, home]) assert.deepEqual(one.complaints, [])
})

test('on a phone one assessment is graded at a time', async () => {
  const { page, complaints } = await device({ width: 360, theme: 'dark', language: 'en-GB' })
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.gradebook(cell.filled.school.courseA))
  await page.getByRole('button', { name: 'Add an assessment' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title').fill('Angles')
  await dialog.getByLabel('Four steps', { exact: false }).check()
  await dialog.getByRole('button', { name: 'Save the assessment' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByLabel('Assessment', { exact: true }).selectOption('Angles')
  const alice = gradeOf(page, 'Alice Renard', 'Angles')
  await alice.fill('5')
  await alice.blur()
  await page.getByRole('alert').getByText('Alice Renard, Angles: Type 1, 2, 3 or 4').waitFor()
  await alice.fill('3')
  await alice.blur()
  await page.getByText('Everything is saved.').waitFor()
  assert.equal(await gradeOf(page, 'Alice Renard', 'Fractions').isVisible(), false)
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  )
  assert.equal(overflow, false)
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(complaints, [])
})
