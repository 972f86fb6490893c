/** What a teacher does on a lesson's plan and on the sheet of a resource. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { settle } from './browser-device.ts'
import { findAxeProblems } from './find-axe-problems.ts'

/** By the plan's button, with its title; the page that follows is there when this ends. */
export async function beginFromPlan(page: Page, button: string, title: string): Promise<void> {
  const lessonId = new URL(page.url()).pathname.split('/').at(-1)
  await page.getByRole('button', { name: button }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Titre').fill(title)
  assert.deepEqual(await findAxeProblems(page), [])
  await page.keyboard.press('Enter')
  await page.waitForURL(`**?seance=${lessonId}`)
  await settle(page)
}

export function lessonSheet(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Texte de la leçon' })
}

export function savedLine(page: Page): Locator {
  return page.getByText('Tout est enregistré.')
}

/** A picture of drops, with the words for whoever does not see it. */
export async function addPicture(page: Page): Promise<void> {
  const create = { width: 60, height: 40, channels: 3 as const, background: '#3a6ea5' }
  const picture = await sharp({ create }).png().toBuffer()
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: 'Image' }).press('Enter')
  await (await chooser).setFiles({ name: 'pluie.png', mimeType: 'image/png', buffer: picture })
  const form = page.getByRole('dialog')
  // What it shows is asked at once.
  await form.getByLabel('Ce que montre l’image').fill('Des gouttes sur une vitre')
  assert.deepEqual(await findAxeProblems(page), [])
  await form.getByRole('button', { name: 'Valider' }).click()
  await form.waitFor({ state: 'detached' })
}
