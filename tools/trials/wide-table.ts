/**
 * A gradebook of 35 pupils and 60 assessments is scrolled across and down at a desk's width, traced;
 * the same scroll of a bare page with an empty table of the same size says what this machine's
 * browser can draw at all. The gradebook draws hardly fewer frames.
 */
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { openDevice, signIn, visit } from '../../tests/browser-device.ts'
import { openChromium } from '../../tests/open-chromium.ts'
import { serveCell } from '../../tests/served-cell.ts'
import { medianBy } from '../bench/load/latency-record.ts'
import { drawnBetween, type FramePace, paceOf } from './frame-pace.ts'
import { scaled, type Trial, type TrialFigure } from './trial.ts'
import { fillWideGradebook, gradebookTeacher, wideSize } from './wide-gradebook.ts'

const deskWidth = 1_280
/** Each of the two pages; what decides is the middle one. */
const runs = 3
/** Across and back twice, then down and back twice. */
const acrossSeconds = 4
const downSeconds = 4
const ofLimitMin = 0.95
const marks = { from: 'scroll-began', to: 'scroll-ended' }
const traced = ['disabled-by-default-devtools.timeline.frame', 'blink.user_timing']
const frameSelector = '.gradebook-frame'

/** What the page itself saw: a second witness beside the trace. */
interface Seen {
  readonly pace: FramePace
  /** Turns of the page's own clock for frames, a second. */
  readonly turnsPerSecond: number
  /** Tasks of the page longer than 50 ms. */
  readonly longTasks: number
}

/** Moves what scrolls a little further in every frame, as a hand does on a scroll bar. */
const scrollScript = `new Promise((done) => {
  const frame = document.querySelector(${JSON.stringify(frameSelector)})
  const across = frame.scrollWidth - frame.clientWidth
  const down = frame.scrollHeight - frame.clientHeight
  if (across < 1 || down < 1) throw new Error('nothing to scroll')
  const thereAndBack = (share) => 1 - Math.abs(2 * ((2 * share) % 1) - 1)
  let longTasks = 0
  const watch = new PerformanceObserver((list) => { longTasks += list.getEntries().length })
  watch.observe({ entryTypes: ['longtask'] })
  const turns = []
  const turn = (now) => {
    if (turns.length === 0) performance.mark(${JSON.stringify(marks.from)})
    turns.push(now)
    const seconds = (now - turns[0]) / 1_000
    if (seconds < ${acrossSeconds}) frame.scrollLeft = across * thereAndBack(seconds / ${acrossSeconds})
    else frame.scrollTop = down * thereAndBack((seconds - ${acrossSeconds}) / ${downSeconds})
    if (seconds < ${acrossSeconds + downSeconds}) return requestAnimationFrame(turn)
    performance.mark(${JSON.stringify(marks.to)})
    watch.disconnect()
    done({ turnsPerSecond: (turns.length - 1) / seconds, longTasks })
  }
  requestAnimationFrame(turn)
})`

async function scrollTraced(browser: Browser, page: Page): Promise<Seen> {
  await browser.startTracing(page, { categories: traced })
  const seen = (await page.evaluate(scrollScript)) as Omit<Seen, 'pace'>
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8'))
  return { ...seen, pace: paceOf(drawnBetween(trace.traceEvents, marks)) }
}

interface TableSize {
  readonly rows: number
  readonly columns: number
  /** Of the table, and of the frame in which it scrolls; in CSS pixels. */
  readonly table: readonly [width: number, height: number]
  readonly frame: readonly [width: number, height: number]
}

const sizeScript = `(() => {
  const frame = document.querySelector(${JSON.stringify(frameSelector)})
  const table = frame.querySelector('table')
  return {
    rows: table.rows.length,
    columns: table.rows[0].cells.length,
    table: [table.offsetWidth, table.offsetHeight],
    frame: [frame.clientWidth, frame.clientHeight],
  }
})()`

/** A page of nothing but a frame and an empty table in it, of the same sizes. */
function barePage({ columns, frame, rows, table }: TableSize): string {
  const row = `<tr>${'<td></td>'.repeat(columns)}</tr>`
  return `<!doctype html><title>Bare</title><style>
    .gradebook-frame { width: ${frame[0]}px; height: ${frame[1]}px; overflow: auto }
    table { width: ${table[0]}px; height: ${table[1]}px; table-layout: fixed; border-collapse: separate; border-spacing: 0 }
    td { border: 1px solid }
  </style><div class="gradebook-frame"><table>${row.repeat(rows)}</table></div>`
}

const inWords = ({ longTasks, pace, turnsPerSecond }: Seen): string =>
  `${pace.perSecond.toFixed(1)} frames a second, gaps ${pace.medianGapMs.toFixed(1)} and at worst ${pace.worstGapMs.toFixed(1)} ms; the page's own turns ${turnsPerSecond.toFixed(1)} a second, ${longTasks} long tasks`

function figuresOf(size: TableSize, book: Seen, bare: Seen): TrialFigure[] {
  const paces = [
    ['gradebook', book],
    ['empty table', bare],
  ] as const
  return [
    {
      name: 'pupils in the table',
      // A heading and the class together stand in rows of their own.
      value: size.rows - 2,
      target: { value: wideSize.pupils, is: 'exactly' },
    },
    {
      name: 'assessments in the table',
      // Beside the name and the average.
      value: size.columns - 2,
      target: { value: wideSize.assessments, is: 'exactly' },
    },
    ...paces.flatMap(([what, { longTasks, pace, turnsPerSecond }]): TrialFigure[] => [
      { name: `${what}: frames a second`, value: pace.perSecond },
      { name: `${what}: gap between frames, median`, value: pace.medianGapMs, unit: 'ms' },
      { name: `${what}: gap, worst hundredth`, value: pace.worstGapMs, unit: 'ms' },
      { name: `${what}: frames dropped`, value: pace.droppedShare * 100, unit: '%' },
      { name: `${what}: turns of the page a second`, value: turnsPerSecond },
      { name: `${what}: long tasks while scrolling`, value: longTasks },
    ]),
    {
      name: 'frames of the gradebook, of those of the empty table',
      value: book.pace.perSecond / bare.pace.perSecond,
      target: { value: ofLimitMin, is: 'at_least' },
    },
  ]
}

export const wideTable: Trial = {
  name: 'wide-table',
  async run(ground) {
    const cell = await serveCell(fillWideGradebook)
    ground.atEnd(() => cell.stop())
    const browser = await openChromium()
    ground.atEnd(() => browser.close())
    const { context, page } = await openDevice(browser, { width: deskWidth })
    await signIn(page, cell.origin, gradebookTeacher)
    await visit(page, cell.origin + pagePaths.gradebook(cell.filled.courseId))
    await page.locator(frameSelector).waitFor()
    const size = (await page.evaluate(sizeScript)) as TableSize
    const empty = await context.newPage()
    await empty.setContent(barePage(size))
    const seen = { book: [] as Seen[], bare: [] as Seen[] }
    // In turn, so that another load of the machine meets both.
    for (let run = 0; run < scaled(runs, ground); run += 1) {
      await empty.bringToFront()
      const bare = await scrollTraced(browser, empty)
      await page.bringToFront()
      const book = await scrollTraced(browser, page)
      ground.say(`empty table: ${inWords(bare)}`)
      ground.say(`gradebook: ${inWords(book)}`)
      seen.bare.push(bare)
      seen.book.push(book)
    }
    const middle = (list: Seen[]): Seen => medianBy(list, ({ pace }) => pace.perSecond)
    return figuresOf(size, middle(seen.book), middle(seen.bare))
  },
}
