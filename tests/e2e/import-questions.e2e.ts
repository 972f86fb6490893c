/**
 * A teacher brings a question bank: sees what comes over, agrees to one of the losses, gets an
 * exercise with exactly that; and meets words, not riddles, with a wrong file or a lost line.
 * What a bank's questions become is tried with the reader of GIFT.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { visit } from '../browser-device.ts'
import { serveBusyCell } from '../busy-cell.ts'
import type { BusyDemo } from '../busy-demo.ts'
import { openDevices } from '../demo-devices.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import type { ServedCell } from '../served-cell.ts'

/** Two of its questions come over, two would lose something, ten are refused. */
const bank = fileURLToPath(new URL('../fixtures/gift/malformed.gift', import.meta.url))
const door = '**/api/question-banks/gift*'

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

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
}

/** Of the exercise that the open page leads to. */
async function madeExercise(page: Page): Promise<{ title: string; prompts: number }> {
  const href = await page.getByRole('link', { name: 'Ouvrir l’exercice' }).getAttribute('href')
  const id = href?.split('/').at(-1) ?? ''
  return page.evaluate(
    `fetch('/api/exercises/${id}').then((answer) => answer.json()).then(({ title, draft }) => ({ title, prompts: draft.questions.length }))`,
  )
}

test('a bank becomes an exercise of what was agreed to, by the keyboard alone', async () => {
  const devices = openDevices(browser, cell, { width: 360 })
  const { page, complaints } = await devices.of('teacher')
  await visit(page, cell.origin + pagePaths.importQuestions)
  await page.locator('input[type=file]').setInputFiles(bank)
  const heading = page.getByRole('heading', { name: /Ce que contient/ })
  await heading.waitFor()
  assert.equal(await heading.evaluate('document.activeElement?.tagName'), 'H2')
  const figures = page.locator('main')
  for (const said of [/2 questions reprises/, /2 demandent votre accord/, /10 questions non/]) {
    await figures.getByText(said).waitFor()
  }
  await page.getByText('Un choix demande au moins deux réponses').first().waitFor()
  assert.deepEqual(await findAxeProblems(page), [])

  await page.getByLabel('Titre de l’exercice').fill('Ma banque de révision')
  // All at once, then each: the second of the two that wait.
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.getByText('3 questions en brouillon').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('L’exercice est créé, avec 3 questions').waitFor()
  await page.getByText('1 reste dehors').waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(await madeExercise(page), { title: 'Ma banque de révision', prompts: 3 })
  assert.deepEqual(complaints, [])
  await devices.close()
})

test('a file that is no bank is told apart, and says what to do', async () => {
  const devices = openDevices(browser, cell, { width: 360, language: 'en-GB' })
  const { page } = await devices.of('teacher')
  await visit(page, cell.origin + pagePaths.importQuestions)
  const wrong: [name: string, text: string, said: RegExp][] = [
    ['vide.gift', ' \n', /This file is empty/],
    ['cours.txt', 'Une leçon.\n\nSans question.', /no GIFT or Moodle XML question/],
    ['export.xml', '<?xml version="1.0"?><quiz></quiz>', /no GIFT or Moodle XML question/],
    ['page.gift', '<!DOCTYPE html><title>Connexion</title>', /web page/],
    ['devoir.docx', 'PK\u0003\u0004', /word processor’s document/],
  ]
  for (const [name, text, said] of wrong) {
    await choose(page, name, text)
    await page.getByRole('alert').getByText(said).waitFor()
    assert.deepEqual(await findAxeProblems(page), [], name)
  }
  await choose(page, 'lourd.gift', 'Vrai ? {T}\n\n'.repeat(200_000))
  await page.getByText(/too large to be sent/).waitFor()
  await devices.close()
})

test('a lost line is tried again; a lost answer is uncertain, and asking again makes no second exercise', async () => {
  const devices = openDevices(browser, cell, { width: 1280 })
  const { page, context } = await devices.of('teacher')
  await visit(page, cell.origin + pagePaths.importQuestions)
  await context.setOffline(true)
  await page.locator('input[type=file]').setInputFiles(bank)
  await page.getByText('La connexion ne passe pas').waitFor()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByText('2 questions reprises').waitFor()

  await page.route(door, async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await page.getByRole('button', { name: 'Créer l’exercice' }).click()
  const uncertain = page.getByText('l’exercice est peut-être déjà créé')
  await uncertain.waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  // It was created: asking again finds it, and makes no second one.
  await page.unroute(door)
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByText('Vous avez déjà importé ces questions').waitFor()
  await page.getByText('dans votre exercice « malformed »').waitFor()
  assert.deepEqual(await madeExercise(page), { title: 'malformed', prompts: 2 })

  await page.getByRole('button', { name: 'Importer un autre fichier' }).click()
  await page.locator('input[type=file]').setInputFiles(bank)
  await page.getByText('Vous avez déjà importé ces questions').waitFor()
  assert.ok(await page.getByRole('button', { name: 'Créer l’exercice' }).isDisabled())
  assert.deepEqual(await findAxeProblems(page), [])
  // Agreeing to one more is another exercise.
  await page.getByText('Tout prendre ainsi').click()
  await page.getByText('4 questions en brouillon').waitFor()
  assert.ok(await page.getByRole('button', { name: 'Créer l’exercice' }).isEnabled())
  await devices.close()
})

test('words after the last question are told, in both languages, before anything is made', async () => {
  const text = 'Vrai ou faux ?\n\nLa Seine se jette dans la Manche. {T}\n\nSources : un atlas.\n'
  for (const [language, width, said, where] of [
    ['fr-FR', 360, /1 texte après la dernière question/, /à la fin de l’introduction\)/],
    ['en-GB', 1280, /1 text after the last question/, /at the end of the introduction\)/],
  ] as const) {
    const devices = openDevices(browser, cell, { width, language })
    const { page, complaints } = await devices.of('teacher')
    await visit(page, cell.origin + pagePaths.importQuestions)
    await choose(page, 'fin.gift', text)
    await page.getByText(said).waitFor()
    await page.getByText(/Textes sans question \(2\)|Texts without a question \(2\)/).click()
    await page.getByText(where).waitFor()
    assert.deepEqual(await findAxeProblems(page), [])
    assert.deepEqual(complaints, [])
    await devices.close()
  }
})
