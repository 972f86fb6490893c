/** What a teacher does on a lesson's plan and on the sheet of a resource. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { settle } from './browser-device.ts'
import { findAxeProblems } from './find-axe-problems.ts'
import {
  looksWell,
  recorderOn,
  startButton,
  startRecording,
  stopRecording,
} from './recorder-hand.ts'

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

const refuseMicrophone = `navigator.mediaDevices.getUserMedia = async () => {
  throw new DOMException('', 'NotAllowedError')
}`
const giveMicrophone = 'delete navigator.mediaDevices.getUserMedia'

/** Refused first, then given: a second of beeps, over a pause, heard and kept with its words. */
export async function addRecording(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Enregistrement' }).press('Enter')
  const recorder = recorderOn(page)
  await startButton(page).waitFor()
  await page.evaluate(refuseMicrophone)
  await startButton(page).press('Enter')
  await recorder.getByText('Le micro est refusé à Préau').waitFor()
  await recorder.getByLabel('Ou envoyer un fichier son').waitFor()
  await looksWell(page)
  await page.evaluate(giveMicrophone)
  await startRecording(page)
  await recorder.getByRole('button', { name: 'Mettre en pause' }).press('Enter')
  await recorder.getByText(/^En pause/).waitFor()
  await looksWell(page)
  await recorder.getByRole('button', { name: 'Reprendre' }).press('Enter')
  await stopRecording(page)
  await looksWell(page)
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Enregistrement', exact: true })
  await form.getByLabel('Les paroles').fill('La pluie tombe, écoutez.')
  await form.getByLabel('Titre').fill('Le bruit de la pluie')
  await form.getByRole('button', { name: 'Valider' }).click()
  await form.waitFor({ state: 'detached' })
}
