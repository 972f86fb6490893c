/**
 * A teacher brings a bank from Moodle as XML, takes the exercise away again in both formats, and
 * finds it unchanged when it comes back.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { visit } from '../browser-device.ts'
import { serveBusyCell } from '../busy-cell.ts'
import type { BusyDemo } from '../busy-demo.ts'
import { openDevices } from '../demo-devices.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import type { ServedCell } from '../served-cell.ts'

/** Eleven of its questions come over, one is of a kind that Préau has not. */
const bank = fileURLToPath(new URL('../fixtures/moodle-xml/every-kind.xml', import.meta.url))

let cell: ServedCell<BusyDemo>
let browser: Browser

before(async () => {
  cell = await serveBusyCell()
  browser = await openChromium()
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

test('a bank from Moodle comes, goes and comes back', async () => {
  const devices = openDevices(browser, cell, { width: 360 })
  const { page, complaints } = await devices.of('teacher')
  await visit(page, cell.origin + pagePaths.importQuestions)
  await page.locator('input[type=file]').setInputFiles(bank)
  await page.getByRole('heading', { name: /Ce que contient/ }).waitFor()
  await page
    .locator('main')
    .getByText(/11 questions reprises/)
    .waitFor()
  await page
    .getByText(/pas de question de la sorte/)
    .first()
    .waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await page.getByRole('button', { name: 'Créer l’exercice' }).click()
  const link = page.getByRole('link', { name: 'Ouvrir l’exercice' })
  await link.waitFor()
  const address = (await link.getAttribute('href')) ?? ''

  for (const [button, ending] of [
    ['Télécharger en XML Moodle', 'xml'],
    ['Télécharger en GIFT', 'gift'],
  ] as const) {
    await visit(page, cell.origin + address)
    await page.getByText('Emporter cet exercice').click()
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: button }).click()
    const download = await coming
    assert.equal(download.suggestedFilename(), `every-kind.${ending}`)
    assert.deepEqual(await findAxeProblems(page), [])
    const text = await readFile(await download.path())
    await visit(page, cell.origin + pagePaths.importQuestions)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: `retour.${ending}`, mimeType: 'text/plain', buffer: text })
    await page.getByText(/Vous avez déjà importé ces questions/).waitFor()
  }
  assert.deepEqual(complaints, [])
  await devices.close()
})

test('the same pages in English, and nobody else may take the exercise', async () => {
  const devices = openDevices(browser, cell, { width: 1280, language: 'en-GB' })
  const { page } = await devices.of('teacher')
  await visit(page, cell.origin + pagePaths.importQuestions)
  await page
    .getByText(/GIFT or Moodle XML file/)
    .first()
    .waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  const mine: string = await page.evaluate(
    `fetch('/api/exercises').then((answer) => answer.json()).then(({ exercises }) => exercises.find(({ title, isCommon }) => title === 'every-kind' && !isCommon).id)`,
  )
  const ask = (format: string): string =>
    `fetch('/api/exercises/${mine}/bank?format=${format}').then((answer) => answer.status)`
  assert.equal(await page.evaluate(ask('moodle_xml')), 200)
  assert.equal(await page.evaluate(ask('pdf')), 400)
  await visit(page, `${cell.origin}${pagePaths.writeExercise(mine)}`)
  await page.getByText('Take this exercise away').click()
  await page.getByRole('link', { name: 'Download as GIFT' }).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  const pupil = await devices.of('pupil')
  assert.ok([403, 404].includes(await pupil.page.evaluate(ask('gift'))))
  await devices.close()
})
