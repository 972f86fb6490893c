/**
 * A pupil's phone on a poor line: the day for the first time at 400 kbit/s, the first lesson's text
 * at 64 kbit/s, and the second visit with the server stopped: day, lesson and exercise are there,
 * and what was handed in arrives once, with its receipt, when the server is back. Medians of three.
 */
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { type Device, openDevice, signIn, visit } from '../../tests/browser-device.ts'
import { openChromium } from '../../tests/open-chromium.ts'
import { fillPackedDay, type PackedDay } from '../../tests/packed-day.ts'
import { type ServedCell, serveCell } from '../../tests/served-cell.ts'
import { warmUp } from '../../tests/warm-up.ts'
import { medianBy } from '../bench/load/latency-record.ts'
import { fastLine, type LineQuality, openSlowLine, type SlowLine } from './slow-line-proxy.ts'
import type { Trial, TrialFigure, TrialGround } from './trial.ts'

const runs = 3
const phoneWidth = 360
const poor: LineQuality = { bitsPerSecond: 400_000, roundTripMs: 400 }
const poorest: LineQuality = { bitsPerSecond: 64_000, roundTripMs: 600 }
const targetsMs = { day: 5_000, lesson: 20_000, second: 1_000 }
/** Longer than this nobody looks at a white page. */
const sightMsMax = 120_000
/** The day's pack and its picture's. */
const packsOfDay = 2
const homework = 'Apprendre les affluents de la Seine.'
const lessonText = 'La Seine naît en Bourgogne.'
const kept = 'Ta copie est gardée sur cet appareil'

interface Stage {
  readonly browser: Browser
  readonly cell: ServedCell<PackedDay>
  readonly line: SlowLine
}

export const slowLine: Trial = {
  name: 'slow-line',
  async run(ground) {
    const stage = await makeStage(ground)
    // Each run hands in once: the day's class has more pupils than there are runs.
    const cold = await repeat(ground, 'day at 400 kbit/s', () => seeDayCold(stage, poor))
    const read = await repeat(ground, 'lesson at 64 kbit/s', () => readLessonCold(stage, poorest))
    const second = await visitStopped(stage)
    ground.say(`stopped: ${JSON.stringify(second)}`)
    return [
      seconds('day for the first time, 400 kbit/s and 400 ms', cold.ms, targetsMs.day),
      { name: 'bytes until then', value: cold.bytes, unit: 'bytes' },
      seconds("lesson's text for the first time, 64 kbit/s and 600 ms", read.ms, targetsMs.lesson),
      { name: 'bytes until then', value: read.bytes, unit: 'bytes' },
      seconds('day for the second time, server stopped', second.dayMs, targetsMs.second),
      yes('lesson readable with the server stopped', second.lessons, runs),
      yes('exercise handed in with the server stopped', second.keeping, 1),
      yes('copies at the school after the return', second.copies, 1),
      yes('receipt shown', second.receipts, 1),
    ]
  },
}

const seconds = (name: string, ms: number, targetMs: number): TrialFigure => ({
  name,
  value: ms / 1_000,
  unit: 's',
  target: { value: targetMs / 1_000, is: 'at_most' },
})

const yes = (name: string, value: number, wanted: number): TrialFigure => ({
  name,
  value,
  target: { value: wanted, is: 'exactly' },
})

async function makeStage(ground: TrialGround): Promise<Stage> {
  const cell = await serveCell(fillPackedDay)
  ground.atEnd(() => cell.stop())
  const line = await openSlowLine(Number(new URL(cell.origin).port))
  ground.atEnd(() => line.stop())
  const browser = await openChromium()
  ground.atEnd(() => browser.close())
  return { browser, cell, line }
}

interface Seen {
  readonly ms: number
  readonly bytes: number
}

async function repeat(ground: TrialGround, what: string, play: () => Promise<Seen>): Promise<Seen> {
  const seen: Seen[] = []
  for (let run = 0; run < runs; run += 1) seen.push(await play())
  ground.say(`${what}: ${seen.map(({ ms }) => Math.round(ms)).join(', ')} ms`)
  return medianBy(seen, ({ ms }) => ms)
}

