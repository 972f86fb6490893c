/** The verdict in one French sentence: what it was, how much, and how sure. */
import {
  frenchDay,
  frenchNumber,
  frenchShare,
  frenchTime,
  frenchWholeShare,
} from './french-figures.ts'
import { attackSlices, type Slice } from './slice.ts'
import type { Verdict } from './verdict.ts'
import { unitsForShares } from './verdict-warnings.ts'

/** Attacks below this share are named as traces, not as what happened. */
const attackShareMin = 0.01
const retryShareMin = 0.02
/** Strangers are told from this on, by the lower bound of their share: what hangs on one machine is not. */
const strangersLowMin = 0.02
/** With so many of them nobody is told that nothing was unusual, however evenly they came. */
const strangersManyMin = 0.25
/** With more than this unknown, the sentence begins with it. */
const unknownShareMax = 0.5

const attackNames: Readonly<Partial<Record<Slice, string>>> = {
  credential: 'essais de comptes par des tiers',
  scanner: 'recherche de failles',
  flood: 'inondation de requêtes',
  slowHold: 'connexions tenues ouvertes sans requête',
}

const handfulNames: Readonly<Partial<Record<Slice, string>>> = {
  ...attackNames,
  retry: 'nouveaux essais causés par nous',
}

/** A verdict, and how its sentence gives figures. */
interface Told extends Omit<Verdict, 'answer'> {
  readonly isPublic: boolean
  readonly figure: (share: number) => string
}

export function answerInFrench(verdict: Omit<Verdict, 'answer'>): string {
  return sayAnswer({ ...verdict, isPublic: false, figure: frenchShare })
}

/**
 * The same for everybody: whole percents, and no count of units, machines or requests. Of a verdict with
 * too few units for shares it must not be asked.
 */
export function publicAnswer(verdict: Omit<Verdict, 'answer'>): string {
  return sayAnswer({ ...verdict, isPublic: true, figure: frenchWholeShare })
}

function sayAnswer(verdict: Told): string {
  const { interval, slices } = verdict
  if (interval.units === 0) {
    return verdict.warnings.some(({ code }) => code === 'nothing-read')
      ? 'On ne peut rien dire : aucune ligne n’a pu être lue.'
      : 'On ne peut rien dire : aucune charge n’est enregistrée dans cet intervalle.'
  }
  if (interval.units < unitsForShares) return fewAnswer(verdict)
  const parts = [rehearsalPart(verdict), attackPart(verdict), lonePart(verdict), retryPart(verdict)]
  const said = parts.filter((part) => part !== null)
  if (slices.unknown.share > unknownShareMax) return undecidedAnswer(verdict, said)
  if (said.length === 0) return quietAnswer(verdict)
  const own = slices.expected.share + slices.unexpected.share
  const rest = ownPart(verdict, own)
  return `${upper([...orderParts(verdict, said), ...(rest === null ? [] : [rest])].join(' ; '))}.`
}

/** A handful has no shares; what it holds is counted, and no more is made of it. */
function fewAnswer(verdict: Told): string {
  const lone = lonePart(verdict)
  const count = (slice: Slice): number =>
    verdict.reasons.reduce((sum, each) => sum + (each.slice === slice ? each.units : 0), 0)
  const seen = [...toldAttacks(verdict), 'retry' as const]
    .filter((slice) => count(slice) > 0)
    .map((slice) => `${handfulNames[slice] ?? slice} (${frenchNumber(count(slice))})`)
  const said = [
    `On ne peut pas trancher : il y a trop peu d’enregistrements (${frenchNumber(verdict.interval.units)})`,
    ...(lone === null ? [] : [lone]),
    ...(seen.length === 0 ? [] : [`on y reconnaît ceci : ${seen.join(', ')}`]),
  ]
  return `${said.join(' ; ')}.`
}

