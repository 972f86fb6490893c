/** The board of a live class in a real browser: a stroke by mouse, and what is painted on it. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** How dark the darkest ink is on the board that this page shows, 0 to 255; null: nothing is drawn. */
export async function darkestInk(page: Page): Promise<number | null> {
  return page.evaluate(`[...document.querySelectorAll('.live-paper canvas')].reduce((darkest, one) => {
    const { data } = one.getContext('2d').getImageData(0, 0, one.width, one.height)
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] === 255) darkest = Math.min(darkest ?? 255, data[at])
    }
    return darkest
  }, null)`)
}

export async function drawStroke(page: Page, lower = 0): Promise<void> {
  const box = await page.locator('.live-paper').boundingBox()
  assert.ok(box)
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * (0.6 + lower))
  await page.mouse.down()
  for (const share of [0.3, 0.4, 0.5]) {
    await page.mouse.move(box.x + box.width * share, box.y + box.height * (1 - share + lower))
  }
  await page.mouse.up()
}

/** How much of the board that this page shows is painted over, 0 to 1: a sheet of A4 takes 0.44 of it. */
export async function paintedShare(page: Page): Promise<number> {
  return page.evaluate(`(() => {
    const below = document.querySelector('.live-paper canvas')
    const { data } = below.getContext('2d').getImageData(0, 0, below.width, below.height)
    return data.filter((value, at) => at % 4 === 3 && value === 255).length / (data.length / 4)
  })()`)
}
