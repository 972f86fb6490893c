/** What whoever reads a verdict should know before leaning on it. */
import type { AnnouncedLoad } from './announced-load.ts'
import type { EvidenceInput } from './evidence-input.ts'
import { frenchDay, frenchNumber, frenchShare, frenchTime } from './french-figures.ts'
import type { LoadOrigins } from './load-origins.ts'
import type { SortedLoad } from './sort-load.ts'
import type { Sorting } from './sorting.ts'
import type { Remark } from './verdict.ts'

/** Networks change hands: a database older than this, against the interval, misplaces too many. */
const originsAgeMsMax = 60 * 86_400_000
/** Below this many units a share is an anecdote. */
export const unitsForShares = 100
/** Of those enrolled, how much load may come from abroad before the places are in doubt. */
const abroadShareMax = 0.5
/** Of sources, how many may change their place within an interval. */
const movedShareMax = 0.01

export function findWarnings(
  sorting: Sorting,
  input: EvidenceInput,
  sorted: SortedLoad,
  origins: LoadOrigins,
): Remark[] {
  return [
    ...warnOfPlans(sorted.announced, sorting),
    ...warnOfOrigins(sorting, input, origins),
    ...warnOfInputs(sorting, input),
    ...warnOfNames(sorting, input),
    ...warnOfReading(sorting, input),
    ...warnOfDoubts(input),
    ...warnOfClient(sorted, sorting),
  ]
}

function* warnOfPlans(announced: AnnouncedLoad, sorting: Sorting): Generator<Remark> {
  if (announced.units > 0) {
    const share = announced.units / (sorting.inside.length || 1)
    const hashes = announced.plans.map(({ planHash }) => planHash.slice(0, 12)).join(', ')
    yield {
      code: 'rehearsal',
      text: `${frenchShare(share)} de la charge est une répétition générale annoncée d’avance par un plan signé (${hashes}) : elle compte comme attendue.`,
    }
  }
  if (announced.late > 0) {
    yield {
      code: 'late-plan',
      text: `${frenchNumber(announced.late)} plan de répétition a été annoncé après son début : il n’excuse rien.`,
    }
  }
}

function* warnOfOrigins(
  sorting: Sorting,
  input: EvidenceInput,
  origins: LoadOrigins,
): Generator<Remark> {
  const builtAt = input.origins?.builtAt ?? null
  if (builtAt !== null && Math.abs(sorting.from - builtAt) > originsAgeMsMax) {
    yield {
      code: 'origins-stale',
      text: `La base des lieux date du ${frenchDay(builtAt)}, trop loin de l’intervalle : les lieux sont à lire avec prudence. Aucune tranche n’en dépend.`,
    }
  }
  const located = origins.places.filter(({ place }) => place !== 'unknown')
  const [units, abroad] = located.reduce(
    ([all, far], { place, slices }) => {
      const own = (slices.expected ?? 0) + (slices.unexpected ?? 0)
      return [all + own, far + (place === 'abroad' ? own : 0)]
    },
    [0, 0],
  )
  if (units >= unitsForShares && abroad > abroadShareMax * units) {
    yield {
      code: 'origins-doubtful',
      text: `${frenchShare(abroad / units)} de la charge des personnes inscrites paraît venir de l’étranger : la base des lieux est peut-être fausse ou échangée. Aucune tranche n’en dépend.`,
    }
  }
  const moved = countMoved(sorting)
  if (moved.sources > 0 && moved.moved > movedShareMax * moved.sources) {
    yield {
      code: 'origins-changed',
      text: `${frenchNumber(moved.moved)} sources sur ${frenchNumber(moved.sources)} changent de lieu ou de réseau selon l’heure : la base des lieux a sans doute été remplacée entre-temps. Aucune tranche n’en dépend.`,
    }
  }
}

/** Sources that are told at two places, or in two networks: a household does not move so fast. */
function countMoved({ before, inside, table }: Sorting): { sources: number; moved: number } {
  const first = new Float64Array(table.sources.size).fill(-1)
  const hasMoved = new Uint8Array(table.sources.size)
  let [sources, moved] = [0, 0]
  for (const units of [before, inside]) {
    for (const unit of units) {
      const source = table.source.values[unit] ?? 0
      const where = (table.network.values[unit] ?? 0) * 8 + (table.place.values[unit] ?? 0)
      if (first[source] === -1) {
        first[source] = where
        sources += 1
      } else if (first[source] !== where && hasMoved[source] === 0) {
        hasMoved[source] = 1
        moved += 1
      }
    }
  }
  return { sources, moved }
}