/** What came first is said first. */
function orderParts(verdict: Told, said: readonly string[]): readonly string[] {
  const { attackFrom, retries, slices } = verdict
  const attack = attackSlices.reduce((sum, slice) => sum + slices[slice].share, 0)
  const isAttackFirst =
    attackFrom !== null && retries.echoesFrom !== null && attackFrom <= retries.echoesFrom
  if (said.length < 2 || slices.retry.share <= attack || isAttackFirst) return said
  return [...said].reverse()
}

/** What is told as an attack: not the program that did no harm, which is told as what it is. */
function toldAttacks({ harm }: Told): readonly Slice[] {
  return harm.isHarmless ? attackSlices.filter((slice) => slice !== 'flood') : attackSlices
}

function attackPart(verdict: Told): string | null {
  const told = toldAttacks(verdict)
  const attack = told.reduce((sum, slice) => sum + verdict.slices[slice].share, 0)
  if (attack < attackShareMin) return null
  const kinds = told
    .filter((slice) => verdict.slices[slice].share >= attackShareMin / 2)
    .sort((one, other) => verdict.slices[other].share - verdict.slices[one].share)
  const since =
    verdict.attackFrom === null ? '' : ` à partir de ${timeIn(verdict, verdict.attackFrom)}`
  const [only] = kinds
  if (kinds.length === 1 && only !== undefined) {
    return `une attaque (${attackNames[only]}) fait ${interval(verdict, only)} de la charge${since}${located(verdict)}`
  }
  const named = kinds.map(
    (slice) => `${attackNames[slice]}, ${verdict.figure(verdict.slices[slice].share)}`,
  )
  return `des attaques font ${verdict.figure(attack)} de la charge${since} (${named.join(' ; ')})${located(verdict)}`
}

function lonePart({ figure, harm, isPublic, slices }: Told): string | null {
  if (!harm.isHarmless || slices.flood.share < attackShareMin) return null
  const share = `${figure(slices.flood.share)} de la charge`
  const what = 'sans erreur ni attente qui en viendrait : rien n’en fait une attaque'
  if (isPublic) return `une ou quelques machines isolées font ${share}, ${what}`
  const who =
    harm.floodSources === 1
      ? 'une machine isolée fait'
      : `${harm.floodSources} machines isolées font`
  return `${who} ${share}, au plus ${frenchNumber(harm.floodPeakPerMinute)} requêtes par minute, ${what}`
}

/** With its day where the interval holds several. */
function timeIn(verdict: Told, at: string): string {
  const { from, to } = verdict.interval
  const time = frenchTime(Date.parse(at))
  return frenchDay(Date.parse(from)) === frenchDay(Date.parse(to))
    ? time
    : `${time} le ${frenchDay(Date.parse(at))}`
}

function located(verdict: Told): string {
  let all = 0
  const counts = verdict.origins.places.map(({ place, slices }) => {
    const units = attackSlices.reduce((sum, slice) => sum + (slices[slice] ?? 0), 0)
    all += units
    return { place, units }
  })
  const most = counts.sort((one, other) => other.units - one.units)[0]
  if (most === undefined || most.place === 'unknown' || most.units < 0.5 * all) return ''
  const where = {
    metropolitan: 'en France métropolitaine',
    overseas: 'dans la France d’outre-mer',
    abroad: 'à l’étranger',
  }[most.place]
  return `, par des machines situées ${most.units < all ? 'surtout ' : ''}${where}`
}

function retryPart(verdict: Told): string | null {
  const { retries, slices } = verdict
  if (slices.retry.share < retryShareMin) return null
  if (retries.tooOften > retries.echoes) {
    return `un défaut de notre application, qui redemande sans cesse, fait ${verdict.figure(slices.retry.share)} de la charge`
  }
  const first = retries.errorsFrom
  const since = first === null ? '' : `, après nos erreurs dès ${timeIn(verdict, first)}`
  return `les nouveaux essais causés par nos propres erreurs font ${verdict.figure(slices.retry.share)} de la charge${since}`
}

function rehearsalPart(verdict: Told): string | null {
  return verdict.warnings.some(({ code }) => code === 'rehearsal')
    ? 'une répétition générale annoncée a eu lieu'
    : null
}

