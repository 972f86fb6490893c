/**
 * A device of somebody in the browser of the tests: a context of its own, signed in through the
 * cell's real doors, that collects whatever its console complains of.
 */
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'

export interface Look {
  readonly width: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
  readonly language?: 'fr-FR' | 'en-GB'
  /**
   * With its service worker, which takes what lies on a device to it: some two seconds of a processor for each
   * device, which only those walks spend that go on without the school.
   */
  readonly isInstalled?: boolean
}

export interface Device {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors of scripts, and what the console said as an error. */
  readonly complaints: string[]
  close(): Promise<void>
}

/** Longest wait for anything on a page. */
const waitMaxMs = 10_000
/** A phone is 740 px high, a desk 800 px. */
const heights = { phone: 740, desk: 800 }
const phoneWidthMax = 480
/** The browser notes these answers by itself; the pages say in words what they mean. */
const expectedNotes =
  /Failed to load resource|net::ERR_|An unknown error occurred when fetching the script|A bad HTTP response code \(503\) was received when fetching the script/

export async function openDevice(browser: Browser, look: Look): Promise<Device> {
  const isPhone = look.width <= phoneWidthMax
  const context = await browser.newContext({
    viewport: {
      width: look.width,
      height: look.height ?? (isPhone ? heights.phone : heights.desk),
    },
    colorScheme: look.theme ?? 'light',
    locale: look.language ?? 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    hasTouch: isPhone,
  })
  // As a private window of Firefox has none.
  if (look.isInstalled !== true) {
    await context.addInitScript('delete Navigator.prototype.serviceWorker')
  }
  // The headless shell ends a page that asks for its recogniser, which it has not; others answer.
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'SpeechRecognition')
    Reflect.deleteProperty(globalThis, 'webkitSpeechRecognition')
  })
  context.setDefaultTimeout(waitMaxMs)
  const page = await context.newPage()
  countRequests(page)
  // Asked whether to leave a page with unsaved work, this reader leaves.
  page.on('dialog', (asked) => void asked.accept())
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(error.error().message))
  context.on('console', (message) => {
    if (message.type() !== 'error' || expectedNotes.test(message.text())) return
    complaints.push(message.text())
  })
  return { context, page, complaints, close: () => context.close() }
}

/** What a device fetches ahead, in its own time, and the longer way of a live class: no page waits for them. */
const besidePages = ['/packs/', '/api/live/tunnel']

/** Requests of a page that are on their way. */
const underWay = new WeakMap<Page, Set<Request>>()

function countRequests(page: Page): void {
  const open = new Set<Request>()
  underWay.set(page, open)
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (!besidePages.some((beside) => pathname.startsWith(beside))) open.add(request)
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
}

const twoFrames =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))'

/**
 * Goes to a page of the cell and waits until its own heading stands and nothing is on its way. A page
 * that finds another account in front loads itself anew, sometimes before it has loaded at all.
 */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address).catch(async (error: Error) => {
    if (!error.message.includes('net::ERR_ABORTED')) throw error
    await page.waitForURL(address)
  })
  await settle(page)
}

/**
 * Goes there as a link of the app does: what is open stays loaded, and the focus goes to the heading of the page
 * that comes. From where there is no such page, as `visit`.
 */
export async function turnTo(page: Page, address: string): Promise<void> {
  const { origin, pathname } = new URL(address)
  const isTurned = await page.evaluate<boolean>(`(() => {
    const isApp = document.querySelector('#app main h1[tabindex]') !== null
    if (!isApp || location.origin !== ${JSON.stringify(origin)}) return false
    if (location.pathname === ${JSON.stringify(pathname)}) return false
    document.activeElement?.blur()
    history.pushState(null, '', ${JSON.stringify(address)})
    return true
  })()`)
  if (!isTurned) return visit(page, address)
  await page.locator('main :focus').waitFor()
  await settle(page)
}

/** The page of all parts shows a wait for ever. */
const waits = 'main:not(:has(.gallery-block)) [aria-busy="true"]'

/**
 * Asked in the page itself, in one question: has its heading, nothing in it waits, its lettering is there and
 * what changed is drawn. What the page does by itself a moment after it stands nobody needs to sit out.
 */
const stands = `new Promise((done) => {
  const until = performance.now() + ${waitMaxMs}
  const isVisible = (one) => one !== null && one.getClientRects().length > 0
  const look = () => {
    const isThere = isVisible(document.querySelector('main h1[tabindex]'))
    if (!isThere || document.querySelector(${JSON.stringify(waits)}) !== null) {
      if (performance.now() > until) done(isThere ? 'still waits for something' : 'has no heading')
      else requestAnimationFrame(look)
      return
    }
    if (document.getElementById('app') !== null) document.documentElement.dataset.lettering = 'own'
    document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))
  }
  look()
})`

/** False where the page went elsewhere meanwhile. */
async function isStanding(page: Page): Promise<boolean> {
  const lacks = await inPage<string | null>(page, stands)
  if (typeof lacks === 'string') throw new Error(`${page.url()} ${lacks}`)
  return lacks === null
}

/**
 * Waits for what changed to be on the screen. False where the page went elsewhere meanwhile: it loads
 * itself anew when another came in front.
 */
export async function hasDrawn(page: Page): Promise<boolean> {
  return (await inPage<true>(page, `${twoFrames}.then(() => true)`)) === true
}

/** Undefined where the page went elsewhere meanwhile. */
function inPage<Value>(page: Page, question: string): Promise<Value | undefined> {
  return page.evaluate<Value>(question).catch((error: Error) => {
    if (error.message.includes('Execution context was destroyed')) return undefined
    throw error
  })
}

/**
 * Until the page has its heading, nothing in it waits and nothing is on its way. The browser's own
 * *network idle* would be half a second of silence, at every page.
 */
export function settle(page: Page): Promise<void> {
  return rests(page, isStanding)
}

/** Longer than the poorest line of a walk takes for one page. */
const restWithinMs = 60_000

/** Until twice in turn nothing is on its way and all that changed is drawn. */
export function comesToRest(page: Page): Promise<void> {
  return rests(page, hasDrawn)
}

async function rests(page: Page, isDrawn: (page: Page) => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + restWithinMs
  for (let quiet = 0; quiet < 2; ) {
    const isStill = (await isDrawn(page)) && (underWay.get(page)?.size ?? 0) === 0
    if (Date.now() > deadline) {
      const open = [...(underWay.get(page) ?? [])]
      throw new Error(`still on their way: ${open.map((one) => one.url()).join(', ')}`)
    }
    quiet = isStill ? quiet + 1 : 0
  }
}

/** Signs somebody in through the cell's own door, without walking through the pages. */
export async function signIn(
  page: Page,
  origin: string,
  way: { readonly login: string; readonly password: string } | { readonly code: string },
): Promise<void> {
  // A page on the cell's origin that asks nothing by itself.
  await page.goto(`${origin}/manifest.webmanifest`)
  const path = 'code' in way ? '/api/sign-in/code' : '/api/sign-in/password'
  const status = await page.evaluate(
    `fetch(${JSON.stringify(path)}, { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(way))} }).then((answer) => answer.status)`,
  )
  if (status !== 200) throw new Error(`${path} answered ${String(status)}`)
}
