/**
 * A number and its unit as two controls, one answer as text: phones then show digits for the
 * number, and the unit is chosen. What was typed elsewhere ("12,5 cm") is taken apart again.
 */

export interface NumberWithUnit {
  readonly number: string
  /** One of the units offered, or empty. */
  readonly unit: string
}

/** The longest unit that ends the text wins: "12 cm²" is no "12 cm". */
export function splitNumber(text: string, units: readonly string[]): NumberWithUnit {
  const trimmed = text.trim()
  const unit = [...units]
    .sort((left, right) => right.length - left.length)
    .find((one) => {
      const before = trimmed.slice(0, -one.length)
      return trimmed.endsWith(one) && /[\d.,\s]$/.test(before)
    })
  if (unit === undefined) return { number: text, unit: '' }
  return { number: trimmed.slice(0, -unit.length).trim(), unit }
}

export function joinNumber({ number, unit }: NumberWithUnit): string {
  return unit === '' ? number : `${number} ${unit}`
}

/** The same number with the other sign: keypads for numbers have no minus on many phones. */
export function turnSign(number: string): string {
  const trimmed = number.trim()
  return /^[-−–]/.test(trimmed) ? trimmed.slice(1).trim() : `-${trimmed}`
}
