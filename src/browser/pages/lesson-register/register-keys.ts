/** What a key means in the register, decided apart from the page. */
import type { RuledState } from '#contract/attendance.ts'

/** In the order of the buttons and of the digits 1 to 5. */
export const ruledStates: readonly RuledState[] = [
  'present',
  'reached',
  'excused',
  'unreachable',
  'our_fault',
]

export type RegisterKey =
  | { readonly act: 'row'; readonly step: 1 | -1 }
  | { readonly act: 'button'; readonly step: 1 | -1 }
  | { readonly act: 'rule'; readonly state: RuledState | null }
  | { readonly act: 'undo' }

/** Null: the key is not the register's. `code` finds digits where they need Shift, as in France. */
export function registerKey(event: {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}): RegisterKey | null {
  const { key, code } = event
  if (event.altKey) return null
  if (event.ctrlKey || event.metaKey) return key.toLowerCase() === 'z' ? { act: 'undo' } : null
  if (key === 'ArrowDown') return { act: 'row', step: 1 }
  if (key === 'ArrowUp') return { act: 'row', step: -1 }
  if (key === 'ArrowRight') return { act: 'button', step: 1 }
  if (key === 'ArrowLeft') return { act: 'button', step: -1 }
  const digit = /^(?:Digit|Numpad)([0-5])$/.exec(code)?.[1] ?? (/^[0-5]$/.test(key) ? key : null)
  if (digit === null) return null
  return { act: 'rule', state: digit === '0' ? null : (ruledStates[Number(digit) - 1] ?? null) }
}
