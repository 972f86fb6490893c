/**
 * Numbers as teachers write them in GIFT: `3`, `3:0.1` (tolerance), `1..5` (range), with a decimal
 * comma in France, with spaces between thousands.
 */
import { restoreText } from './gift-protect.ts'
import { type GiftRefusal, giftRefusal, type RemarkList } from './gift-report.ts'

/** An accepted value and how far from it one may be. */
export interface GiftNumber {
  value: number
  tolerance: number
}

/** Reads one numeric answer's wording. */
export function readGiftNumber(text: string, remarks: RemarkList): GiftNumber | GiftRefusal {
  const plain = restoreText(text).trim()
  const unreadable = giftRefusal('not_a_number', plain)
  const dots = plain.indexOf('..')
  if (dots > 0) {
    const low = readOne(plain.slice(0, dots), remarks)
    const high = readOne(plain.slice(dots + 2).replace(/^\./u, ''), remarks)
    if (low === undefined || high === undefined) return unreadable
    const value = tidy((low + high) / 2)
    return { value, tolerance: tidy(Math.abs(high - low) / 2) }
  }
  // Both `3:0.1` and the hand-written `3±0.1`.
  const [number, tolerance, more] = plain.split(/:|±|\+\/-/u)
  const value = readOne(number ?? '', remarks)
  const distance = tolerance === undefined ? 0 : readOne(tolerance, remarks)
  if (value === undefined || distance === undefined || more !== undefined) return unreadable
  return { value, tolerance: Math.abs(distance) }
}

function readOne(text: string, remarks: RemarkList): number | undefined {
  const plain = text
    .trim()
    .replace(/[\u2212\u2013]/gu, '-')
    .replace(/(?<=\d)[\s'](?=\d{3}(?!\d))/gu, '')
  if (/^[+-]?\d*,\d+(?:e[+-]?\d+)?$/iu.test(plain)) {
    // In France the comma is the decimal sign, but 12,000 may have been meant as thousands.
    remarks.add(
      /^[+-]?[1-9]\d{0,2},\d{3}$/u.test(plain) ? 'ambiguous_comma' : 'decimal_comma',
      plain,
    )
    return finite(Number(plain.replace(',', '.')))
  }
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(plain)) return undefined
  return finite(Number(plain))
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined
}

/** Halving 3.141 and 3.142 must give 0.0005, not its binary neighbour. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
