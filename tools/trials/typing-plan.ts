/** Which mornings of typing are played: every way of breaking in turn, each morning with a seed of its own. */
import { type TypingBreak, typingBreaks } from '../../tests/typing-morning.ts'

export interface PlannedMorning {
  readonly seed: number
  readonly how: TypingBreak
}

/** Seeds from 1 on. Fewer mornings are the first of more: a seed always breaks in the same way. */
export function planTyping(mornings: number): PlannedMorning[] {
  return Array.from({ length: mornings }, (_, place) => ({
    seed: place + 1,
    how: typingBreaks[place % typingBreaks.length] ?? typingBreaks[0],
  }))
}
