/** The keyboard as somebody uses who has nothing else. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** More stops than these between two things are too many for anybody. */
const stopsMax = 60

export function isFocused(wanted: Locator): Promise<boolean> {
  return wanted.evaluate((element) => element === document.activeElement)
}

/** Undefined where the page has put another in its place. */
function standsFocused(element: Element): boolean | undefined {
  return element.isConnected ? element === document.activeElement : undefined
}

/** Goes there as a keyboard does, forwards or back. */
export async function tabTo(
  page: Page,
  wanted: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  await wanted.waitFor()
  let element = await wanted.elementHandle()
  for (let stops = 0; stops < stopsMax; stops += 1) {
    // To find by its role and name whatever has them takes longer than the way there.
    let isThere = await element?.evaluate(standsFocused)
    if (isThere === undefined) {
      element = await wanted.elementHandle()
      isThere = await element?.evaluate(standsFocused)
    }
    if (isThere === true) return
    await page.keyboard.press(key)
  }
  assert.fail(`the keyboard does not come to ${wanted}`)
}

export async function pressAll(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Keys as a person strikes them: `{…}` is a key, all else is text. */
export async function strike(page: Page, keys: string): Promise<void> {
  for (const part of keys.split(/(\{[^}]+\})/)) {
    if (part.startsWith('{')) await page.keyboard.press(part.slice(1, -1))
    else if (part !== '') await page.keyboard.type(part)
  }
}
