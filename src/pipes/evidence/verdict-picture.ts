/**
 * The picture of a verdict: slices stacked over time, as inline SVG, with patterns of their own beside
 * the colours, so that it is read without colour and on paper.
 */
import { frenchCount, frenchDate, frenchTime } from './french-figures.ts'
import { type Slice, slices } from './slice.ts'
import type { MinuteLoad } from './verdict.ts'

export const sliceNames: Readonly<Record<Slice, string>> = {
  expected: 'Personnes attendues',
  unexpected: 'Personnes connues, non attendues',
  retry: 'Causé par nous',
  credential: 'Essais de comptes',
  scanner: 'Recherche de failles',
  flood: 'Inondation',
  slowHold: 'Connexions tenues',
  unknown: 'Indéterminé',
}

/** More bars than this are nobody's to read: minutes are added up to wider ones, of lengths that clocks have. */
const barsMax = 90
const dayMinutes = 1_440
const barLengths = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720] as const
const [width, height, left, bottom, top] = [720, 272, 8, 36, 8] as const

export interface Bar {
  /** ms since 1970. */
  readonly at: number
  readonly slices: Partial<Record<Slice, number>>
}

/** Bars of equal length over the whole interval, minutes without load included. */
export function gatherBars(minutes: readonly MinuteLoad[]): { bars: Bar[]; barMinutes: number } {
  const first = Date.parse(minutes[0]?.at ?? '') / 60_000
  const last = Date.parse(minutes.at(-1)?.at ?? '') / 60_000
  if (Number.isNaN(first)) return { bars: [], barMinutes: 1 }
  const least = Math.ceil((last - first + 1) / barsMax)
  const days = Math.ceil(least / dayMinutes) * dayMinutes
  const barMinutes = barLengths.find((length) => length >= least) ?? days
  const count = Math.ceil((last - first + 1) / barMinutes)
  const bars = Array.from({ length: count }, (_, index) => ({
    at: (first + index * barMinutes) * 60_000,
    slices: {} as Partial<Record<Slice, number>>,
  }))
  for (const minute of minutes) {
    const bar = bars[Math.floor((Date.parse(minute.at) / 60_000 - first) / barMinutes)]
    if (bar === undefined) continue
    for (const slice of slices) {
      const units = minute.slices[slice] ?? 0
      if (units > 0) bar.slices[slice] = (bar.slices[slice] ?? 0) + units
    }
  }
  return { bars, barMinutes }
}

/** How long a bar is: par minute, par tranche de 2 heures, par jour. */
export function sayBarLength(barMinutes: number): string {
  const [unit, minutes] =
    barMinutes >= dayMinutes
      ? (['jour', dayMinutes] as const)
      : barMinutes >= 60
        ? (['heure', 60] as const)
        : (['minute', 1] as const)
  const count = barMinutes / minutes
  return count === 1 ? `par ${unit}` : `par tranche de ${frenchCount(count, unit)}`
}

/** Whether an hour alone would be told of several days. */
export function isLong(bars: readonly Bar[]): boolean {
  return (bars.at(-1)?.at ?? 0) - (bars[0]?.at ?? 0) > 20 * 3_600_000
}

export function drawVerdictPicture(bars: readonly Bar[], isLong: boolean, title: string): string {
  const sums = bars.map(({ slices: by }) => Object.values(by).reduce((sum, one) => sum + one, 0))
  const highest = Math.max(1, ...sums)
  const step = (width - 2 * left) / Math.max(1, bars.length)
  const parts: string[] = []
  for (const [index, bar] of bars.entries()) {
    let base = height - bottom
    for (const slice of slices) {
      const units = bar.slices[slice] ?? 0
      if (units === 0) continue
      const tall = (units / highest) * (height - bottom - top)
      base -= tall
      const x = left + index * step
      const box = `x="${round(x)}" y="${round(base)}" width="${round(Math.max(0.8, step - 0.6))}" height="${round(tall)}"`
      parts.push(`<rect ${box} class="s-${slice}"/>`)
      if (patterned.has(slice)) parts.push(`<rect ${box} fill="url(#p-${slice})"/>`)
    }
  }
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<defs>${[...patterned].map((slice) => pattern(slice)).join('')}</defs>
${parts.join('\n')}
<line x1="${left}" y1="${height - bottom}" x2="${width - left}" y2="${height - bottom}" class="axis"/>
${timeMarks(bars, step, isLong)}
</svg>`
}

/** What is done against us, and what we cause, has strokes over its colour. */
const patterned: ReadonlySet<Slice> = new Set([
  'retry',
  'credential',
  'scanner',
  'flood',
  'slowHold',
])

const strokes: Readonly<Partial<Record<Slice, string>>> = {
  retry: 'M0 6 L6 0',
  credential: 'M0 3 H6',
  scanner: 'M3 0 V6',
  flood: 'M0 0 L6 6',
  slowHold: 'M0 3 H6 M3 0 V6',
}

function pattern(slice: Slice): string {
  return `<pattern id="p-${slice}" width="6" height="6" patternUnits="userSpaceOnUse"><path d="${strokes[slice] ?? ''}" class="stroke"/></pattern>`
}

/** The mark of a slice beside its name. */
export function sliceSwatch(slice: Slice): string {
  return `<svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><defs>${pattern(slice).replace(`p-${slice}`, `k-${slice}`)}</defs><rect width="14" height="14" rx="3" class="s-${slice}"/><rect width="14" height="14" rx="3" fill="url(#k-${slice})"/></svg>`
}

function timeMarks(bars: readonly Bar[], step: number, isLong: boolean): string {
  const count = Math.min(4, bars.length)
  return Array.from({ length: count }, (_, mark) => {
    const index = count === 1 ? 0 : Math.round((mark * (bars.length - 1)) / (count - 1))
    const bar = bars[index]
    if (bar === undefined) return ''
    const anchor = mark === 0 ? 'start' : mark === count - 1 ? 'end' : 'middle'
    const x = mark === 0 ? left : mark === count - 1 ? width - left : left + (index + 0.5) * step
    return `<text x="${round(x)}" y="${height - 10}" text-anchor="${anchor}">${isLong ? frenchDate(bar.at) : frenchTime(bar.at)}</text>`
  }).join('\n')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
