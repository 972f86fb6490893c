/** The words of the live view, in both languages. For adults who run an installation. */
import type { OriginPlace } from '#pipes/journal/journal-record.ts'
import type { Slice } from './slice.ts'
import type { Suspicion } from './source-suspicion.ts'

export type ViewLanguage = 'fr' | 'en'

/** What became of what was pressed. */
export const viewNotices = ['done', 'undone', 'school', 'full', 'already', 'gone'] as const
export type ViewNotice = (typeof viewNotices)[number]

export interface ViewWords {
  readonly title: string
  readonly heading: string
  readonly estimate: string
  readonly otherLanguage: string
  readonly updated: (time: string) => string
  readonly thisMinute: string
  readonly lastHour: string
  readonly nothing: string
  readonly tableTitle: string
  readonly minute: string
  readonly load: string
  readonly slices: Readonly<Record<Slice, string>>
  readonly figures: Readonly<Record<ViewFigure, string>>
  readonly unknownFigure: string
  readonly originsTitle: string
  readonly originsNote: string
  readonly places: Readonly<Record<OriginPlace, string>>
  readonly place: string
  readonly network: string
  readonly noNetwork: string
  readonly suspectsTitle: string
  readonly noSuspects: string
  readonly source: string
  readonly why: string
  readonly measure: string
  readonly known: (people: number) => string
  readonly reasons: Readonly<
    Record<Suspicion['slice'], (count: string, explained: string) => string>
  >
  readonly manyReason: (count: string, explained: string, accounts: string) => string
  readonly slowSource: string
  readonly slowNetwork: (network: number) => string
  readonly schoolBehind: string
  readonly slowed: string
  readonly measuresTitle: string
  readonly noMeasures: string
  readonly measuresNote: string
  readonly undo: string
  readonly until: (time: string) => string
  readonly over: (time: string) => string
  readonly undoneAt: (time: string) => string
  readonly slowedCalls: (count: string) => string
  readonly ofSource: (name: string) => string
  readonly ofNetwork: (network: number) => string
  readonly notices: Readonly<Record<ViewNotice, string>>
  readonly quorumLate: (since: string, minutes: string) => string
}

export type ViewFigure =
  | 'waiting'
  | 'loopDelay'
  | 'overflows'
  | 'silent'
  | 'sources'
  | 'accounts'
  | 'ownErrors'
  | 'answered'

const french: ViewWords = {
  title: 'Exploitation – Préau',
  heading: 'Ce qui passe en ce moment',
  estimate:
    'Ceci est une estimation, faite au passage par ce processus. Le journal donne ensuite les chiffres exacts. Personne n’est jugé d’après son pays.',
  otherLanguage: 'English',
  updated: (time) => `À jour à ${time} ; la page se renouvelle toutes les 10 secondes.`,
  thisMinute: 'Cette minute',
  lastHour: 'La dernière heure, minute par minute',
  nothing: 'Rien n’est encore passé cette minute.',
  tableTitle: 'Les mêmes chiffres en tableau',
  minute: 'Minute',
  load: 'Charge',
  slices: {
    expected: 'Attendus : un cours les appelle',
    unexpected: 'Connectés, sans cours maintenant',
    retry: 'Nos erreurs qui reviennent',
    credential: 'Essais de comptes d’autrui',
    scanner: 'Recherche de failles',
    flood: 'Inondation',
    slowHold: 'Connexions tenues sans rien demander',
    unknown: 'On ne sait pas',
  },
  figures: {
    waiting: 'Personnes qui attendent',
    loopDelay: 'Retard de la boucle, 99 % sous',
    overflows: 'Connexions perdues par le noyau en une heure',
    silent: 'Connexions ouvertes et muettes',
    sources: 'Sources différentes',
    accounts: 'Comptes nommés à la connexion',
    ownErrors: 'Erreurs de notre part',
    answered: 'Réponse : la moitié sous, 99 % sous',
  },
  unknownFigure: 'non connu',
  originsTitle: 'D’où cela vient',
  originsNote:
    'Lieu et réseau sont indiqués, jamais comptés contre personne : une machine s’y trouve, pas forcément qui la commande.',
  places: {
    metropolitan: 'France métropolitaine',
    overseas: 'Outre-mer',
    abroad: 'Étranger',
    unknown: 'Lieu non connu',
  },
  place: 'Lieu',
  network: 'Réseau',
  noNetwork: 'non connu',
  suspectsTitle: 'Sources suspectes du dernier quart d’heure',
  noSuspects: 'Aucune.',
  source: 'Source',
  why: 'Pourquoi',
  measure: 'Que faire',
  known: (people) =>
    people === 0
      ? 'personne de connu derrière'
      : people === 1
        ? '1 personne connue derrière'
        : `${people} personnes connues derrière`,
  reasons: {
    credential: (count, explained) =>
      `${count} connexions refusées ; les fautes de frappe en expliquent ${explained}`,
    scanner: (count, explained) =>
      `${count} demandes à la recherche d’adresses qui n’existent pas ; moins de ${explained} s’expliquent`,
    flood: (count, explained) =>
      `${count} demandes sans session de trop ; des personnes en font au plus ${explained}`,
    slowHold: (count, explained) =>
      `${count} connexions ouvertes sans rien demander ; des navigateurs en font au plus ${explained}`,
  },
  manyReason: (count, explained, accounts) =>
    `Toutes sources ensemble : ${count} connexions refusées de plus que les ${explained} que les fautes de frappe expliquent, pour environ ${accounts} comptes.`,
  slowSource: 'Ralentir cette source',
  slowNetwork: (network) => `Ralentir le réseau AS${network}`,
  schoolBehind: 'Une école est derrière : pas de mesure.',
  slowed: 'Déjà ralentie',
  measuresTitle: 'Mesures prises',
  noMeasures: 'Aucune.',
  measuresNote:
    'Ralentir vaut 15 minutes, seulement pour ce qui vient sans session. Qui est connecté n’en sent rien, ni une adresse derrière laquelle des inscrits sont connus. Chaque mesure est inscrite au journal.',
  undo: 'Annuler',
  until: (time) => `jusqu’à ${time}`,
  over: (time) => `finie à ${time}`,
  undoneAt: (time) => `annulée à ${time}`,
  slowedCalls: (count) => `${count} demandes priées de revenir`,
  ofSource: (name) => `Source ${name} ralentie`,
  ofNetwork: (network) => `Réseau AS${network} ralenti`,
  notices: {
    done: 'C’est fait : la mesure tient 15 minutes.',
    undone: 'La mesure est annulée.',
    school: 'Refusé : une école est derrière cette adresse.',
    full: 'Refusé : trop de mesures à la fois. Annulez-en une.',
    already: 'Cette mesure court déjà.',
    gone: 'Cette source ou cette mesure n’est plus là.',
  },
  quorumLate: (since, minutes) =>
    `Le quorum des témoins du journal n’est plus atteint depuis ${since} (${minutes} min). Le journal continue, mais personne d’autre n’atteste qu’il n’a qu’une histoire. Vérifiez que les témoins de la politique répondent.`,
}

