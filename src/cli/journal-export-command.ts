/** `./preau journal export`: the requests of a journal for other people's tools, one a line. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { systemRandom } from '#kernel/random.ts'
import { addressNames } from '#pipes/journal/address-names.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { journalDayOf } from '#pipes/journal/day-secrets.ts'
import { type ExportFormat, exportedLine, exportFormats } from '#pipes/journal/exported-line.ts'
import { isAddress } from '#pipes/journal/exported-source.ts'
import type { RecordsFlaw } from '#pipes/journal/open-records-file.ts'
import { readJournal } from '#pipes/journal/read-journal.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { readInterval } from './read-instant.ts'
import { exitCodes, sayStep } from './say.ts'

interface Flags {
  readonly format: ExportFormat
  readonly from: string
  readonly to: string
  readonly data?: string
  readonly keyHolder?: string
}

export function journalExportCommand(): Command {
  return new Command('export')
    .description('Donner les requêtes du journal à d’autres outils / requests for other tools')
    .addOption(
      new Option('--format <format>', 'clf : GoAccess, fail2ban… ; ecs, ocsf : un JSON par ligne')
        .choices(exportFormats)
        .makeOptionMandatory(),
    )
    .requiredOption('--from <instant>', 'début, comme 2026-11-23T06:30:00Z / from')
    .requiredOption('--to <instant>', 'fin, exclue / until before')
    .option('--data <dossier>', 'dossier des données, sinon PREAU_DATA / data folder')
    .option(
      '--key-holder <fichier>',
      'adresses déjà connues, une par ligne : nommées là où elles sont venues / known addresses',
    )
    .action(run)
}

async function knownOf(
  dataFolder: string,
  file: string | undefined,
  days: { readonly from: number; readonly to: number },
): Promise<ReadonlyMap<string, string>> {
  if (file === undefined) return new Map()
  const keys = openDayKeys(dataFolder, systemRandom)
  const [first, last] = [journalDayOf(days.from), journalDayOf(days.to)]
  const secrets = keys.days().flatMap((day) => {
    const found = day >= first && day <= last ? keys.find(day) : null
    return found === null ? [] : [found]
  })
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.trim())
  const told = lines.filter((line) => line !== '')
  const wrong = told.filter((line) => !isAddress(line)).length
  if (wrong === told.length) throw noAddress(file)
  if (wrong > 0) {
    sayStep({
      french: `${file} : ${wrong === 1 ? 'une ligne' : `${wrong} lignes`} sans adresse IP`,
      english: `${file}: lines without an address left out: ${wrong}`,
    })
  }
  return addressNames(lines, secrets)
}

async function run(flags: Flags): Promise<void> {
  const { from, to } = readInterval(flags.from, flags.to)
  const dataFolder = flags.data ?? loadConfig(processEnvironment()).dataDir
  if (!existsSync(logFolder(dataFolder))) throw noJournal(dataFolder)
  const known = await knownOf(dataFolder, flags.keyHolder, { from, to })
  const flaws: RecordsFlaw[] = []
  let [written, left] = [0, 0]
  for await (const record of readJournal(dataFolder, {
    from,
    to,
    onFlaw: (flaw) => flaws.push(flaw),
  })) {
    const line = exportedLine(flags.format, record, known)
    if (line === null) left += 1
    else {
      written += 1
      // A reader that is slower than the disk is waited for.
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
    }
  }
  sayStep({
    french: `${written} lignes ; ${left} enregistrements sans place dans ce format (connexions, signes de vie…)`,
    english: `${written} lines; ${left} records without a place in this format`,
  })
  for (const { day, fromLeaf, toLeaf, what } of flaws) {
    sayStep({
      french: `non lus, feuilles ${fromLeaf} à ${toLeaf - 1}${day === null ? '' : `, ${day}`} : ${flawWords[what].french}`,
      english: `not read, leaves ${fromLeaf} to ${toLeaf - 1}: ${flawWords[what].english}`,
    })
  }
  if (flaws.some(({ what }) => what === 'altered' || what === 'missing')) {
    process.exitCode = exitCodes.refused
  }
}

const flawWords: Readonly<Record<RecordsFlaw['what'], { french: string; english: string }>> = {
  closed: { french: 'la clé du jour n’est pas là', english: 'the key of the day is not here' },
  altered: { french: 'modifiés depuis', english: 'altered since' },
  missing: { french: 'fichier manquant', english: 'file missing' },
  unsigned: { french: 'après le dernier point signé', english: 'beyond the last signed point' },
}

function noAddress(file: string): PlainError {
  return new PlainError({
    french: `Le fichier ${file} ne contient aucune adresse IP : écrivez-en une par ligne.`,
    english: `There is no IP address in the file ${file}: write one a line.`,
  })
}

function noJournal(dataFolder: string): PlainError {
  return new PlainError({
    french: `Il n’y a pas de journal dans ${dataFolder}. Donnez le dossier des données avec --data ou PREAU_DATA.`,
    english: `There is no journal in ${dataFolder}. Give the data folder with --data or PREAU_DATA.`,
  })
}
