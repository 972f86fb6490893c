/** A copy with a photo as its teacher has it in hand: where to draw, where to write. */
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { tabTo } from './keyboard-hand.ts'

/** A page of a notebook, 600 × 800: lines, and something written. */
export function drawNotebookPage(): Promise<Buffer> {
  const lines = Array.from({ length: 14 }, (_, row) => {
    const y = 90 + row * 50
    const words = row > 1 && row < 9 ? `M70,${y - 8} q30,-40 60,0 t60,0 t60,0 t60,0 t60,0` : ''
    return `<path d="M0,${y} H600" stroke="#b9c7de" /><path d="${words}" fill="none" stroke="#2b3a67" stroke-width="3" />`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800"><rect width="600" height="800" fill="#fdfcf7" />${lines.join('')}</svg>`
  return sharp(Buffer.from(svg)).jpeg().toBuffer()
}

export function drawingSurface(page: Page): Locator {
  return page.getByRole('application', { name: /^Annoter/ })
}

export function commentField(page: Page): Locator {
  return page.getByLabel('Commentaire pour l’élève')
}

export function pointsField(page: Page): Locator {
  return page.locator('.mark-points input')
}

/** From wherever the keyboard is below the first photo. */
export async function beginDrawing(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^Annoter Photo 1 sur \d/ })
  await tabTo(page, button, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, drawingSurface(page))
}

export const criterionOf = (page: Page, name: string): Locator =>
  page.getByRole('group', { name }).getByRole('radio').first()

/** Marks of this question wait on the way to the server. */
export async function holdMarks(page: Page, questionId: string) {
  const begun = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  await page.route(`**/marks/${questionId}`, async (route) => {
    begun.resolve()
    await released.promise
    await route.continue()
  })
  return { begun: begun.promise, release: () => released.resolve() }
}

/** Steps of a criterion, worth 0, 1 and 2. */
export function stepsOf(...words: readonly string[]): { words: string; points: number }[] {
  return words.map((one, points) => ({ words: one, points }))
}
