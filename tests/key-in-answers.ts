/**
 * Answers questions in the browser with the keyboard alone: nothing is ever clicked, and the focus
 * moves only by the keys that move it for everybody.
 */
import type { Page } from 'playwright-core'
import { type Inlines, inlinesToText } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'

type QuestionOf<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>

/** More stops than any page has. */
const stopsMax = 250

/** Where the focus is: `Question 3 sur 9 | BUTTON | Monter`, with ordinary spaces and apostrophes. */
const whereFocusIs = `(() => {
  const it = document.activeElement
  if (it === null || it === document.body) return ''
  const question = it.closest('section.question')?.querySelector('h2')?.textContent ?? ''
  const label = [...(it.labels ?? [])].map((one) => one.textContent).join(' ')
  const name = it.getAttribute('aria-label') ?? (label === '' ? it.textContent : label)
  const text = [question, it.dataset.act ?? it.tagName, name].join(' | ')
  return text.replaceAll(/[\\s\\u00a0\\u202f]+/gu, ' ').replaceAll('’', "'")
})()`

/** Presses the key until the focus stands on something that `wanted` describes. */
export async function stepTo(page: Page, wanted: RegExp, key = 'Tab'): Promise<void> {
  const seen: string[] = []
  for (let stop = 0; stop < stopsMax; stop += 1) {
    const where = String(await page.evaluate(whereFocusIs))
    if (wanted.test(where)) return
    seen.push(where)
    await page.keyboard.press(key)
  }
  throw new Error(
    `the keyboard never comes to ${wanted}; it passed ${[...new Set(seen)].join('; ')}`,
  )
}

/** A control of a question, from 1, by the beginning of its name. */
function inQuestion(number: number, kind: string, name: string): RegExp {
  return new RegExp(`^Question ${number} sur \\d+ \\| ${kind} \\| ${name}`)
}

function plain(inlines: Inlines): string {
  const text = inlinesToText(inlines)
    .replaceAll(/[\s ]+/gu, ' ')
    .replaceAll('’', "'")
    .trim()
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Answers question `number` rightly; `openText` is what an open question gets. */
export async function keyInAnswer(
  page: Page,
  number: number,
  question: Question,
  openText: string,
): Promise<void> {
  const to = (kind: string, name: string) => stepTo(page, inQuestion(number, kind, name))
  const type = async (name: string, text: string): Promise<void> => {
    await to('(INPUT|TEXTAREA|SELECT)', name)
    await page.keyboard.type(text)
  }
  switch (question.kind) {
    case 'single_choice':
      return chooseRadio(page, number, plain(rightChoice(question).text))
    case 'true_false':
      return chooseRadio(page, number, question.correct ? 'Vrai' : 'Faux')
    case 'multiple_choice':
      for (const { text, fraction } of question.choices) {
        if (fraction <= 0) continue
        await to('INPUT', plain(text))
        await page.keyboard.press('Space')
      }
      return
    case 'numeric': {
      await type('Ton nombre', String(question.answers[0]?.value ?? '').replace('.', ','))
      const unit = question.unit?.symbols[0]?.symbol
      if (unit !== undefined) await type('Unité', unit)
      return
    }
    case 'short_text':
      return type('Ta réponse', question.answers[0]?.pattern ?? '')
    case 'match':
      return keyInPairs(page, number, question)
    case 'order':
      return keyInOrder(page, number, question)
    case 'gap_text':
      for (const [place, text] of gapTexts(question).entries()) {
        await type(`Trou ${place + 1} `, text)
      }
      return
    case 'open':
      return type('Ton texte', openText)
  }
}

function rightChoice(question: QuestionOf<'single_choice'>) {
  const right = question.choices.find(({ fraction }) => fraction > 0)
  if (right === undefined) throw new Error('a question without a right choice')
  return right
}

/** Radio buttons are one stop of the Tab key; arrows choose among them. */
async function chooseRadio(page: Page, number: number, name: string): Promise<void> {
  await stepTo(page, inQuestion(number, 'INPUT', ''))
  await page.keyboard.press('Space')
  await stepTo(page, inQuestion(number, 'INPUT', name), 'ArrowDown')
}

async function keyInPairs(
  page: Page,
  number: number,
  question: QuestionOf<'match'>,
): Promise<void> {
  for (const [place, { left, right }] of question.pairs.entries()) {
    await stepTo(page, inQuestion(number, 'BUTTON', plain(left)))
    // The next one that waits opens by itself.
    if (place === 0) await page.keyboard.press('Enter')
    await stepTo(page, inQuestion(number, 'BUTTON', plain(right)))
    await page.keyboard.press('Enter')
  }
}

async function keyInOrder(
  page: Page,
  number: number,
  question: QuestionOf<'order'>,
): Promise<void> {
  const lines = page
    .locator('section.question')
    .nth(number - 1)
    .locator('.order-line')
  let isMoved = false
  for (const [place, { text }] of question.items.entries()) {
    const words = new RegExp(plain(text).replaceAll(' ', '\\s').replaceAll("'", "['’]"))
    if (words.test((await lines.nth(place).textContent()) ?? '')) continue
    isMoved = true
    await stepTo(page, inQuestion(number, 'take', `\\d+ ?${plain(text)}`))
    await page.keyboard.press('Enter')
    await stepTo(page, inQuestion(number, 'take', `${place + 1}\\D`), 'Shift+Tab')
    await page.keyboard.press('Enter')
    // The focus goes along with what was moved.
    await lines.nth(place).filter({ hasText: words }).locator('.order-item:focus').waitFor()
  }
  if (isMoved) return
  await stepTo(page, inQuestion(number, 'BUTTON', 'Cet ordre me convient'))
  await page.keyboard.press('Enter')
}

function gapTexts(question: QuestionOf<'gap_text'>): string[] {
  return question.lines.flat().flatMap((piece) => {
    if (piece.type !== 'gap') return []
    const { answer } = piece
    if (answer.kind === 'text') return [answer.answers[0]?.pattern ?? '']
    if (answer.kind === 'number') return [String(answer.answers[0]?.value ?? '')]
    const best = answer.choices.find(({ fraction }) => fraction > 0)
    return [inlinesToText(best?.text ?? [])]
  })
}
