/**
 * Every page of the app on the busy demo, as the people who see it: nothing found by axe in both
 * languages and both themes, every control named, nothing wider than a small phone or a page at
 * 400 %, wider text not cut, forced colours with edges; the same for what opens over pages, for
 * pages that cannot reach the school, and for what is refused.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, ElementHandle, Page, Request } from 'playwright-core'
import { comesToRest, hasDrawn, settle, turnTo, visit } from '../browser-device.ts'
import { serveBusyCell } from '../busy-cell.ts'
import { openDemoClass, type TouredDemo } from '../demo-class.ts'
import { openDevices } from '../demo-devices.ts'
import { type Moment, momentsOf } from '../demo-moments.ts'
import { tourOf, type Visit, type Visitor } from '../demo-tour.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import {
  findCutText,
  findEdgelessControls,
  findNamelessControls,
  findSidewaysScroll,
  withWideText,
} from '../page-checks.ts'
import type { ServedCell } from '../served-cell.ts'

let cell: ServedCell<TouredDemo>
let browser: Browser
let visits: readonly Visit[]
let moments: readonly Moment[]

before(async () => {
  cell = await serveBusyCell(openDemoClass)
  browser = await openChromium()
  visits = tourOf(cell.filled).visits
  moments = momentsOf(cell.filled)
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

type Finding = string
type Devices = ReturnType<typeof openDevices>

/** The browser itself lost the tab: nothing that a page did, and nothing that it can mend. */
const lostTab = /\bcrashed\b/
const looksOfOneTab = 20
let looks = 0

interface WayOfLooking {
  readonly prepare?: (page: Page) => Promise<void>
  /** How one comes to the page: it is loaded, or the app turns to it. */
  readonly go?: typeof visit
  readonly triesLeft?: number
}

/** Goes to a page and looks; what was found is said with the page's name. */
async function lookAt(
  devices: Devices,
  one: { readonly name: string; readonly as: Visitor; readonly path: string },
  look: (page: Page) => Promise<Finding[]>,
  { prepare, go = visit, triesLeft = 2 }: WayOfLooking = {},
): Promise<Finding[]> {
  // A tab that has held dozens of pages with axe in each grows until the browser gives it up.
  looks += 1
  if (looks % looksOfOneTab === 0) await devices.discard(one.as)
  const { page, complaints } = await devices.of(one.as)
  complaints.length = 0
  try {
    await prepare?.(page)
    await go(page, cell.origin + one.path)
    const found = await look(page)
    return [...found, ...complaints].map((line) => `${one.name}: ${line}`)
  } catch (error) {
    const [said = ''] = String(error).split('\n', 1)
    if (triesLeft === 0 || !lostTab.test(said)) return [`${one.name}: ${said}`]
    await devices.discard(one.as)
    return lookAt(devices, one, look, {
      ...(prepare && { prepare }),
      go,
      triesLeft: triesLeft - 1,
    })
  }
}

/** Axe with every rule, then once more for the contrasts of the other theme. */
async function findInBothThemes(page: Page): Promise<Finding[]> {
  const found = [...(await findAxeProblems(page)), ...(await findNamelessControls(page))]
  await page.emulateMedia({ colorScheme: 'dark' })
  // A part that changes by itself at this moment is seen in two themes at once until it is drawn.
  await hasDrawn(page)
  const find = () => findAxeProblems(page, ['color-contrast'])
  // What is so is found twice.
  const inDark = (await find()).length === 0 ? [] : await find()
  await page.emulateMedia({ colorScheme: 'light' })
  return [...found, ...inDark.map((line) => `dark: ${line}`)]
}

async function withWidth(page: Page, width: number, look: () => Promise<Finding[]>) {
  const before = page.viewportSize()
  await page.setViewportSize({ width, height: before?.height ?? 800 })
  const found = await look()
  if (before !== null) await page.setViewportSize(before)
  return found.map((line) => `${width} px: ${line}`)
}

test('every page has a visit', () => {
  assert.deepEqual(tourOf(cell.filled).missing, [])
})

async function findInForcedColours(page: Page): Promise<Finding[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const edgeless = await findEdgelessControls(page)
  await page.emulateMedia({ forcedColors: 'none' })
  return edgeless.map((line) => `forced colours: ${line}`)
}

test('every page in English, dark, on a desk: axe, names, 200 % and 400 %', async () => {
  const devices = openDevices(browser, cell, { width: 1280, language: 'en-GB', theme: 'dark' })
  const found: Finding[] = []
  // The same pages are loaded on the phone.
  const way = { go: turnTo }
  for (const one of visits) {
    const look = async (page: Page): Promise<Finding[]> => {
      await one.further?.(page)
      const language = await page.getAttribute('html', 'lang')
      const seen = [...(await findAxeProblems(page)), ...(await findNamelessControls(page))]
      // A page of 1280 px that is zoomed to 200 % has 640 px for its contents.
      const zoomed = await withWidth(page, 640, async () => [
        ...(await findSidewaysScroll(page)),
        ...(await findCutText(page)),
      ])
      const more = await withWidth(page, 320, () => findSidewaysScroll(page))
      return [...(language === 'en' ? [] : ['not in English']), ...seen, ...zoomed, ...more]
    }
    found.push(...(await lookAt(devices, one, look, way)))
  }
  await devices.close()
  assert.deepEqual(found, [])
})

