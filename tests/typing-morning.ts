/**
 * A teacher types a resource in a real browser and something breaks at a seeded moment: the tab is
 * closed or crashes, the server goes away and the tab with it, or two tabs write at once. Says what
 * of the typing was lost.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { type Random, seededRandom } from '#kernel/random.ts'
import { settle, visit } from './browser-device.ts'
import { demoEcole } from './demo-extraction.ts'

export const typingBreaks = ['tab closed', 'tab crashed', 'server gone', 'two tabs'] as const
export type TypingBreak = (typeof typingBreaks)[number]

export interface TypingStage {
  readonly origin: string
  /** Of a teacher who is signed in. */
  readonly context: BrowserContext
  readonly closeDoors: () => Promise<void>
  readonly openDoors: () => Promise<void>
}

export interface TypingOutcome {
  readonly how: TypingBreak
  readonly typed: number
  /** Words that are nowhere afterwards. */
  readonly lost: readonly string[]
  /** From when the first of them was begun until it broke. */
  readonly lostMs: number
}

interface TypedWord {
  readonly word: string
  readonly begunAtMs: number
}

const typedMsMin = 600
const typedMsMax = 5_000
const keyMsMax = 60
/** Typing goes on for so long while nobody answers. */
const goneMs = 2_500

const sheetOf = (page: Page) => page.getByRole('textbox', { name: 'Texte de la leçon' })

async function beginResource(page: Page, origin: string, title: string): Promise<string> {
  await page.goto(`${origin}/manifest.webmanifest`)
  const wish = { schoolUai: demoEcole, title, subjectCode: null, levelLabel: null }
  const id = await page.evaluate(`fetch('/api/resources', { method: 'POST',
    headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(wish))},
  }).then((answer) => answer.json()).then((made) => made.id)`)
  return String(id)
}

async function openSheet(page: Page, address: string): Promise<void> {
  await visit(page, address)
  await sheetOf(page).focus()
  await page.keyboard.press('Control+End')
}

/** Types numbered words, key by key, for so long. */
async function type(page: Page, random: Random, mark: string, forMs: number): Promise<TypedWord[]> {
  const words: TypedWord[] = []
  const untilMs = performance.now() + forMs
  while (performance.now() < untilMs) {
    const word = `${mark}${words.length + 1}`
    words.push({ word, begunAtMs: performance.now() })
    await page.keyboard.type(`${word} `, { delay: random.fraction() * keyMsMax })
  }
  return words
}

/** The page is gone without a word, as when the browser is killed. */
async function crash(page: Page): Promise<void> {
  const gone = page.waitForEvent('crash')
  await page.goto('chrome://crash').catch(() => undefined)
  await gone
  await page.close()
}

function outcomeOf(
  how: TypingBreak,
  words: readonly TypedWord[],
  text: string,
  brokeAtMs: number,
): TypingOutcome {
  const there = new Set(text.split(/\s+/))
  const lost = words.filter(({ word }) => !there.has(word))
  const first = lost[0]
  return {
    how,
    typed: words.length,
    lost: lost.map(({ word }) => word),
    lostMs: first === undefined ? 0 : Math.round(brokeAtMs - first.begunAtMs),
  }
}

async function breakOneTab(
  how: Exclude<TypingBreak, 'two tabs'>,
  stage: TypingStage,
  random: Random,
  address: string,
): Promise<TypingOutcome> {
  const page = await stage.context.newPage()
  await openSheet(page, address)
  const forMs = typedMsMin + random.fraction() * (typedMsMax - typedMsMin)
  const words = await type(page, random, 'm', forMs)
  if (how === 'server gone') {
    const [more] = await Promise.all([type(page, random, 'n', goneMs), stage.closeDoors()])
    words.push(...more)
  }
  const brokeAtMs = performance.now()
  await (how === 'tab closed' ? page.close() : crash(page))
  if (how === 'server gone') await stage.openDoors()
  const later = await stage.context.newPage()
  await visit(later, address)
  const text = await sheetOf(later).innerText()
  // What was found goes to the server by itself, and asks nobody.
  await later.getByText('Tout est enregistré.').waitFor()
  await later.close()
  return outcomeOf(how, words, text, brokeAtMs)
}

async function writeInTwoTabs(
  stage: TypingStage,
  random: Random,
  address: string,
): Promise<TypingOutcome> {
  const [one, other] = [await stage.context.newPage(), await stage.context.newPage()]
  await openSheet(one, address)
  await openSheet(other, address)
  const told = 'Ce texte est ouvert dans un autre onglet'
  await one.getByText(told).waitFor()
  await other.getByText(told).waitFor()
  const words: TypedWord[] = []
  // Both hold something unsaved: neither may look at what the other has saved.
  words.push(...(await type(one, random, 'a', 300 + random.fraction() * 700)))
  words.push(...(await type(other, random, 'b', 300 + random.fraction() * 700)))
  const brokeAtMs = performance.now()
  const choice = 'Garder les deux'
  const asked = await Promise.any(
    [one, other].map(async (page) => {
      await page.getByRole('button', { name: choice }).waitFor()
      return page
    }),
  )
  await asked.getByRole('button', { name: choice }).click()
  await asked.getByText('Votre version est gardée').waitFor()
  await settle(asked)
  await one.close()
  await other.close()
  const look = await stage.context.newPage()
  await visit(look, stage.origin + pagePaths.myResources)
  const title = await look.getByRole('link', { name: '(ma version)' }).first().getAttribute('href')
  let text = ''
  for (const place of [address, stage.origin + (title ?? '')]) {
    await visit(look, place)
    text += ` ${await sheetOf(look).innerText()}`
  }
  await look.close()
  return outcomeOf('two tabs', words, text, brokeAtMs)
}

export async function playTypingMorning(
  stage: TypingStage,
  how: TypingBreak,
  seed: number,
): Promise<TypingOutcome> {
  const random = seededRandom(seed)
  const page = await stage.context.newPage()
  const id = await beginResource(page, stage.origin, `Essai ${seed}`)
  await page.close()
  const address = stage.origin + pagePaths.writeResource(id)
  const outcome =
    how === 'two tabs'
      ? await writeInTwoTabs(stage, random, address)
      : await breakOneTab(how, stage, random, address)
  // Tabs that are gone say so a moment later.
  await wait(100)
  return outcome
}