function* warnOfInputs(sorting: Sorting, input: EvidenceInput): Generator<Remark> {
  const units = sorting.inside.length
  // Of none at all the sentence has said it.
  if (units > 0 && units < unitsForShares) {
    const counted = units === 1 ? 'une unité' : `${frenchNumber(units)} unités`
    yield {
      code: 'few-units',
      text: `Seulement ${counted} de charge : les parts ne disent presque rien.`,
    }
  }
  const { schoolsWithoutLessons, seen } = sorting.called
  if (schoolsWithoutLessons > 0) {
    yield {
      code: 'schools-without-lessons',
      text: `${frenchNumber(schoolsWithoutLessons)} établissements de la liste n’ont aucun cours dans l’emploi du temps fourni : leurs élèves comptent comme non attendus.`,
    }
  }
  if (input.roster !== null && input.roster.length > 0 && seen === 0 && units > 0) {
    yield {
      code: 'roster-unseen',
      text: 'Aucune personne de la liste n’apparaît dans les enregistrements : la liste ne parle peut-être pas des mêmes identifiants.',
    }
  }
  const damaged = input.damaged ?? 0
  if (damaged > 0) {
    yield {
      code: 'damaged-lines',
      text:
        damaged === 1
          ? 'Une ligne illisible a été comptée et laissée de côté.'
          : `${frenchNumber(damaged)} lignes illisibles ont été comptées et laissées de côté.`,
    }
  }
  const { stepped } = sorting.spans
  if (input.format !== 'clf' && stepped > 0) {
    yield {
      code: 'clock-stepped',
      text: `L’horloge de ${frenchNumber(stepped)} processus a été déplacée pendant l’enregistrement : l’ordre fin des événements est à lire avec prudence.`,
    }
  }
}

/** Names and ranges of roster and timetable that were not simply what they say. */
function* warnOfNames({ called }: Sorting, { format }: EvidenceInput): Generator<Remark> {
  const { names, ranges } = called
  const spelled = (example: readonly string[]) => example.map((name) => `« ${name} »`).join(' et ')
  if (names !== null && names.taken.count > 0) {
    yield {
      code: 'names-taken-together',
      text: `La liste et l’emploi du temps écrivent ${frenchNumber(names.taken.count)} noms d’établissements ou de classes autrement, à la casse ou aux accents près : ils ont été tenus pour les mêmes (par exemple ${spelled(names.taken.example)}).`,
    }
  }
  if (names !== null && names.doubtful.count > 0) {
    yield {
      code: 'names-doubtful',
      text: `${frenchNumber(names.doubtful.count)} noms d’établissements ou de classes ont plusieurs écritures dans la liste et d’autres dans l’emploi du temps (par exemple ${spelled(names.doubtful.example)}) : chacune n’a été rapprochée que de la même. Écrivez-les de la même façon.`,
    }
  }
  if (ranges.wrong.count > 0) {
    yield {
      code: 'ranges-wrong',
      text: `${frenchNumber(ranges.wrong.count)} plages d’adresses de la liste ne sont pas lisibles, ou sont trop larges pour dire quoi que ce soit (par exemple « ${ranges.wrong.example} ») : elles n’attendent personne.`,
    }
  }
  if (ranges.unseen > 0) {
    const why =
      format === 'clf'
        ? ''
        : ' Dans le journal d’une installation les adresses sont remplacées par des pseudonymes : une plage n’y trouve rien.'
    yield {
      code: 'ranges-unseen',
      text: `Rien ne vient de ${frenchNumber(ranges.unseen)} plages d’adresses de la liste.${why}`,
    }
  }
}

/** Of the log's lines, how many unread ones make a verdict one on the rest. */
const unreadShareMax = 0.05
/** Of the load, how much from one address makes it likely that it is a relay's. */
const oneAddressShare = 0.8
const unitsForRelay = 1_000

