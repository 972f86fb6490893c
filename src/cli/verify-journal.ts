/** What `./preau journal verify` finds, said aloud: the log, then the records where they are. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError } from '#engine/config/plain-error.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import { systemClock } from '#kernel/clock.ts'
import { describeDamaged } from '#pipes/journal/damaged-segments-store.ts'
import { openVerifyCrew } from '#pipes/journal/verify-crew.ts'
import { type RecordsCheckOptions, verifyRecords } from '#pipes/journal/verify-records.ts'
import type { LogSource } from '#pipes/public-log/log-source.ts'
import { rootOfFirst } from '#pipes/public-log/prove-leaf.ts'
import { judgeSignature } from '#pipes/public-log/signed-note.ts'
import type { LogCheckOptions } from '#pipes/public-log/verify-log.ts'
import { type LogCheck, type SeenBefore, verifyLog } from '#pipes/public-log/verify-log.ts'
import { type LogPolicy, meetsQuorum } from '#pipes/witnesses/log-policy.ts'
import { readQuorumState } from '#pipes/witnesses/quorum-state-store.ts'
import { describeLogFault } from './describe-log-fault.ts'
import { openLogSource } from './open-log-source.ts'
import { exitCodes, say } from './say.ts'
import { sayPredecessor } from './say-predecessor.ts'

/** Lines of one kind that are told: more would push the first ones out of sight. */
const toldMax = 10

/** Gives the exit code. `helperScript`: what threads run that share the work. */
export async function verifyJournal(
  place: string,
  options: Pick<LogCheckOptions, 'keys' | 'since'> & {
    readonly policy?: LogPolicy
    /** So many first leaves, whose root is to be told; null: none is asked for. */
    readonly rootAt?: number | null
  },
  helperScript: string,
): Promise<number> {
  const helpers = openVerifyCrew(helperScript)
  try {
    const source = openLogSource(place)
    const check = await verifyLog(source, { ...options, helpers })
    const isFound = options.since.length > 0 || check.faults[0]?.kind !== 'checkpoint_missing'
    if (!isFound && !holdsParts(place, source)) throw nothingAt(place, source)
    sayLog(check)
    const isLong = options.rootAt == null || (await sayRoot(source, options.rootAt))
    if (check.predecessor !== null) await sayPredecessor(place, check.predecessor)
    const isEnough = options.policy === undefined || sayQuorum(check, options.policy)
    if (!isEnough) await sayQuorumBefore(place)
    const isDataFolder = ['log', 'records'].some((part) => existsSync(join(place, 'journal', part)))
    const known = { helpers, nowMs: systemClock.now(), since: check.seenBefore.map(leafDayOf) }
    const areRecordsFine = isDataFolder ? await sayRecords(place, known) : true
    if (isDataFolder) await sayDamaged(place)
    return check.faults.length === 0 && areRecordsFine && isEnough && isLong
      ? exitCodes.fine
      : exitCodes.refused
  } finally {
    await helpers.stop()
  }
}

/** What is left of a log, or of its records, where its checkpoint was taken away. */
const logParts = ['tile', 'log', 'journal/log', 'journal/records', 'journal/segments']

function holdsParts(place: string, { folder }: LogSource): boolean {
  return folder !== undefined && logParts.some((part) => existsSync(join(place, part)))
}

/** A wrong folder is nobody's forgery; but nothing is said to be intact either. */
function nothingAt(place: string, { folder }: LogSource): PlainError {
  return folder === undefined
    ? new PlainError({
        french: `À l’adresse ${place} il n’y a pas de point de contrôle : ce n’est pas celle d’un journal, ou il a été retiré. Rien n’a été vérifié.`,
        english: `There is no checkpoint at ${place}: it is not the address of a log, or it was taken away. Nothing was checked.`,
      })
    : new PlainError({
        french: `Il n’y a rien d’un journal dans le dossier ${place} : donnez le dossier des données, ou celui du journal. Rien n’a été vérifié.`,
        english: `There is nothing of a log in the folder ${place}: give the data folder, or that of the log. Nothing was checked.`,
      })
}

function sayLog({ checkpoint, cosignatures, faults, signature, unsigned }: LogCheck): void {
  const [first, ...others] = faults
  if (first === undefined) {
    say({
      french: `Journal intact : ${checkpoint?.origin}, ${checkpoint?.size} feuilles.`,
      english: `The log is intact: ${checkpoint?.origin}, ${checkpoint?.size} leaves.`,
    })
  } else {
    const { french, english } = describeLogFault(first)
    say({ french: `JOURNAL MODIFIÉ. ${french}.`, english: `THE LOG WAS ALTERED. ${english}.` })
    if (others.length > 0) {
      say({
        french: `Et ${others.length} autres endroits après celui-ci.`,
        english: `And ${others.length} more places after it.`,
      })
    }
  }
  if (signature === 'unknown') {
    say({
      french: 'Clé inconnue : sans --key, rien ne dit de qui est ce journal.',
      english: 'Unknown key: without --key nothing says whose log this is.',
    })
  }
  for (const { name, atSeconds } of cosignatures) {
    const at = atSeconds === null ? null : new Date(atSeconds * 1000).toISOString()
    say({
      french: `Témoin ${name} : ${at === null ? 'clé inconnue, non vérifié' : `vérifié, ${at}`}.`,
      english: `Witness ${name}: ${at === null ? 'unknown key, not verified' : `verified, ${at}`}.`,
    })
  }
  if ((unsigned?.length ?? 0) > 0) {
    say({
      french: `${unsigned?.length} fichiers n’étaient pas encore signés (${unsigned?.[0]}) : le reste d’un arrêt brutal, pas une modification.`,
      english: `${unsigned?.length} files were not signed yet (${unsigned?.[0]}): left by a crash, not an alteration.`,
    })
  }
}

