/**
 * Answers questions in the browser as a pupil with a finger does: by tapping on what is written
 * there, whatever order the page shows it in. The right answers come from the teacher's key.
 */
import type { Locator, Page } from 'playwright-core'
import { type Inlines, inlinesToText } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'

const doublePressMs = 600
const tapsMax = 5

type QuestionOf<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>

/** Words on the screen carry other spaces than the contents: only what is between them counts. */
function words(inlines: Inlines): RegExp {
  const parts = inlinesToText(inlines)
    .split(/\s+/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/['’]/g, "['’]"))
  return new RegExp(parts.join('\\s*'))
}

/** The section of a question that is on the screen, by its number from 1. */
export function questionOn(page: Page, number: number): Locator {
  return page.locator('section.question').filter({
    has: page.getByRole('heading', { name: new RegExp(`^Question ${number} `) }),
  })
}

/** From a question to the next one, by its number from 1. */
export async function goOn(page: Page, number: number): Promise<void> {
  await tapUntil(page.getByRole('button', { name: 'Suivante' }), questionOn(page, number))
}

/** Answers one question rightly; `openText` is what an open question gets. */
export async function tapAnswer(
  sheet: Locator,
  question: Question,
  openText: string,
): Promise<void> {
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice':
      for (const { text, fraction } of question.choices) {
        if (fraction > 0) await sheet.locator('label', { hasText: words(text) }).tap()
      }
      return
    case 'true_false':
      return sheet.locator('label', { hasText: question.correct ? 'Vrai' : 'Faux' }).tap()
    case 'numeric':
      return typeNumber(sheet, question)
    case 'short_text':
      return sheet.getByLabel('Ta réponse').fill(question.answers[0]?.pattern ?? '')
    case 'match':
      return tapPairs(sheet, question)
    case 'order':
      return tapOrder(sheet, question)
    case 'gap_text':
      return fillGaps(sheet, question)
    case 'open':
      return sheet.getByLabel('Ton texte').fill(openText)
  }
}

async function typeNumber(sheet: Locator, question: QuestionOf<'numeric'>): Promise<void> {
  const value = String(question.answers[0]?.value ?? '').replace('.', ',')
  await sheet.getByLabel('Ton nombre').fill(value)
  const unit = question.unit?.symbols[0]?.symbol
  if (unit !== undefined) await sheet.getByLabel(/Unité/).selectOption(unit)
}

async function tapPairs(sheet: Locator, question: QuestionOf<'match'>): Promise<void> {
  for (const { left, right } of question.pairs) {
    const line = sheet.locator('.match-line').filter({
      has: sheet.page().locator('.match-left', { hasText: words(left) }),
    })
    const slot = line.locator('.match-slot')
    // The next one that waits opens by itself.
    if ((await slot.getAttribute('aria-expanded')) !== 'true') await slot.tap()
    const isChosen = line.locator('.match-chosen', { hasText: words(right) })
    await tapUntil(line.locator('button.match-right', { hasText: words(right) }), isChosen)
  }
}

/** The app takes two presses within half a second at one place for one: a tap is then repeated. */
async function tapUntil(thing: Locator, done: Locator): Promise<void> {
  for (let tap = 1; tap <= tapsMax; tap += 1) {
    await thing.tap()
    const isDone = done.waitFor({ timeout: doublePressMs })
    if (
      await isDone.then(
        () => true,
        () => false,
      )
    )
      return
  }
  throw new Error(`${tapsMax} taps did nothing`)
}

async function tapOrder(sheet: Locator, question: QuestionOf<'order'>): Promise<void> {
  const items = sheet.locator('.order-item')
  let isTouched = false
  for (const [place, { text }] of question.items.entries()) {
    const there = items.nth(place)
    if (words(text).test((await there.textContent()) ?? '')) continue
    isTouched = true
    await items.filter({ hasText: words(text) }).tap()
    await there.tap()
    await sheet.locator(`.order-line:nth-child(${place + 1})`, { hasText: words(text) }).waitFor()
  }
  if (!isTouched) await sheet.getByRole('button', { name: 'Cet ordre me convient' }).tap()
}

async function fillGaps(sheet: Locator, question: QuestionOf<'gap_text'>): Promise<void> {
  const gaps = question.lines.flat().flatMap((piece) => (piece.type === 'gap' ? [piece] : []))
  for (const [place, { answer }] of gaps.entries()) {
    const gap = sheet.getByLabel(new RegExp(`^Trou ${place + 1} `))
    if (answer.kind === 'text') await gap.fill(answer.answers[0]?.pattern ?? '')
    else if (answer.kind === 'number') await gap.fill(String(answer.answers[0]?.value ?? ''))
    else {
      const best = answer.choices.find(({ fraction }) => fraction > 0)
      await gap.selectOption({ label: inlinesToText(best?.text ?? []) })
    }
  }
}
