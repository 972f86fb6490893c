/** `./preau evidence`: what a morning was, from a journal or a web server's log. */
import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { installFolder } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { createLog } from '#engine/log/log.ts'
import { systemRandom } from '#kernel/random.ts'
import { judgeTable } from '#pipes/evidence/judge-load.ts'
import { verdictPath } from '#pipes/evidence/public-verdict-page.ts'
import { publishVerdict } from '#pipes/evidence/publish-verdict.ts'
import { readEvidence } from '#pipes/evidence/read-evidence.ts'
import { readLogFormat } from '#pipes/evidence/read-log-format.ts'
import { type Remark, type ToldVerdict, wholeVerdict } from '#pipes/evidence/verdict.ts'
import { renderVerdictPage } from '#pipes/evidence/verdict-page.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { type OriginFinder, openOrigins } from '#pipes/journal/origin-reader.ts'
import { addToJournal } from '#roles/add-to-journal.ts'
import { readVersion } from '#roles/journal.ts'
import { readInstant, readInterval } from './read-instant.ts'
import { refuseUnwritable } from './refuse-unwritable.ts'
import { exitCodes, say, sayStep } from './say.ts'

interface Flags {
  readonly format?: 'journal' | 'clf'
  readonly roster?: string
  readonly timetable?: string
  readonly origins?: string
  readonly capacity?: string
  readonly from?: string
  readonly to?: string
  readonly usersChecked?: true
  readonly treeSize?: string
  readonly json?: true
  readonly html?: string
  readonly publish?: true
}

export function addEvidenceCommand(program: Command): void {
  program
    .command('evidence')
    .description(
      'Dire ce qu’était une charge : élèves, nos erreurs, attaque / tell what a load was',
    )
    .argument(
      '<journal>',
      'dossier des données, enregistrements (.jsonl) ou journal d’accès / data folder, records or access log',
    )
    .addOption(
      new Option('--format <format>', 'journal, ou clf : Common/Combined Log Format').choices([
        'journal',
        'clf',
      ]),
    )
    .option('--roster <fichier>', 'inscrits (CSV) / who is enrolled')
    .option('--timetable <fichier>', 'cours (CSV) / lessons')
    .option('--origins <fichier>', 'base des lieux et réseaux (MMDB) / places and networks')
    .option(
      '--capacity <n>',
      'requêtes par seconde que l’installation porte / requests a second it carries',
    )
    .option('--from <instant>', 'début, ISO 8601 avec décalage / start, with offset')
    .option('--to <instant>', 'fin, non comprise / end, not included')
    .option(
      '--users-checked',
      'journal d’accès : le serveur vérifie les utilisateurs qu’il y nomme / access log: its users were checked',
    )
    .option(
      '--tree-size <n>',
      'ne lire que les n premières feuilles du journal / only the first n leaves of the journal',
    )
    .option('--json', 'le verdict entier en JSON / the whole verdict as JSON')
    .option('--html <fichier>', 'écrire la page du verdict / write the verdict’s page')
    .option(
      '--publish',
      'la montrer à tous sur /verite, et l’inscrire au journal / show it to everybody at /verite, and journal it',
    )
    .action(giveVerdict)
}

async function giveVerdict(journal: string, flags: Flags): Promise<void> {
  if (flags.html !== undefined) refuseUnwritable(flags.html)
  const paths = {
    journal,
    format: flags.format ?? (await guessFormat(journal)),
    roster: flags.roster ?? null,
    timetable: flags.timetable ?? null,
    origins: flags.origins ?? null,
    capacityPerSecond: flags.capacity === undefined ? null : readCapacity(flags.capacity),
    ...readEnds(flags),
    areUsersChecked: flags.usersChecked === true,
    treeSize: flags.treeSize === undefined ? null : readTreeSize(flags.treeSize),
  }
  if (paths.treeSize !== null && (await isFile(journal))) throw noTree
  if ((await stat(journal).catch(() => null))?.isFIFO() === true) {
    sayStep({
      french: `${journal} est un tube : j’attends ce qui y sera écrit.`,
      english: `${journal} is a pipe: waiting for what will be written to it.`,
    })
  }
  const gathered = await readEvidence(paths, {
    openOrigins: openGivenOrigins,
    secretsOf: (dataFolder, day) => openDayKeys(dataFolder, systemRandom).find(day),
  })
  const verdict = judgeTable(gathered.table, gathered.input, gathered.inputsHash)
  const told = {
    ...verdict,
    inputs: gathered.inputs,
    inputsHash: gathered.inputsHash,
    leaves: gathered.leaves,
    version: await describeVersion(),
  }
  if (flags.publish === true) await publish(journal, told)
  doubtInputs(verdict.warnings)
  if (flags.html !== undefined) await writeFile(flags.html, renderVerdictPage(told))
  if (flags.json === true) process.stdout.write(wholeVerdict(told))
  else
    say({
      french: verdict.answer,
      english: '(The verdict in one sentence, in French; --json tells the whole.)',
    })
}

