/**
 * The waiting page for browsers without JavaScript: one document, no script, which the browser asks
 * for again by itself. French first, English below. Pure; everything that varies is a number, a
 * time or a choice of ours, so that nothing of anybody else's gets into the markup.
 */
import type { Place } from '#contract/arrival.ts'
import { wallClockOf } from '#kernel/calendar-day.ts'

export type WaitingPage =
  | { readonly state: 'in' }
  | { readonly state: 'waiting'; readonly place: Place }
  /** There is no ticket for this address now: a time to come back. */
  | { readonly state: 'later'; readonly comeBackAfterMs: number }

/** Seconds until the browser asks again; null: there is nothing to ask any more. */
export function refreshSeconds(page: WaitingPage): number | null {
  if (page.state === 'in') return null
  const afterMs = page.state === 'later' ? page.comeBackAfterMs : page.place.pollAfterMs
  return Math.max(1, Math.ceil(afterMs / 1_000))
}

export function renderWaitingPage(page: WaitingPage, timeZone: string): string {
  const { french, english } = wordsOf(page, timeZone)
  return `<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <title>${french.title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <link rel="stylesheet" href="/attente.css">
  </head>
  <body>
    <header><p>Préau</p></header>
    <main>
      ${drawing}
      ${section(french)}
      <div class="other" lang="en">
        ${section(english)}
      </div>
    </main>
  </body>
</html>
`
}

interface PageWords {
  readonly title: string
  readonly heading: string
  /** Read first, in large type: the place, and the wait. */
  readonly first: readonly string[]
  readonly lines: readonly string[]
  readonly enter: string | null
  readonly level: 1 | 2
}

function section({ enter, first, heading, level, lines }: PageWords): string {
  return [
    `<h${level}>${heading}</h${level}>`,
    ...first.map((line) => `<p class="first">${line}</p>`),
    ...(enter === null ? [] : [`<p><a class="enter" href="/">${enter}</a></p>`]),
    ...lines.map((line) => `<p>${line}</p>`),
  ].join('\n      ')
}

function wordsOf(
  page: WaitingPage,
  timeZone: string,
): { readonly french: PageWords; readonly english: PageWords } {
  const seconds = refreshSeconds(page)
  if (page.state === 'in' || seconds === null) return { french: inFrench, english: inEnglish }
  if (page.state === 'later') {
    const frenchLater = {
      heading: 'Il y a foule à cette adresse',
      first: [`Cette page cherchera une place toute seule dans ${frenchSpan(seconds)}.`],
      lines: ['Personne n’est en retard à cause de nous.', ...meanwhileFrench],
    }
    const englishLater = {
      heading: 'There is a crowd at this address',
      first: [`This page will look for a place by itself in ${englishSpan(seconds)}.`],
      lines: ['Nobody is late because of us.', ...meanwhileEnglish],
    }
    return {
      french: { ...frenchLater, title: 'Attendre – Préau', enter: null, level: 1 },
      english: { ...englishLater, title: 'Waiting – Préau', enter: null, level: 2 },
    }
  }
  const { ahead, arrivedAt, number, waitMs } = page.place
  const { time } = wallClockOf(Date.parse(arrivedAt), timeZone)
  const aheadFrench = frenchNumber(ahead)
  return {
    french: {
      title: `${aheadFrench} devant – Préau`,
      heading: 'Sous le préau, avant d’entrer',
      first: [aheadWordsFrench(ahead, aheadFrench), waitWordsFrench(waitMs)],
      lines: [
        `Personne n’est en retard à cause de nous\u202f: l’arrivée compte depuis ${time.replace(':', '\u00a0h\u00a0')}.`,
        `Cette page se met à jour toute seule dans ${frenchSpan(seconds)}. La recharger plus tôt ne change rien\u202f: la place est gardée, numéro ${number}.`,
        ...meanwhileFrench,
      ],
      enter: null,
      level: 1,
    },
    english: {
      title: `${englishNumber(ahead)} ahead – Préau`,
      heading: 'Under the préau, before going in',
      first: [aheadWordsEnglish(ahead), waitWordsEnglish(waitMs)],
      lines: [
        `Nobody is late because of us: the arrival counts from ${time}.`,
        `This page renews itself in ${englishSpan(seconds)}. Reloading it sooner changes nothing: the place is kept, number ${number}.`,
        ...meanwhileEnglish,
      ],
      enter: null,
      level: 2,
    },
  }
}