/**
 * What came from machines at which nobody signed in, where there is a list to say who might have: the
 * share of it, whose it is, and whether much of it came at once. Nothing is said of what they wanted.
 */
function strangersOf(verdict: Told): { share: string; whose: string } | null {
  const { blindness, isPublic, slices, strangersFrom, warnings } = verdict
  const isListed = ![...blindness, ...warnings].some(({ code }) => listlessCodes.has(code))
  if (!isListed || slices.unknown.low < strangersLowMin) return null
  const rush = strangersFrom === null ? '' : ', avec un afflux'
  const since = strangersFrom === null || isPublic ? '' : ` dès ${timeIn(verdict, strangersFrom)}`
  const whose = `de machines que rien ne relie à une personne inscrite${rush}${since}`
  return { share: interval(verdict, 'unknown'), whose }
}

const listlessCodes: ReadonlySet<string> = new Set(['no-roster', 'roster-unseen'])

function ownPart(verdict: Told, own: number): string | null {
  const { figure, slices } = verdict
  const strangers = strangersOf(verdict)
  if (own < 0.005 && slices.unknown.share < 0.005) return null
  if (own < 0.005) {
    return strangers === null
      ? `le reste, ${figure(slices.unknown.share)}, reste indéterminé`
      : `le reste, ${strangers.share}, vient ${strangers.whose}`
  }
  const known = knownPart(verdict)
  if (strangers !== null) return `${known}, ${strangers.share} ${strangers.whose}`
  return slices.unknown.share >= 0.02
    ? `${known}, ${figure(slices.unknown.share)} reste indéterminé`
    : known
}

function knownPart({ figure, slices }: Told): string {
  const expected = `${figure(slices.expected.share)} viennent de personnes attendues`
  return slices.unexpected.share >= 0.02
    ? `${expected}, ${figure(slices.unexpected.share)} de personnes connues que nul cours n’appelait`
    : expected
}

function undecidedAnswer(verdict: Told, said: readonly string[]): string {
  const unknown = verdict.figure(verdict.slices.unknown.share)
  const why = verdict.blindness.some(({ code }) => code === 'no-roster')
    ? ', faute de liste des inscrits'
    : ''
  const seen =
    said.length === 0
      ? 'ni attaque ni effet de nos erreurs ne s’y reconnaît'
      : `on y voit toutefois ceci : ${said.join(' ; ')}`
  return `On ne peut pas trancher pour ${unknown} de la charge${why} ; ${seen}.`
}

function quietAnswer(verdict: Told): string {
  const { rushFrom, slices, strangersFrom } = verdict
  const expected = verdict.figure(slices.expected.share)
  const strangers = strangersOf(verdict)
  if (rushFrom !== null && slices.expected.share >= 0.5) {
    const rush = `Un afflux de personnes attendues, ${expected} de la charge`
    return strangers === null
      ? `${rush} ; rien n’y ressemble à une attaque.`
      : `${rush} ; ${strangers.share} viennent ${strangers.whose} ; ${noneSeen}.`
  }
  const areMany = strangersFrom !== null || slices.unknown.low >= strangersManyMin
  if (strangers !== null && areMany) {
    const { share, whose } = strangers
    return `${share} de la charge viennent ${whose} : rien ne dit pourquoi ; ${knownPart(verdict)} ; ${noneSeen}.`
  }
  const own = ownPart(verdict, slices.expected.share + slices.unexpected.share)
  return `Rien d’inhabituel : ${own ?? 'presque aucune charge'} ; aucune attaque ne se voit.`
}

/** Of strangers it is not said that nothing resembles an attack: it was not recognised as one. */
const noneSeen = 'on n’y reconnaît aucune attaque'

function interval({ figure, isPublic, slices }: Told, slice: Slice): string {
  const { high, low, share } = slices[slice]
  const said = figure(share)
  if (high - low < 0.02) return said
  // The bounds as the public table has them.
  const bound = (edge: number) => frenchShare(isPublic ? Math.round(edge * 100) / 100 : edge)
  return `${said} (entre ${bound(low)} et ${bound(high)})`
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