function* warnOfReading(sorting: Sorting, { format, noticed }: EvidenceInput): Generator<Remark> {
  if (noticed === undefined) return
  const { isTorn, lines, otherDays, span } = noticed
  if (lines.read === 0 && lines.damaged > 0) {
    yield {
      code: 'nothing-read',
      text: 'Aucune ligne n’a pu être lue : ce n’est ni un journal d’accès Common ou Combined, ni des enregistrements de Préau. Les formats lus sont dans docs/evidence.md.',
    }
  } else if (lines.damaged > unreadShareMax * (lines.read + lines.damaged)) {
    yield {
      code: 'many-unread',
      text: `${frenchShare(lines.damaged / (lines.read + lines.damaged))} des lignes n’ont pu être lues : le verdict ne vaut que pour les autres.`,
    }
  }
  if (lines.read === 0 && lines.damaged === 0 && format === 'clf') {
    yield { code: 'empty-file', text: 'Le fichier est vide.' }
  }
  if (isTorn) {
    yield {
      code: 'torn-archive',
      text: 'Le fichier compressé est coupé ou abîmé : seul ce qui précède a été lu.',
    }
  }
  if (otherDays !== undefined) {
    const [first, last] = [otherDays.first, otherDays.last].map((day) =>
      frenchDay(Date.parse(`${day}T12:00:00Z`)),
    )
    yield {
      code: 'outside',
      text: `Les enregistrements de ce dossier vont du ${first} au ${last} : l’intervalle demandé n’en contient aucun.`,
    }
  }
  // A journal tells of more than load: of an hour within it that nobody came, its signs of life are there.
  const isWithin = span !== null && span.first < sorting.to && span.last >= sorting.from
  if (sorting.inside.length === 0 && span !== null && !(isWithin && format !== 'clf')) {
    yield {
      code: 'outside',
      text: `Les enregistrements vont du ${frenchDay(span.first)}, ${frenchTime(span.first)}, au ${frenchDay(span.last)}, ${frenchTime(span.last)} : l’intervalle demandé n’en contient aucun.`,
    }
  }
  if (format === 'clf' && isOneAddress(sorting)) {
    yield {
      code: 'one-address',
      text: 'Presque toute la charge porte une seule adresse, sous des programmes divers : c’est sans doute un relais devant le serveur, et les machines derrière lui ne se distinguent que par leur programme.',
    }
  }
}

/** What was read, and is not taken for what it says. */
function* warnOfDoubts({ noticed }: EvidenceInput): Generator<Remark> {
  if (noticed === undefined) return
  const { far, localLessons, users } = noticed
  if (far.count > 0) {
    const [which, asked] =
      far.count === 1
        ? ['Un enregistrement porte une date très éloignée', 'il est laissé de côté']
        : [
            `${frenchNumber(far.count)} enregistrements portent des dates très éloignées`,
            'ils sont laissés de côté',
          ]
    yield {
      code: 'far-dates',
      text: `${which} de toutes les autres (${frenchDay(far.firstAt)}) : ${asked}. Pour juger d’autres heures, dites lesquelles avec --from et --to.`,
    }
  }
  if (users !== null && users.doubted > 0) {
    const share = frenchShare(users.doubted / (users.doubted + users.believed))
    yield {
      code: 'users-doubted',
      text: `${share} des requêtes qui nomment un utilisateur arrivent là où rien, dans ce journal, ne montre que le serveur demande à se connecter : n’importe qui peut y écrire un nom, et elles ne comptent pour personne. Si vous savez que ces noms ont été vérifiés, dites-le avec --users-checked.`,
    }
  }
  if (localLessons > 0) {
    yield {
      code: 'local-times',
      text: `${frenchNumber(localLessons)} cours n’ont pas de décalage horaire : leurs heures ont été lues à l’heure de Paris.`,
    }
  }
}

function isOneAddress({ inside, isShared, table }: Sorting): boolean {
  if (inside.length < unitsForRelay) return false
  const counts = new Map<number, number>()
  for (const unit of inside) {
    const source = table.source.values[unit] ?? 0
    if (isShared[source] === 1) counts.set(source, (counts.get(source) ?? 0) + 1)
  }
  return [...counts.values()].some((count) => count >= oneAddressShare * inside.length)
}

function* warnOfClient({ repeats }: SortedLoad, sorting: Sorting): Generator<Remark> {
  if (repeats.tooOften < 0.001 * sorting.inside.length || repeats.tooOften === 0) return
  yield {
    code: 'client-asks-too-often',
    text: `Notre propre application redemande sans cesse ce qu’elle a déjà reçu : ${frenchNumber(repeats.tooOften)} requêtes viennent d’un défaut de notre part.`,
  }
}