const inFrench: PageWords = {
  title: 'La porte est ouverte – Préau',
  heading: 'La porte est ouverte',
  first: ['C’est le moment d’entrer.'],
  lines: [
    'Préau a besoin de JavaScript pour la suite\u202f: s’il est désactivé, il faut l’activer.',
  ],
  enter: 'Entrer',
  level: 1,
}

const inEnglish: PageWords = {
  title: 'The door is open – Préau',
  heading: 'The door is open',
  first: ['It is time to go in.'],
  lines: ['Préau needs JavaScript from here on: if it is switched off, switch it on.'],
  enter: 'Go in',
  level: 2,
}

const meanwhileFrench = [
  'En attendant\u202f: un cahier, un manuel, un livre. Les leçons qui sont déjà sur l’appareil s’ouvrent sans attendre.',
]
const meanwhileEnglish = [
  'Meanwhile: an exercise book, a textbook, a book. Lessons that are on the device already open without waiting.',
]

function aheadWordsFrench(ahead: number, text: string): string {
  if (ahead === 0) return 'Personne devant\u202f: la porte s’ouvre bientôt.'
  return ahead === 1 ? '1 personne devant.' : `${text} personnes devant.`
}

function aheadWordsEnglish(ahead: number): string {
  if (ahead === 0) return 'Nobody ahead: the door opens soon.'
  return ahead === 1 ? '1 person ahead.' : `${englishNumber(ahead)} people ahead.`
}

function waitWordsFrench(waitMs: number | null): string {
  if (waitMs === null) return 'Le temps d’attente n’est pas encore connu.'
  return `Attente\u202f: environ ${frenchSpan(Math.ceil(waitMs / 1_000))}.`
}

function waitWordsEnglish(waitMs: number | null): string {
  if (waitMs === null) return 'How long it takes is not known yet.'
  return `Wait: about ${englishSpan(Math.ceil(waitMs / 1_000))}.`
}

/** Seconds up to a minute and a half, then minutes: a longer wait is not known to the second. */
const secondsMax = 90

function frenchSpan(seconds: number): string {
  if (seconds <= secondsMax) return `${seconds} seconde${seconds < 2 ? '' : 's'}`
  return `${frenchNumber(Math.round(seconds / 60))} minutes`
}

function englishSpan(seconds: number): string {
  if (seconds <= secondsMax) return `${seconds} second${seconds === 1 ? '' : 's'}`
  return `${englishNumber(Math.round(seconds / 60))} minutes`
}

const frenchNumbers = new Intl.NumberFormat('fr-FR')
const englishNumbers = new Intl.NumberFormat('en-GB')
const frenchNumber = (value: number): string => frenchNumbers.format(value)
const englishNumber = (value: number): string => englishNumbers.format(value)

/** The préau: roof, posts, bell and bench. The pen's colours are in `waiting-page-style.ts`. */
const drawing = `<svg viewBox="0 0 320 200" aria-hidden="true" focusable="false">
        <path class="wash" d="M122 101 52 172h60l86-71zM198 101l-60 71h66l64-71zM18 88 160 34l142 54v10L160 45 18 98z"/>
        <path d="M18 88 160 34l142 54v10L160 45 18 98zM52 101v71M122 101v71M198 101v71M268 101v71M8 172h304"/>
        <path class="thin" d="M44 101h232M84 101V74M236 101V74M160 46v22M212 147h42M218 140v14M248 140v14"/>
        <path d="M212 154h42M218 154v18M248 154v18M212 140h42"/>
        <path class="accent" d="M150 85c2-3 2-6 2-9a8 8 0 0 1 16 0c0 3 0 6 2 9zM160 89v2"/>
        <path class="accent chalk" d="M24 187h64M112 187h116M252 187h44"/>
      </svg>`
