/**
 * Opens the page of all parts, the help and the papers in both themes and languages, on a phone
 * and on a desk: nothing found by axe, nothing wider than the screen, nothing against the content
 * security policy; and walks through what opens over a page with the keyboard alone.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { type ServedBuild, serveBrowserBuild } from '../serve-browser-build.ts'

let served: ServedBuild
let browser: Browser

before(async () => {
  served = await serveBrowserBuild()
  browser = await openChromium()
})

after(async () => {
  await browser?.close()
  await served?.stop()
})

const pages = ['/atelier', '/aide', '/vie-privee', '/accessibilite', '/affichage', '/no-such-page']

interface Look {
  width: number
  colorScheme: 'light' | 'dark'
  locale: string
  /** As on a poor line, where a page is read before our own letters are here. */
  withoutFonts?: boolean
}

/** Opens a page as somebody would see it; what the console complains of is collected. */
async function open(look: Look, complaints: string[]): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 800 },
    colorScheme: look.colorScheme,
    locale: look.locale,
    reducedMotion: 'reduce',
  })
  if (look.withoutFonts) await context.route(/\.woff2$/, (route) => route.abort())
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // Nobody is signed in here, and the browser notes that answer.
    const isExpected = message.text().includes('401') || message.location().url.endsWith('.woff2')
    if (message.type() === 'error' && !isExpected) {
      complaints.push(message.text())
    }
  })
  return page
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(served.origin + path)
  await page.waitForSelector('main h1[tabindex]')
}

const looks: readonly Look[] = [
  { width: 360, colorScheme: 'light', locale: 'fr-FR' },
  { width: 320, colorScheme: 'dark', locale: 'en-GB' },
  { width: 320, colorScheme: 'light', locale: 'fr-FR', withoutFonts: true },
  { width: 1280, colorScheme: 'dark', locale: 'fr-FR' },
  { width: 1280, colorScheme: 'light', locale: 'en-GB' },
]

for (const look of looks) {
  const letters = look.withoutFonts ? ', letters of the system' : ''
  test(`${look.width} px, ${look.colorScheme}, ${look.locale}${letters}`, async () => {
    const complaints: string[] = []
    const page = await open(look, complaints)
    for (const path of pages) {
      await visit(page, path)
      assert.deepEqual(await findAxeProblems(page), [], path)
      const wider = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      assert.equal(wider, 0, `${path} is wider than the screen`)
    }
    assert.deepEqual(complaints, [])
    await page.context().close()
  })
}

test('what opens over a page is without fault, and the keyboard alone walks through it', async () => {
  const complaints: string[] = []
  const page = await open({ width: 360, colorScheme: 'dark', locale: 'fr-FR' }, complaints)
  await visit(page, '/atelier')
  const focusIsOn = (text: string) =>
    page.waitForFunction(
      (begins) => document.activeElement?.textContent?.startsWith(begins) === true,
      text,
    )

  await page.getByRole('button', { name: 'Ouvrir un dialogue' }).press('Enter')
  await focusIsOn('Renommer la classe')
  assert.deepEqual(await findAxeProblems(page), [])
  await page.keyboard.press('Escape')
  await focusIsOn('Ouvrir un dialogue')

  await page.getByRole('button', { name: 'Actions', exact: true }).press('Enter')
  await focusIsOn('Imprimer la carte')
  assert.deepEqual(await findAxeProblems(page), [])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await focusIsOn('Révoquer la carte de Lina')
  assert.deepEqual(await findAxeProblems(page), [])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Montrer un message' }).press('Enter')
  await page.getByText('Note enregistrée.').waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('many places fold behind one button of a phone, and stand in the open on a desk', async () => {
  const complaints: string[] = []
  const page = await open({ width: 360, colorScheme: 'light', locale: 'fr-FR' }, complaints)
  await visit(page, '/atelier')
  const header = page.locator('header.shell-header')
  const place = header.getByRole('link', { name: 'Mes exercices' })
  const menu = header.getByRole('button', { name: 'Menu' })
  assert.ok(((await header.boundingBox())?.height ?? 99) <= 76, 'one row')
  assert.equal(await place.isVisible(), false)
  assert.equal(await menu.getAttribute('aria-expanded'), 'false')

  await menu.press('Enter')
  assert.equal(await menu.getAttribute('aria-expanded'), 'true')
  assert.deepEqual(await findAxeProblems(page), [])
  for (const one of [menu, ...(await header.getByRole('link').all())]) {
    assert.ok(((await one.boundingBox())?.height ?? 0) >= 44, 'as large as a thumb')
  }
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Ma journée')
  await page.keyboard.press('Escape')
  assert.equal(await place.isVisible(), false)
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Menu')

  await menu.press('Space')
  await place.press('Enter')
  await page.waitForURL('**/accessibilite')
  await visit(page, '/atelier')
  await page.setViewportSize({ width: 1280, height: 800 })
  assert.equal(await menu.isVisible(), false)
  assert.equal(await place.isVisible(), true)
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('a code is typed, mended in its middle and pasted, and keeps its groups', async () => {
  const page = await open({ width: 360, colorScheme: 'light', locale: 'fr-FR' }, [])
  await visit(page, '/atelier')
  const code = page.getByLabel('Le code de ta carte')
  await code.fill('')
  await code.pressSequentially('abcd2345e')
  assert.equal(await code.inputValue(), 'ABCD 2345 E')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('z')
  assert.equal(await code.inputValue(), 'ABCD 23Z5 E')
  await code.fill('wxyz-2345.abcd 6789 et la suite')
  assert.equal(await code.inputValue(), 'WXYZ 2345 ABCD 6789')
  await page.context().close()
})

/** Where the focus is as soon as the heading stands in the page, before anything is painted. */
const noteFocusWithHeading = `new MutationObserver((_, observer) => {
  if (document.querySelector('main h1')?.textContent !== 'Privacy') return
  observer.disconnect()
  window.focusWithHeading = document.activeElement.tagName
}).observe(document.body, { childList: true, subtree: true, characterData: true })`

test('a new page has the focus on its heading, its title, and is announced in the language chosen', async () => {
  const page = await open({ width: 1280, colorScheme: 'light', locale: 'fr-FR' }, [])
  await visit(page, '/aide')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('link', { name: 'Privacy' }).waitFor()
  await page.evaluate(noteFocusWithHeading)
  await page.getByRole('link', { name: 'Privacy' }).click()
  await page.getByRole('heading', { level: 1, name: 'Privacy' }).waitFor()
  assert.equal(await page.evaluate('window.focusWithHeading'), 'H1')
  assert.equal(await page.title(), 'Privacy – Préau')
  assert.equal(await page.getAttribute('html', 'lang'), 'en')
  await page.getByText('Page opened: Privacy').waitFor({ state: 'attached' })
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Privacy' }).waitFor()
  await page.context().close()
})