const english: ViewWords = {
  title: 'Operation – Préau',
  heading: 'What is passing now',
  estimate:
    'This is an estimate, made in passing by this process. The journal gives the exact figures later. Nobody is judged by their country.',
  otherLanguage: 'Français',
  updated: (time) => `As of ${time}; the page renews itself every 10 seconds.`,
  thisMinute: 'This minute',
  lastHour: 'The last hour, minute by minute',
  nothing: 'Nothing has passed in this minute yet.',
  tableTitle: 'The same figures as a table',
  minute: 'From',
  load: 'Total',
  slices: {
    expected: 'Expected: a lesson calls them',
    unexpected: 'Signed in, no lesson now',
    retry: 'Our own errors coming back',
    credential: 'Others’ accounts tried',
    scanner: 'Search for weak places',
    flood: 'Flood',
    slowHold: 'Connections held without a request',
    unknown: 'Not known',
  },
  figures: {
    waiting: 'People waiting',
    loopDelay: 'Event loop late, 99 % below',
    overflows: 'Connections lost by the kernel in an hour',
    silent: 'Connections open and silent',
    sources: 'Different sources',
    accounts: 'Accounts named at sign-in',
    ownErrors: 'Errors of ours',
    answered: 'Answered: half within, 99 % within',
  },
  unknownFigure: 'not known',
  originsTitle: 'Where it comes from',
  originsNote:
    'Place and network are told and never held against anybody: a machine is there, not necessarily whoever commands it.',
  places: {
    metropolitan: 'Metropolitan France',
    overseas: 'Overseas France',
    abroad: 'Abroad',
    unknown: 'Place not known',
  },
  place: 'Where',
  network: 'Network',
  noNetwork: 'not known',
  suspectsTitle: 'Suspicious sources of the last quarter of an hour',
  noSuspects: 'None.',
  source: 'From whom',
  why: 'Why',
  measure: 'What to do',
  known: (people) =>
    people === 0
      ? 'nobody known behind it'
      : people === 1
        ? '1 person known behind it'
        : `${people} people known behind it`,
  reasons: {
    credential: (count, explained) =>
      `${count} refused sign-ins; typing errors explain ${explained}`,
    scanner: (count, explained) =>
      `${count} requests in search of addresses that do not exist; fewer than ${explained} are explained`,
    flood: (count, explained) =>
      `${count} requests too many without a session; people make ${explained} at most`,
    slowHold: (count, explained) =>
      `${count} connections opened without any request; browsers open ${explained} at most`,
  },
  manyReason: (count, explained, accounts) =>
    `All sources together: ${count} refused sign-ins more than the ${explained} that typing errors explain, for about ${accounts} accounts.`,
  slowSource: 'Slow this source',
  slowNetwork: (network) => `Slow network AS${network}`,
  schoolBehind: 'A school is behind it: no measure.',
  slowed: 'Slowed already',
  measuresTitle: 'Measures taken',
  noMeasures: 'None.',
  measuresNote:
    'Slowing lasts 15 minutes, only for what comes without a session. Whoever is signed in feels nothing of it, nor does an address behind which enrolled people are known. Each measure goes into the journal.',
  undo: 'Undo',
  until: (time) => `until ${time}`,
  over: (time) => `over at ${time}`,
  undoneAt: (time) => `undone at ${time}`,
  slowedCalls: (count) => `${count} requests told to come back`,
  ofSource: (name) => `Source ${name} slowed`,
  ofNetwork: (network) => `Network AS${network} slowed`,
  notices: {
    done: 'Done: the measure holds for 15 minutes.',
    undone: 'The measure is undone.',
    school: 'Refused: a school is behind this address.',
    full: 'Refused: too many measures at once. Undo one.',
    already: 'This measure is running already.',
    gone: 'This source or this measure is not there any more.',
  },
  quorumLate: (since, minutes) =>
    `The quorum of the journal’s witnesses has not been met since ${since} (${minutes} min). The journal goes on, but nobody else attests that it has one history only. Check that the witnesses of the policy answer.`,
}

export const viewWords: Readonly<Record<ViewLanguage, ViewWords>> = { fr: french, en: english }