/** A device that holds a session and nothing else: cookies are one for all ports of this machine. */
async function coldDevice({ browser, cell }: Stage): Promise<Device> {
  const device = await openDevice(browser, { width: phoneWidth })
  device.context.setDefaultTimeout(sightMsMax)
  await signIn(device.page, cell.origin, { code: cell.filled.codes[0] })
  return device
}

/** Runs what is measured on a line of this quality, from the moment at which the address is entered. */
async function onLine(
  { line }: Stage,
  quality: LineQuality,
  look: (address: string) => Promise<unknown>,
): Promise<Seen> {
  line.setQuality(quality)
  const bytesBefore = line.bytesDown()
  const startedAtMs = performance.now()
  await look(line.origin + pagePaths.myDay)
  const seen = { ms: performance.now() - startedAtMs, bytes: line.bytesDown() - bytesBefore }
  line.setQuality(fastLine)
  return seen
}

async function seeDayCold(stage: Stage, quality: LineQuality): Promise<Seen> {
  const { page, close } = await coldDevice(stage)
  const seen = await onLine(stage, quality, async (address) => {
    await page.goto(address, { waitUntil: 'commit' })
    await page.getByText(homework).first().waitFor()
  })
  await close()
  return seen
}

/** From the address of the day to the first sentence of its lesson, pressed as soon as it is there. */
async function readLessonCold(stage: Stage, quality: LineQuality): Promise<Seen> {
  const { page, close } = await coldDevice(stage)
  const seen = await onLine(stage, quality, async (address) => {
    await page.goto(address, { waitUntil: 'commit' })
    await page.getByRole('link', { name: 'Lire la leçon' }).click()
    await page.getByText(lessonText).waitFor()
  })
  await close()
  return seen
}

async function visitStopped(stage: Stage) {
  const { cell, line } = stage
  const device = await coldDevice(stage)
  const { context } = device
  line.setQuality(fastLine)
  await warmUp(device.page, line.origin, packsOfDay)
  await device.page.close()
  await cell.closeDoors()
  const daysMs: number[] = []
  let lessons = 0
  for (let run = 0; run < runs; run += 1) {
    const page = await context.newPage()
    const startedAtMs = performance.now()
    await page.goto(line.origin + pagePaths.myDay, { waitUntil: 'commit' })
    await page.getByText(homework).first().waitFor()
    daysMs.push(performance.now() - startedAtMs)
    await page.getByRole('link', { name: 'Lire la leçon' }).click()
    await page.getByText(lessonText).waitFor()
    lessons += 1
    await page.close()
  }
  const page = await context.newPage()
  const keeping = await handInOffline(page, line.origin, cell.filled)
  await page.close()
  await cell.openDoors()
  const later = await context.newPage()
  await later.goto(line.origin + pagePaths.exercise(cell.filled.assignmentId))
  await later.getByRole('heading', { name: 'Ta copie est arrivée' }).waitFor()
  const receipts = await later.getByText(/c’est bien ta copie, entière/).count()
  const copies = await cell.context.db.selectFrom('submission').select('id').execute()
  await device.close()
  return {
    dayMs: medianBy(daysMs, (ms) => ms),
    lessons,
    keeping,
    copies: copies.length,
    receipts,
  }
}

/** Answered and handed in with nobody at the other end; 1 where the page says that it is kept. */
async function handInOffline(page: Page, origin: string, filled: PackedDay): Promise<number> {
  await visit(page, origin + pagePaths.exercise(filled.assignmentId))
  await page.getByRole('button', { name: 'Commencer' }).tap()
  await page.getByText('La Seine se jette dans la Manche.').waitFor()
  await page.getByText('Vrai', { exact: true }).tap()
  await page.getByRole('button', { name: 'Suivante' }).tap()
  await page.getByLabel('Ton texte').fill('Un estuaire très large, près du Havre.')
  await page.getByRole('button', { name: 'Rendre ma copie' }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Rendre ma copie' }).tap()
  await page.getByText(kept, { exact: false }).waitFor()
  return page.getByText(kept, { exact: false }).count()
}
