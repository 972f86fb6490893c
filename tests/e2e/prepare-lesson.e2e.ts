/**
 * A teacher in a hurry prepares a lesson from its plan: begins a resource and an exercise there,
 * writes and publishes them, and is led back to the plan that has them.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { settle, visit } from '../browser-device.ts'
import { type BusyDemo, fillBusyDemo } from '../busy-demo.ts'
import { openDevices } from '../demo-tour.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { smallContent } from '../small-exercise.ts'

let cell: ServedCell<BusyDemo>
let browser: Browser

before(async () => {
  cell = await serveCell(fillBusyDemo)
  browser = await openChromium()
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

/** What the editors write is tried with them; here the draft comes ready. */
async function fillDraft(page: Page, door: string, content: unknown): Promise<void> {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const sent = JSON.stringify(content)
  const status = await page.evaluate(`fetch('${door}/${id}').then((answer) => answer.json())
    .then(({ title, subjectCode, levelLabel, draftVersion }) => fetch('${door}/${id}/draft', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title, subjectCode, levelLabel, draftVersion, draft: ${sent} }),
    })).then((answer) => answer.status)`)
  assert.equal(status, 200)
  await page.reload()
  await settle(page)
}

async function begin(page: Page, button: string, title: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Titre').fill(title)
  assert.deepEqual(await findAxeProblems(page), [])
  await page.keyboard.press('Enter')
  await page.waitForURL(`**?seance=${cell.filled.lessonId}`)
  await settle(page)
}

test('a resource and an exercise begun in a lesson’s plan come back to it', async () => {
  const devices = openDevices(browser, cell, { width: 360 })
  const { page, complaints } = await devices.of('teacher')
  const plan = cell.origin + pagePaths.lessonPlan(cell.filled.lessonId)
  await visit(page, plan)

  await begin(page, 'Nouvelle leçon', 'La pluie en trois phrases')
  const words = [{ type: 'text', text: 'La pluie tombe.' }]
  await fillDraft(page, '/api/resources', {
    format: 1,
    blocks: [{ type: 'paragraph', text: words }],
  })
  const back = page.getByRole('link', { name: 'La séance' })
  assert.equal(await back.getAttribute('href'), pagePaths.lessonPlan(cell.filled.lessonId))
  await page.getByRole('button', { name: 'Publier' }).click()
  await page.getByRole('button', { name: 'Attacher à la séance' }).click()
  await page.waitForURL(plan)
  await page.getByRole('link', { name: 'La pluie en trois phrases' }).waitFor()

  await begin(page, 'Nouvel exercice', 'La pluie, vrai ou faux')
  await fillDraft(page, '/api/exercises', smallContent)
  await page.getByRole('button', { name: 'Publier' }).click()
  await page.getByRole('link', { name: 'Le donner à la séance' }).click()
  const dialog = page.getByRole('dialog')
  const chosen = dialog.getByRole('radio', { name: 'La pluie, vrai ou faux' })
  await chosen.waitFor()
  assert.ok(await chosen.isChecked())
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByRole('button', { name: 'Donner l’exercice' }).click()
  await page.getByRole('link', { name: 'Suivre La pluie, vrai ou faux' }).waitFor()
  // Read again, the page asks for nothing: it is given.
  assert.equal(page.url(), plan)
  assert.deepEqual(complaints, [])
  await devices.close()
})