/** The root that a verdict names; false where the log is not so long, or its files do not give it. */
async function sayRoot(source: LogSource, count: number): Promise<boolean> {
  const found = await rootOfFirst(source, count)
  if (found === null) {
    say({
      french: `Ce journal n’a pas, entières, ses ${count} premières feuilles.`,
      english: `This log has no whole tree of its first ${count} leaves.`,
    })
    return false
  }
  const root = Buffer.from(found.root).toString('base64')
  say({
    french: `Racine des ${count} premières feuilles : ${root}`,
    english: `Root of the first ${count} leaves: ${root}`,
  })
  return true
}

/** Whether the witnesses that cosigned are those that the policy asks for; true where it does not say. */
function sayQuorum({ checkpoint }: LogCheck, { quorum }: LogPolicy): boolean {
  if (quorum === null || checkpoint === null) return true
  const { note } = checkpoint
  const isMet = meetsQuorum(quorum, (witness) => judgeSignature(note, witness) === 'valid')
  say(
    isMet
      ? {
          french: 'Quorum de la politique : atteint.',
          english: 'The policy’s quorum is met.',
        }
      : {
          french: 'QUORUM NON ATTEINT : il manque des témoins que la politique demande.',
          english: 'THE QUORUM IS NOT MET: witnesses that the policy asks for are missing.',
        },
  )
  return isMet
}

/** Of a cell's own data folder: when its witnesses were last enough. */
async function sayQuorumBefore(place: string): Promise<void> {
  const state = /^https?:/.test(place) ? null : await readQuorumState(place)
  if (state === null) return
  const { met } = state
  if (met === null) {
    say({
      french: 'Dans cette installation il ne l’a encore jamais été.',
      english: 'In this installation it never was.',
    })
    return
  }
  const at = new Date(met.at).toISOString()
  say({
    french: `Il l’a été pour la dernière fois le ${at}, à ${met.size} feuilles.`,
    english: `It last was on ${at}, at ${met.size} leaves.`,
  })
}

/** What comes after the leaves that a witness saw, entered the log on that day or later. */
function leafDayOf({ atSeconds, size }: SeenBefore) {
  return { leaf: size, day: dayOf(atSeconds * 1000, 'UTC') }
}

/** The records against what the log has of them; true where all that can be opened fits. */
async function sayRecords(dataFolder: string, known: RecordsCheckOptions): Promise<boolean> {
  const check = await verifyRecords(dataFolder, known)
  const { doubtedDays, flaws, forgottenLeaves, gaps: allGaps, records } = check
  const wrong = flaws.filter(({ what }) => what === 'altered' || what === 'missing')
  const closed = flaws.filter(({ what }) => what === 'closed').length
  say({
    french: `${records} enregistrements ouverts et conformes au journal ; ${closed} fichiers dont la clé n’est pas ici.`,
    english: `${records} records opened, as the log has them; ${closed} files whose key is not here.`,
  })
  if (forgottenLeaves > 0) {
    say({
      french: `${forgottenLeaves} feuilles de jours passés de douze mois, dont la clé a été détruite.`,
      english: `${forgottenLeaves} leaves of days over twelve months old, whose key was destroyed.`,
    })
  }
  for (const day of doubtedDays.slice(0, toldMax)) {
    say({
      french: `Une note dit le jour ${day} oublié, et ne vaut pas : ses douze mois ne sont pas passés, ou ces feuilles sont plus récentes.`,
      english: `A note says that the day ${day} was forgotten, and does not count: its twelve months are not over, or these leaves are newer.`,
    })
  }
  const [first] = wrong
  if (first !== undefined) {
    const isAltered = first.what === 'altered'
    say({
      french: `ENREGISTREMENTS ${isAltered ? 'MODIFIÉS' : 'MANQUANTS'} à partir de la feuille ${first.fromLeaf}, avant la feuille ${first.toLeaf}.`,
      english: `RECORDS ${isAltered ? 'ALTERED' : 'MISSING'} from leaf ${first.fromLeaf}, before leaf ${first.toLeaf}.`,
    })
  }
  const gaps = allGaps.filter(({ missing, told }) => told < missing)
  for (const { missing, process, seq, told } of gaps.slice(0, toldMax)) {
    say({
      french: `Processus ${process} : ${missing} numéros manquent à partir de ${seq}, dont ${told} annoncés.`,
      english: `Process ${process}: ${missing} numbers are missing from ${seq} on, ${told} of them told.`,
    })
  }
  return wrong.length === 0 && gaps.length === 0
}

/** What lies aside for somebody to look at: told, and no fault of the log or the records that are there. */
async function sayDamaged(dataFolder: string): Promise<void> {
  const { bytes, kept, leftOut } = await describeDamaged(dataFolder)
  if (kept + leftOut === 0) return
  const megabytes = Math.ceil(bytes / 1e6)
  say({
    french: `Segments abîmés ou modifiés, à examiner dans journal/segments-damaged : ${kept} (${megabytes} Mo) ; non gardés, faute de place : ${leftOut}.`,
    english: `Damaged or altered segments to look at in journal/segments-damaged: ${kept} (${megabytes} MB); not kept, for lack of room: ${leftOut}.`,
  })
}