/** What is pressed alone on its line, by the page where a thumb found it too low. */
const aloneOnLine = {
  'sign-in': '.stack-wide > p > a',
  'sign-in-by-card': '.step .stack > p > a',
  'my-day-today': '.hand-in > p > a, .plan-day > h2 > a',
  people: '.table tbody th a, .table tbody td a',
  'write-exercise': '.mark-button, .add-block-open',
  gradebook: 'button.gradebook-title',
  'school-morning': '.school-morning section > p > a',
}

test('what stands alone on its line of a phone is as high as a thumb', async () => {
  const devices = openDevices(browser, cell, { width: 360 })
  const found: string[] = []
  for (const [name, selector] of Object.entries(aloneOnLine)) {
    const one = visits.find((each) => each.name === name)
    assert.ok(one, name)
    const { page } = await devices.of(one.as)
    await visit(page, cell.origin + one.path)
    const heights = (await page.evaluate(
      `[...document.querySelectorAll(${JSON.stringify(selector)})]
        .filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect().height)`,
    )) as number[]
    if (heights.length === 0) found.push(`${name}: nothing to press`)
    if (heights.some((height) => height < 43.5)) found.push(`${name}: ${Math.min(...heights)} px`)
  }
  await devices.close()
  assert.deepEqual(found, [])
})

for (const language of ['fr-FR', 'en-GB'] as const) {
  test(`what opens over pages and what is refused, ${language}`, async () => {
    const width = language === 'fr-FR' ? 360 : 1280
    const devices = openDevices(browser, cell, { width, language })
    const found: Finding[] = []
    for (const one of moments) {
      found.push(
        ...(await lookAt(devices, one, async (page) => {
          await one.act(page)
          const problems = await findInBothThemes(page)
          const small = await withWidth(page, 320, () => findSidewaysScroll(page))
          return [...problems, ...small]
        })),
      )
    }
    await devices.close()
    assert.deepEqual(found, [])
  })
}

// After the others: what is pressed changes how its visitor reads from then on.
test('every page in French, light, on a phone: axe, names, 320 px, wider text, forced colours, what buttons open', async () => {
  const devices = openDevices(browser, cell, { width: 360, language: 'fr-FR' })
  const found: Finding[] = []
  const pressed = new Set<string>()
  for (const one of visits) {
    found.push(
      ...(await lookAt(devices, one, async (page) => {
        await one.further?.(page)
        // Dark is looked at on the desk: the colours are the same.
        const seen = [...(await findAxeProblems(page)), ...(await findNamelessControls(page))]
        const small = await withWidth(page, 320, () => findSidewaysScroll(page))
        const forced = await findInForcedColours(page)
        const wide = await withWideText(page, async () => [
          ...(await findSidewaysScroll(page)),
          ...(await findCutText(page)),
        ])
        // Last: whatever is pressed may leave the page in another state.
        const again = (): Promise<void> => visit(page, cell.origin + one.path)
        const opened = one.isLive ? [] : await pressEverything(page, pressed, again)
        const inWideText = wide.map((line) => `wider text: ${line}`)
        return [...seen, ...small, ...forced, ...inWideText, ...opened]
      })),
    )
  }
  await devices.close()
  assert.deepEqual(found, [])
  assert.ok(pressed.size > 50, `only ${pressed.size} buttons were found`)
})

/** Presses each button of a name that was not pressed yet, and looks at what opens. */
async function pressEverything(
  page: Page,
  pressed: Set<string>,
  again: () => Promise<void>,
): Promise<Finding[]> {
  const found: Finding[] = []
  const address = page.url()
  for (;;) {
    const seen = await page.evaluateHandle(namedButtons)
    const names = (await (await seen.getProperty('names')).jsonValue()) as string[]
    const isNew = (name: string) =>
      name !== '' && !pressed.has(beginningOf(name)) && !leadsAway.test(name)
    const place = names.findIndex(isNew)
    const name = names[place]
    if (name === undefined) return found
    pressed.add(beginningOf(name))
    // The very one whose name was read: what comes late may have moved the others.
    const buttons = await seen.getProperty('buttons')
    const one = (await buttons.getProperty(String(place))).asElement()
    if (one === null) return found
    await one.click()
    const lines: Finding[] = []
    const opened = await whatOpened(page)
    if (opened === 'dialog') lines.push(...(await lookAtDialog(page)))
    if (opened === 'menu') lines.push(...(await lookThroughMenu(page, one)))
    found.push(...lines.map((line) => `${name}: ${line}`))
    const isClear = opened === 'nothing' || (await closes(page))
    if (!isClear || page.url() !== address) await again()
  }
}

