/** What somebody does with the recorder, by keyboard; the microphone of the tests beeps once a second. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { findAxeProblems } from './find-axe-problems.ts'
import { findSidewaysScroll } from './page-checks.ts'

/** On a desk and on a phone, which it stays. */
export async function looksWell(page: Page): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 })
    assert.deepEqual(await findAxeProblems(page), [])
    assert.deepEqual(await findSidewaysScroll(page), [])
  }
}

export function recorderOn(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Enregistrer un son' })
}

export function startButton(page: Page): Locator {
  return recorderOn(page).getByRole('button', { name: 'Enregistrer' })
}

export async function startRecording(page: Page): Promise<void> {
  await startButton(page).press('Enter')
  await recorderOn(page).getByText('0:01 sur 10:00').waitFor()
  await recorderOn(page).getByText('Le micro entend bien.').waitFor()
}

/** To be kept with Enter: the keyboard is on that button. */
export async function stopRecording(page: Page): Promise<void> {
  await recorderOn(page).getByRole('button', { name: 'Arrêter' }).press('Enter')
  await recorderOn(page)
    .getByText(/^Enregistré\s: 0:0[1-3]\./)
    .waitFor()
}
