/**
 * The operator's page as one document without script, which the browser asks for again by itself.
 * Pure; all that varies is a number, a time, or a name that we made, so that nothing of anybody
 * else's gets into the markup.
 */
import { serverPages } from '#contract/server-pages.ts'
import { wallClockOf } from '#kernel/calendar-day.ts'
import { liveViewPicture, renderSwatch } from './live-view-picture.ts'
import {
  type ViewFigure,
  type ViewLanguage,
  type ViewNotice,
  type ViewWords,
  viewWords,
} from './live-view-words.ts'
import { slices } from './slice.ts'
import { type SlowMeasure, slowFits } from './slow-measures.ts'
import type { MinuteFigures, SuspectSource } from './traffic-minute.ts'

export const viewPath = serverPages.operators
export const refreshEverySeconds = 10
const suspectMinutes = 15
const suspectsMax = 20
const originsMax = 12

export interface ProcessFigures {
  readonly waiting: number
  /** 99 % of the last minute's turns of the event loop were late by less. */
  readonly loopDelayMs: number
  /** Dropped by the kernel within the last hour, before anybody saw them; null: it does not tell. */
  readonly overflows: number | null
  readonly connectionsSilent: number
}

export interface LiveView {
  readonly nowMs: number
  readonly timeZone: string
  readonly language: ViewLanguage
  readonly notice: ViewNotice | null
  /** The one that runs, then those before it. */
  readonly minutes: readonly MinuteFigures[]
  readonly process: ProcessFigures
  readonly measures: readonly Readonly<SlowMeasure>[]
  readonly knownBehind: (sourceKey: string) => number
  /** Since when too few witnesses cosign the journal; null: nothing is wrong. */
  readonly quorumLateSince: number | null
}

/** What the parts of the page write with. */
interface Pen {
  readonly words: ViewWords
  readonly number: (value: number) => string
  readonly timeOf: (atMs: number) => string
}