async function lookThroughMenu(page: Page, opener: ElementHandle): Promise<Finding[]> {
  const found = await findAxeProblems(page)
  const items = page.locator('[role=menu]:popover-open [role=menuitem]')
  const count = await items.count()
  for (let item = 0; item < count; item += 1) {
    if ((await items.count()) === 0) await opener.click()
    await items.nth(item).click()
    if ((await whatOpened(page)) !== 'dialog') return found
    found.push(...(await lookAtDialog(page)))
    if (!(await closes(page))) return found
  }
  return found
}

/** Escape closes what is open, as everywhere. */
async function closes(page: Page): Promise<boolean> {
  await page.keyboard.press('Escape')
  return page
    .locator(overThePage)
    .first()
    .waitFor({ state: 'detached', timeout: goesWithinMs })
    .then(
      () => true,
      () => false,
    )
}

/** Signs in, out or as somebody else: the next page would not be seen by its visitor. */
const leadsAway = /^(Passer cet appareil|Déconnecter|Entrer|C’est moi|Retirer quelqu)/

/** So that each act is pressed once and not for every row. */
const beginningOf = (name: string): string => name.slice(0, 10)

/** What stands in the page to be pressed, and its name; none where it is off. */
const namedButtons = `(() => {
  const buttons = [...document.querySelectorAll('main button')]
  const names = buttons.map((one) => {
    const isOff = one.disabled || one.ariaDisabled === 'true'
    const isThere = one.checkVisibility() && !isOff && one.closest('.gallery-block, thead') === null
    const name = (one.getAttribute('aria-label') ?? one.textContent).trim()
    return isThere ? name.replaceAll(/[\\d\\s]+/g, ' ') : ''
  })
  return { buttons, names }
})()`

/** Longest that something takes to go once it was told to. */
const goesWithinMs = 250
/** Longest until a page says that something did not come. */
const saysWithinMs = 6_000
const openDialog = 'dialog[open]'
const overThePage = `${openDialog}, [role=menu]:popover-open`

async function whatOpened(page: Page): Promise<'dialog' | 'menu' | 'nothing'> {
  await comesToRest(page)
  const opened = page.locator(overThePage)
  if ((await page.locator(openDialog).count()) > 0) return 'dialog'
  return (await opened.count()) > 0 ? 'menu' : 'nothing'
}

async function lookAtDialog(page: Page): Promise<Finding[]> {
  await settle(page)
  const problems = [...(await findAxeProblems(page)), ...(await findNamelessControls(page))]
  return [...problems, ...(await withWidth(page, 320, () => findSidewaysScroll(page)))]
}

test('a page that cannot reach the school says so and offers to try again', async () => {
  const devices = openDevices(browser, cell, { width: 360, language: 'fr-FR' })
  const found: Finding[] = []
  let silenced = 0
  for (const one of visits) {
    const { lines, asked } = await lookAtCutOff(devices, one)
    found.push(...lines)
    if (asked > 0) silenced += 1
  }
  await devices.close()
  assert.deepEqual(found, [])
  assert.ok(silenced > visits.length / 2, `only ${silenced} pages asked for anything`)
})

/** What lies on the device is looked for first, while nothing is on its way. */
function offersAgain(page: Page): Promise<boolean> {
  const again = page.getByRole('button', { name: /Réessayer/ }).first()
  return again.waitFor({ timeout: saysWithinMs }).then(
    () => true,
    () => false,
  )
}

/**
 * Who is here and that the door is open is known; all else does not arrive, and nothing was fetched
 * ahead to go on with. The browser refuses by itself: where Playwright stops requests, no file is kept
 * from page to page.
 */
async function lookAtCutOff(
  devices: Devices,
  one: Visit,
): Promise<{ lines: Finding[]; asked: number }> {
  let asked = 0
  const count = (request: Request): void => {
    const isCutOff = /\/api\//.test(request.url()) && !arrives.test(request.url())
    if (isCutOff && request.method() === 'GET') asked += 1
  }
  const prepare = async (page: Page): Promise<void> => {
    await cutOff(page)
    await page.evaluate("globalThis.caches?.delete('preau-packs')")
    page.on('request', count)
  }
  const look = async (page: Page): Promise<Finding[]> => {
    const isSilent = asked > 0 && !(await offersAgain(page))
    const silent = isSilent ? ['says nothing of what did not arrive'] : []
    page.off('request', count)
    return [...silent, ...(await findSidewaysScroll(page))]
  }
  return { lines: await lookAt(devices, one, look, { prepare }), asked }
}

const arrives = /\/api\/(me|arrival|device\/people|personal-pack.*)$/
const arriving = ['/api/me', '/api/arrival', '/api/device/people', '/api/personal-pack*']
const notArriving = ['/api/*', '/packs/*']
const cutOffPages = new WeakSet<Page>()

/** For as long as the tab is there. */
async function cutOff(page: Page): Promise<void> {
  if (cutOffPages.has(page)) return
  cutOffPages.add(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setBlockedURLs', {
    urlPatterns: [
      ...arriving.map((path) => ({ urlPattern: cell.origin + path, block: false })),
      ...notArriving.map((path) => ({ urlPattern: cell.origin + path, block: true })),
    ],
  })
}