/** What is wrong with what was given is said at once, and not only in the page. */
const inputDoubts: Readonly<Record<string, string>> = {
  'nothing-read': 'no line could be read: is it an access log, or records of Préau?',
  outside: 'the interval that was asked for holds none of the records',
  'empty-file': 'the file is empty',
  'torn-archive': 'the archive is cut or damaged: only what comes before was read',
  'many-unread': 'many lines could not be read',
  'far-dates': 'records with a date far from all others were left out',
  'users-doubted': 'users that nothing shows to be checked count for nobody',
  'roster-unseen': 'nobody of the roster is in the records',
  'ranges-wrong': 'ranges of addresses of the roster cannot be read',
  'names-doubtful': 'names of schools or classes differ between roster and timetable',
}
/** Nothing of what was given could be judged. */
const wrongInputs: ReadonlySet<string> = new Set(['nothing-read', 'outside'])

function doubtInputs(warnings: readonly Remark[]): void {
  for (const { code, text } of warnings) {
    const english = inputDoubts[code]
    if (english !== undefined) sayStep({ french: text, english })
    if (wrongInputs.has(code)) process.exitCode = exitCodes.refused
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === false
}

const noTree = new PlainError({
  french: '--tree-size ne vaut que pour le journal d’un dossier de données.',
  english: '--tree-size is only for the journal of a data folder.',
})

/** Only of an installation's own journal: what others wrote is not ours to publish. */
async function publish(dataFolder: string, told: ToldVerdict): Promise<void> {
  if (!(await stat(dataFolder)).isDirectory()) {
    throw new PlainError({
      french: '--publish ne vaut que pour le dossier des données de cette installation.',
      english: '--publish is only for the data folder of this installation.',
    })
  }
  const { check, id, interval } = await publishVerdict(dataFolder, told, systemRandom)
  const between = { from: Date.parse(interval.from), to: Date.parse(interval.to) }
  await addToJournal(
    dataFolder,
    { kind: 'verdict', verdictHash: check.verdictHash, ...between },
    createLog({ level: 'warn', destination: process.stderr }),
  )
  const path = verdictPath(id)
  sayStep({ french: `Publié : ${path}`, english: `Published at ${path}` })
}

/** One file for both: it is enough that it tells places or networks. */
function openGivenOrigins(path: string): OriginFinder {
  const found = openOrigins({ country: path, network: path })
  if (found.flaws.length === found.files.length) for (const flaw of found.flaws) sayStep(flaw)
  return found
}

/** A folder, or a file whose first line is an object, is a journal; all else a web server's log. */
async function guessFormat(path: string): Promise<'journal' | 'clf'> {
  const found = await stat(path).catch(() => null)
  if (found !== null && !found.isFile() && !found.isDirectory()) {
    throw new PlainError({
      french: `${path} n’est pas un fichier que l’on puisse lire deux fois : dites --format clf, ou --format journal.`,
      english: `${path} is no file that can be read twice: say --format clf, or --format journal.`,
    })
  }
  // One that is not there is missed by whoever reads it.
  if (found?.isFile() !== true || /\.jsonl?(?:\.gz)?$/.test(path)) return 'journal'
  return await readLogFormat(path)
}

/** Either may be left out. */
function readEnds({ from, to }: Flags): {
  readonly from: number | null
  readonly to: number | null
} {
  if (from !== undefined && to !== undefined) return readInterval(from, to)
  const read = (text: string | undefined) => (text === undefined ? null : readInstant(text))
  return { from: read(from), to: read(to) }
}

function readCapacity(text: string): number {
  const capacity = Number(text.replace(',', '.'))
  if (Number.isFinite(capacity) && capacity > 0) return capacity
  throw new PlainError({
    french: `La capacité « ${text} » n’est pas un nombre de requêtes par seconde.`,
    english: `The capacity "${text}" is no number of requests a second.`,
  })
}

function readTreeSize(text: string): number {
  const size = Number(text)
  if (Number.isSafeInteger(size) && size > 0) return size
  throw new PlainError({
    french: `La taille d’arbre « ${text} » n’est pas un nombre de feuilles.`,
    english: `The tree size "${text}" is no number of leaves.`,
  })
}

/** The version, and a hash of the rules themselves: two that differ may judge otherwise. */
async function describeVersion(): Promise<{ readonly preau: string; readonly rules: string }> {
  const folder = join(installFolder, 'src/pipes/evidence')
  const names = (await readdir(folder)).filter((name) => /(?<!\.test)\.ts$/.test(name)).sort()
  const hash = createHash('sha256')
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8')
    hash.update(`${name}\n${text.replaceAll('\r\n', '\n')}\n`)
  }
  return { preau: readVersion(), rules: hash.digest('hex') }
}