export function renderLiveView(view: LiveView): string {
  const { language, minutes, notice, timeZone } = view
  const words = viewWords[language]
  const form = new Intl.NumberFormat(language)
  const pen: Pen = {
    words,
    number: (value) => form.format(value),
    timeOf: (atMs) => wallClockOf(atMs, timeZone).time,
  }
  const other = language === 'fr' ? 'en' : 'fr'
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <title>${words.title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <link rel="stylesheet" href="${viewPath}.css">
  </head>
  <body>
    <header><p>Préau</p><a href="${viewPath}?langue=${other}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a></header>
    <main>
      <h1>${words.heading}</h1>
      ${notice === null ? '' : `<p class="notice" role="status">${words.notices[notice]}</p>`}
      ${quorumNotice(view, pen)}
      ${pictureSection(view, pen)}
      ${figuresSection(view, pen)}
      ${suspectsSection(view, pen)}
      ${measuresSection(view, pen)}
      ${originsSection(minutes, pen)}
      <p class="soft">${words.estimate} ${words.updated(pen.timeOf(view.nowMs))}</p>
    </main>
  </body>
</html>
`
}

/** With the day where it was not today. */
function quorumNotice(
  { language, nowMs, quorumLateSince, timeZone }: LiveView,
  { number, timeOf, words }: Pen,
): string {
  if (quorumLateSince === null) return ''
  const minutes = Math.floor((nowMs - quorumLateSince) / 60_000)
  const [since, today] = [wallClockOf(quorumLateSince, timeZone), wallClockOf(nowMs, timeZone)]
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone })
  const time = timeOf(quorumLateSince)
  const when = since.day === today.day ? time : `${day.format(quorumLateSince)}, ${time}`
  return `<p class="notice alarm">${words.quorumLate(when, number(minutes))}</p>`
}

function pictureSection({ language, minutes }: LiveView, pen: Pen): string {
  const { number, timeOf, words } = pen
  const [now] = minutes
  const total = now === undefined ? 0 : slices.reduce((sum, slice) => sum + now.slices[slice], 0)
  const legend = slices.map((slice) => {
    const count = now?.slices[slice] ?? 0
    const share = total === 0 ? 0 : Math.round((count / total) * 100)
    return `<li>${renderSwatch(slice)}<span>${words.slices[slice]}</span><b>${share} %</b><span class="count">${number(count)}</span></li>`
  })
  const rows = minutes.map(
    (minute) =>
      `<tr><th scope="row">${timeOf(minute.atMs)}</th><td>${number(minute.load)}</td>${slices.map((slice) => `<td>${number(minute.slices[slice])}</td>`).join('')}</tr>`,
  )
  return `<section>
<h2>${words.lastHour}</h2>
${liveViewPicture(minutes, language, timeOf)}
<h3>${words.thisMinute}</h3>
${total === 0 ? `<p>${words.nothing}</p>` : ''}
<ul class="legend">${legend.join('\n')}</ul>
<details><summary>${words.tableTitle}</summary>
${table([words.minute, words.load, ...slices.map((slice) => words.slices[slice])], rows, words.lastHour)}
</details>
</section>`
}

function figuresSection({ minutes, process }: LiveView, { number, words }: Pen): string {
  const [now] = minutes
  const ms = (value: number): string => `${number(Math.round(value))} ms`
  const figures: readonly (readonly [ViewFigure, string])[] = [
    ['waiting', number(process.waiting)],
    ['loopDelay', ms(process.loopDelayMs)],
    ['overflows', process.overflows === null ? words.unknownFigure : number(process.overflows)],
    ['silent', number(process.connectionsSilent)],
    ['sources', number(now?.sources.count() ?? 0)],
    ['accounts', number(now?.claimed.count() ?? 0)],
    ['ownErrors', number(now?.ownErrors ?? 0)],
    ['answered', `${ms(now?.answeredMs.median ?? 0)}, ${ms(now?.answeredMs.slowest ?? 0)}`],
  ]
  const pairs = figures.map(
    ([figure, value]) => `<div><dt>${words.figures[figure]}</dt><dd>${value}</dd></div>`,
  )
  return `<dl class="figures">${pairs.join('\n')}</dl>`
}

function suspectsSection(view: LiveView, pen: Pen): string {
  const { number, timeOf, words } = pen
  const suspects = latestSuspects(view.minutes)
  const many = view.minutes.slice(0, suspectMinutes).find(({ triedByMany }) => triedByMany !== null)
  const crowd =
    many?.triedByMany == null
      ? ''
      : `<p>${timeOf(many.atMs)} – ${words.manyReason(number(many.triedByMany.count), number(many.triedByMany.explained), number(many.claimed.count()))}</p>`
  const cards = suspects.map(({ atMs, suspect }) => suspectCard(view, pen, atMs, suspect))
  const none = crowd === '' ? `<p>${words.noSuspects}</p>` : ''
  const list = cards.length === 0 ? none : `<ul class="suspects">${cards.join('\n')}</ul>`
  return `<section><h2>${words.suspectsTitle}</h2>
${crowd}${list}</section>`
}

interface ListedSuspect {
  readonly atMs: number
  readonly suspect: SuspectSource
}

/** Each source once, as it was when it was last suspicious. */
function latestSuspects(minutes: readonly MinuteFigures[]): ListedSuspect[] {
  const latest = new Map<string, ListedSuspect>()
  for (const { atMs, suspects } of minutes.slice(0, suspectMinutes)) {
    for (const suspect of suspects) {
      const { name } = suspect.source
      if (!latest.has(name)) latest.set(name, { atMs, suspect })
    }
  }
  return [...latest.values()].slice(0, suspectsMax)
}

/** Side by side where there is room, else one below the other. */
function suspectCard(view: LiveView, pen: Pen, atMs: number, suspect: SuspectSource): string {
  const { number, timeOf, words } = pen
  const { source, suspicions } = suspect
  const knownPeople = view.knownBehind(source.key)
  const network = source.network === null ? '' : `, AS${source.network}`
  const reasons = suspicions.map(
    ({ count, explained, slice }) =>
      `<li>${words.reasons[slice](number(count), number(explained))}</li>`,
  )
  return `<li><div><h3>${words.source} <code>${source.name}</code></h3>
<p class="soft">${timeOf(atMs)}, ${words.places[source.place]}${network}, ${words.known(knownPeople)}</p></div>
<div><h4>${words.why}</h4><ul>${reasons.join('')}</ul></div>
<div><h4>${words.measure}</h4>${measureForms(view, words, suspect, knownPeople)}</div></li>`
}

function measureForms(
  { measures, nowMs }: LiveView,
  words: ViewWords,
  { source }: SuspectSource,
  knownPeople: number,
): string {
  const isSlowed = measures.some(
    ({ target, untilMs }) => nowMs < untilMs && slowFits(target, source),
  )
  if (isSlowed) return `<p>${words.slowed}</p>`
  const own =
    knownPeople > 0
      ? `<p>${words.schoolBehind}</p>`
      : form('mesures', 'source', source.name, words.slowSource)
  const { network } = source
  if (network === null) return own
  return own + form('mesures', 'reseau', String(network), words.slowNetwork(network))
}

function measuresSection({ measures, nowMs }: LiveView, pen: Pen): string {
  const { number, timeOf, words } = pen
  const lines = measures.map(({ id, isUndone, slowed, target, untilMs }) => {
    const what =
      target.kind === 'source' ? words.ofSource(target.name) : words.ofNetwork(target.network)
    const isActive = nowMs < untilMs
    const end = isActive ? words.until : isUndone ? words.undoneAt : words.over
    const undo = isActive ? form('mesures/fin', 'mesure', id, words.undo) : ''
    return `<li><span>${what}, ${end(timeOf(untilMs))} – ${words.slowedCalls(number(slowed))}</span>${undo}</li>`
  })
  return `<section><h2>${words.measuresTitle}</h2>
${lines.length === 0 ? `<p>${words.noMeasures}</p>` : `<ul class="measures">${lines.join('\n')}</ul>`}
<p class="soft">${words.measuresNote}</p></section>`
}

function originsSection([now]: readonly MinuteFigures[], { number, words }: Pen): string {
  const rows = (now?.origins ?? []).slice(0, originsMax).map(({ count, network, place }) => {
    const name = network === null ? words.noNetwork : `AS${network}`
    return `<tr><th scope="row">${words.places[place]}</th><td>${name}</td><td>${number(count)}</td></tr>`
  })
  return `<section><h2>${words.originsTitle}</h2>
${rows.length === 0 ? `<p>${words.nothing}</p>` : table([words.place, words.network, words.load], rows, words.originsTitle)}
<p class="soft">${words.originsNote}</p></section>`
}

/** A wide table scrolls by itself, by keys too. */
function table(heads: readonly string[], rows: readonly string[], label: string): string {
  const head = heads.map((name) => `<th scope="col">${name}</th>`).join('')
  return `<div class="wide" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`
}

function form(action: string, name: string, value: string, label: string): string {
  return `<form method="post" action="${viewPath}/${action}"><input type="hidden" name="${name}" value="${value}"><button>${label}</button></form>`
}
