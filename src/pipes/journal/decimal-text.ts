/**
 * Numbers as the language itself writes them, put together of pieces that come again and again: the
 * engine remembers the text of numbers that it wrote lately, and a new one costs half as much as a hash.
 */
const pieces = Array.from({ length: 1_000 }, (_, number) => String(number).padStart(3, '0'))

/** Of an integer from 0 on. */
export function integerText(value: number): string {
  if (value < 1_000) return `${value}`
  const thousands = Math.floor(value / 1_000)
  return `${thousands}${pieces[value - thousands * 1_000]}`
}

/** Above it a tenth may be less than what a number can tell apart. */
const tenthsMax = 1e12

/** Of a number from 0 on that has one place behind the point at most. */
export function tenthsText(value: number): string {
  if (value > tenthsMax) return `${value}`
  const whole = Math.floor(value)
  const tenth = Math.round((value - whole) * 10)
  return tenth === 0 ? integerText(whole) : `${integerText(whole)}.${tenth}`
}
