/**
 * Reading numbers as pupils type them in France: decimal comma or point, spaces between
 * thousands, every dash that phones offer for a minus, scientific notation, a unit behind or before.
 */

/** What was typed: the number and the words around it (the unit), trimmed; empty when there are none. */
export interface TypedNumber {
  value: number
  unit: string
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

// Before a power of ten a full stop is a multiplication, as it is written in French schools: 2,5.10³.
// Alternatives, the most telling first: both separators, repeated separators, then one separator
// (always the decimal one: in French, 1,234 is a little more than one) with spaces between groups.
const digits = String.raw`(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d{1,3}(?:,\d{3}){2,}(?!\d)|(?:\d+(?: \d{3})+(?!\d)|\d+)(?:(?:,|\.(?!10 ?(?:\^|\*\*)))(?:\d{3}(?: \d{1,3})+|\d*))?|[.,]\d+)`
const exponent = String.raw`(?:[eE]([+-]?\d{1,3})| ?[x×*·⋅.] ?10 ?(?:\^|\*\*) ?\(?([+-]?\d{1,3})\)?)`
const number = String.raw`([+-]?) ?(?:10 ?(?:\^|\*\*) ?\(?([+-]?\d{1,3})\)?|(${digits})${exponent}?)`
const numberFirst = new RegExp(`^${number}(?![\\d.,])(.*)$`, 'su')
const unitFirst = new RegExp(`^([^\\d+-]{1,20}?) ?${number}$`, 'su')

/** A sentence may end behind a number with decimals, as it may behind a whole one. */
const stopAfterDecimals = /(?<=[.,]\d+)\.$/u

/** Reads typed text; undefined when there is no number that can be told apart. */
export function readTypedNumber(typed: string): TypedNumber | undefined {
  const text = plainSigns(typed).replace(stopAfterDecimals, '')
  const first = numberFirst.exec(text)
  if (first !== null) {
    const [, sign, power, mantissa, exponentE, exponentTimes, unit] = first
    return build(sign, power, mantissa, exponentE ?? exponentTimes, unit)
  }
  const last = unitFirst.exec(text)
  if (last === null) return undefined
  const [, unit, sign, power, mantissa, exponentE, exponentTimes] = last
  return build(sign, power, mantissa, exponentE ?? exponentTimes, unit)
}

/** A unit in the spelling in which units are compared: `m²` and `m^2`, both micro signs. */
export function plainUnit(unit: string): string {
  return plainSigns(unit).replaceAll('^', '').replace(/\s+/gu, '')
}

function plainSigns(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[\u2010-\u2015\u2212\uFE63\uFF0D]/gu, '-')
    .replace(/(?<=\d)['\u2019](?=\d{3})/gu, ' ')
    .replace(/(⁻|⁺)?([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/gu, (_, sign: string | undefined, run: string) => {
      const plain = Array.from(run, (digit) => superscripts.indexOf(digit)).join('')
      return `^${sign === '⁻' ? '-' : ''}${plain}`
    })
    .replaceAll('\u00B5', '\u03BC')
    .trim()
}

function build(
  sign: string | undefined,
  power: string | undefined,
  mantissa: string | undefined,
  exponentText: string | undefined,
  unit: string | undefined,
): TypedNumber | undefined {
  const size =
    power === undefined
      ? Number(`${decimalPoint(mantissa ?? '')}e${exponentText ?? '0'}`)
      : Number(`1e${power}`)
  if (!Number.isFinite(size)) return undefined
  return { value: sign === '-' ? -size : size, unit: (unit ?? '').trim() }
}

/** The digits with a point for the decimals and nothing between the thousands. */
function decimalPoint(text: string): string {
  const compact = text.replaceAll(' ', '')
  const comma = compact.lastIndexOf(',')
  const point = compact.lastIndexOf('.')
  const commas = compact.split(',').length - 1
  const points = compact.split('.').length - 1
  if (commas > 0 && points > 0) {
    return comma > point
      ? compact.replaceAll('.', '').replace(',', '.')
      : compact.replaceAll(',', '')
  }
  if (commas > 1 || points > 1) return compact.replaceAll(/[.,]/gu, '')
  return compact.replace(',', '.')
}
