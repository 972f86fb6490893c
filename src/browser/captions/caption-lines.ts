/**
 * Lines of captions out of what a recogniser heard: pure. A recogniser guesses at the same words again and
 * again until they are final; each guess takes the places of the one before, line by line.
 */
import { captionLengthMax } from '#contract/live-captions.ts'

export interface CaptionWords {
  readonly line: number
  /** Empty: nothing stands there after all. */
  readonly words: string
  readonly isFinal: boolean
}

/** One result of a recogniser. */
export interface HeardWords {
  readonly words: string
  readonly isFinal: boolean
}

export interface CaptionLines {
  /** Number of the first line that is not final. */
  readonly line: number
  /** Results of this run that are final, and were taken. */
  readonly taken: number
  /** What stands from `line` on, and may still change. */
  readonly open: readonly string[]
}

export interface TakenResults {
  readonly lines: CaptionLines
  readonly captions: readonly CaptionWords[]
}

/**
 * A page that is opened anew must not write over the lines of the one before: numbers begin with the second
 * in which it is opened, and rise more slowly than seconds do.
 */
export function beginCaptionLines(nowMs: number): CaptionLines {
  return { line: Math.max(1, Math.floor(nowMs / 1_000)), taken: 0, open: [] }
}

/** All that the recogniser has heard in this run, as it tells it each time. */
export function takeResults(lines: CaptionLines, results: readonly HeardWords[]): TakenResults {
  const captions: CaptionWords[] = []
  let { line, taken } = lines
  for (let one = results[taken]; one?.isFinal === true; one = results[taken]) {
    for (const words of cutWords(one.words)) {
      captions.push({ line, words, isFinal: true })
      line += 1
    }
    taken += 1
  }
  const guess = results.slice(taken).map(({ words }) => words)
  const open = cutWords(guess.join(' '))
  for (const [place, words] of open.entries()) {
    const isAsBefore = lines.open[line - lines.line + place] === words
    if (!isAsBefore) captions.push({ line: line + place, words, isFinal: false })
  }
  // A guess that became shorter leaves nothing behind.
  const until = lines.line + lines.open.length
  for (let gone = line + open.length; gone < until; gone += 1) {
    captions.push({ line: gone, words: '', isFinal: false })
  }
  return { lines: { line, taken, open }, captions }
}

/** The recogniser stopped: what it had guessed last was seen, and stays. */
export function endResults({ line, open }: CaptionLines): TakenResults {
  return {
    lines: { line: line + open.length, taken: 0, open: [] },
    captions: open.map((words, place) => ({ line: line + place, words, isFinal: true })),
  }
}

/** Between words; a word that is too long is cut where it must be, and no character in two. */
export function cutWords(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    let rest = word
    if (line !== '' && line.length + 1 + rest.length > captionLengthMax) {
      lines.push(line)
      line = ''
    }
    while (rest.length > captionLengthMax) {
      const isInPair = /[\uD800-\uDBFF]/.test(rest.charAt(captionLengthMax - 1))
      const end = isInPair ? captionLengthMax - 1 : captionLengthMax
      lines.push(rest.slice(0, end))
      rest = rest.slice(end)
    }
    if (rest !== '') line = line === '' ? rest : `${line} ${rest}`
  }
  return line === '' ? lines : [...lines, line]
}
