/** `./preau import timetable`: a school's weekly timetable from a CSV file. */
import { Command } from 'commander'
import type { TimetableReport } from '#contract/timetable.ts'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { silentLog } from '#engine/log/log.ts'
import { isDay } from '#kernel/calendar-day.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { Refusal } from '#kernel/result.ts'
import { typesetFrench } from '#kernel/typeset-french.ts'
import { importTimetable } from '#school/timetable/import-timetable.ts'
import { withCell } from './open-cell.ts'
import { readNamedFile } from './run-import.ts'

/** 1: refused, nothing applied; 2: wrong use. */
const exitRefused = 1
const exitUsage = 2
/** Lines of rejections and warnings shown on the terminal; `--json` has them all. */
const linesShownMax = 20

interface Flags {
  readonly school: string
  readonly from?: string
  readonly dryRun?: true
  readonly json?: true
}

export function importTimetableCommand(): Command {
  return new Command('timetable')
    .description('Importer un emploi du temps / import a weekly timetable (CSV)')
    .argument(
      '<fichier>',
      'une ligne par créneau, voir docs/formats/timetable.md / one slot a line',
    )
    .requiredOption('--school <UAI>', 'code UAI de l’établissement / the school’s UAI')
    .option('--from <jour>', 'premier jour, AAAA-MM-JJ ; sinon aujourd’hui / first day')
    .option('--dry-run', 'montrer ce qui changerait, sans rien appliquer / change nothing')
    .option('--json', 'un seul objet JSON sur la sortie / one JSON object on stdout')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitUsage))
    .action(run)
}

async function run(path: string, flags: Flags): Promise<void> {
  const from = flags.from ?? null
  if (from !== null && !isDay(from)) {
    throw new PlainError({
      french: `« ${from} » n’est pas un jour : écrivez par exemple 2026-11-23.`,
      english: `"${from}" is not a day: write 2026-11-23, for example.`,
    })
  }
  const { name, bytes } = await readNamedFile(path)
  const dryRun = flags.dryRun === true
  const report = await withCell(
    loadConfig(processEnvironment()),
    silentLog,
    async ({ database }) => {
      const context = { db: database.kysely, clock: systemClock, random: systemRandom }
      const job = { actorId: null, uai: flags.school, file: name, bytes, dryRun, from }
      const outcome = await importTimetable(context, job)
      if (outcome.ok) return outcome.value
      throw explain(outcome.refusal, flags)
    },
  )
  const text = flags.json === true ? JSON.stringify(report, null, 2) : describe(report)
  process.stdout.write(`${text}\n`)
  if (report.rejections.length > 0) process.exitCode = exitRefused
}

function explain({ code, detail }: Refusal, { school, from }: Flags): Error {
  if (code === 'school_unknown') {
    return new PlainError({
      french: `Aucun établissement ne porte le code ${school}. Importez-le d’abord.`,
      english: `No school has the code ${school}. Import it first.`,
    })
  }
  if (detail?.where === 'from') {
    const day = from ?? 'aujourd’hui'
    return new PlainError({
      french: `L’année scolaire de cet établissement est finie avant le premier jour demandé (${day}). Choisissez un jour plus tôt, ou ouvrez l’année suivante.`,
      english: `The school year of this school ends before the first day asked for (${from ?? 'today'}). Choose an earlier day, or open the next year.`,
    })
  }
  if (detail?.where === 'year') {
    return new PlainError({
      french: 'Cet établissement n’a pas d’année scolaire. Ouvrez-en une d’abord.',
      english: 'This school has no school year. Open one first.',
    })
  }
  return new Error(`the import was refused: ${code} ${JSON.stringify(detail)}`)
}

const kindWords: Readonly<Record<string, string>> = {
  slot: 'créneaux',
  course: 'cours',
  lesson: 'séances',
}
const outcomeWords = {
  created: 'créés',
  updated: 'modifiés',
  unchanged: 'inchangés',
  merged: 'réunis',
  deleted: 'terminés',
  rejected: 'rejetés',
} as const

function describe(report: TimetableReport): string {
  const heading =
    report.rejections.length > 0
      ? 'Refusé, rien n’a été appliqué :'
      : report.dryRun
        ? 'Essai : voici ce que l’import ferait. Rien n’a été appliqué.'
        : 'Emploi du temps appliqué.'
  const counted = Object.entries(kindWords).flatMap(([kind, words]) => {
    const parts = (Object.keys(outcomeWords) as (keyof typeof outcomeWords)[]).flatMap(
      (outcome) => {
        const count = report[outcome][kind] ?? 0
        return count === 0 ? [] : `${count} ${outcomeWords[outcome]}`
      },
    )
    return parts.length === 0 ? [] : `  ${words} : ${parts.join(', ')}`
  })
  const rejected = report.rejections.map(
    ({ file, line, field, reason }) => `  ${file}, ligne ${line}, ${field} : ${reason}`,
  )
  const named = (lessons: TimetableReport['kept']): string[] =>
    lessons.map(({ courseName, startsAt }) => `  ${courseName}, ${startsAt}`)
  return [
    heading,
    ...counted,
    ...listed('Lignes rejetées', rejected),
    ...listed('Séances préparées qui ont suivi leur créneau', named(report.followed)),
    ...listed(
      'Séances gardées telles quelles, parce qu’elles portent un travail',
      named(report.kept),
    ),
    ...listed(
      'À regarder',
      report.warnings.map((warning) => `  ${warning}`),
    ),
  ]
    .map(typesetFrench)
    .join('\n')
}

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length - linesShownMax
  return [
    `${title} (${lines.length}) :`,
    ...lines.slice(0, linesShownMax),
    ...(more > 0 ? [`  … et ${more} autres : --json les donne toutes.`] : []),
  ]
}
