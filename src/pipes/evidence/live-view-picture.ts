/** The last hour as a stacked picture, drawn without script and without inline style. */
import type { ViewLanguage } from './live-view-words.ts'
import { viewWords } from './live-view-words.ts'
import { slices } from './slice.ts'
import { minutesKept } from './traffic-estimate.ts'
import type { MinuteFigures } from './traffic-minute.ts'

const width = 720
const height = 200
const columnWidth = width / minutesKept
const minuteMs = 60_000

/** The latest minute stands at the right; a minute of which nothing is known stays empty. */
export function liveViewPicture(
  minutes: readonly MinuteFigures[],
  language: ViewLanguage,
  timeOf: (atMs: number) => string,
): string {
  const words = viewWords[language]
  const nowMinuteMs = minutes[0]?.atMs ?? 0
  const most = Math.max(1, ...minutes.map(({ load }) => load))
  const columns = minutes.map((minute) => {
    const place = minutesKept - 1 - Math.round((nowMinuteMs - minute.atMs) / minuteMs)
    return place < 0 ? '' : columnOf(minute, place * columnWidth, most)
  })
  const [from, middle] = [minutesKept - 1, minutesKept / 2].map((ago) =>
    timeOf(nowMinuteMs - ago * minuteMs),
  )
  return `<svg class="hour" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${words.lastHour}">
<path class="ground" d="M0 ${height - 0.5}H${width}"/>
${columns.join('')}</svg>
<p class="hours" aria-hidden="true"><span>${from}</span><span>${middle}</span><span>${timeOf(nowMinuteMs)}</span></p>`
}

function columnOf(minute: MinuteFigures, x: number, most: number): string {
  let top = height
  const parts = slices.map((slice) => {
    const tall = (minute.slices[slice] / most) * (height - 4)
    if (tall <= 0) return ''
    top -= tall
    return `<rect class="fill-${slice}" x="${x.toFixed(1)}" y="${top.toFixed(2)}" width="${(columnWidth - 1).toFixed(1)}" height="${tall.toFixed(2)}"/>`
  })
  return parts.join('')
}

/** A square of the slice's colour, beside its name. */
export function renderSwatch(slice: string): string {
  return `<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><rect class="fill-${slice}" width="16" height="16" rx="3"/></svg>`
}
