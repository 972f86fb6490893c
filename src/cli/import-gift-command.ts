/**
 * `./preau content import gift <file…>`: teachers' GIFT banks become exercises, each question
 * accounted for; the same bank again creates nothing. Without `--teacher` they go to the common
 * bank, where every teacher may copy them.
 */
import { Command } from 'commander'
import type { BankReport } from '#contract/question-banks.ts'
import { questionBankBytesMax } from '#contract/question-banks.ts'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { typesetFrench } from '#kernel/typeset-french.ts'
import { findTeacher } from '#school/people/find-teacher.ts'
import { bankParts } from '#school/question-banks/bank-parts.ts'
import { importQuestionBank } from '#school/question-banks/import-question-bank.ts'
import { agreedIndexes, presentBank, readBank } from '#school/question-banks/question-bank.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { withCell } from './open-cell.ts'
import { readNamedFile } from './run-import.ts'
import { exitCodes } from './say.ts'

interface Flags {
  readonly dryRun?: true
  readonly json?: true
  readonly agreeToLosses?: true
  readonly teacher?: string
}

const exitUsage = 2

export function importGiftCommand(): Command {
  return new Command('gift')
    .description('Banques au format GIFT de Moodle / GIFT question banks')
    .argument('<fichiers...>', 'un ou plusieurs fichiers .gift ou .txt / one or more files')
    .option('--dry-run', 'montrer ce qui serait importé, sans rien créer / create nothing')
    .option('--json', 'un seul objet JSON sur la sortie / one JSON object on stdout')
    .option(
      '--agree-to-losses',
      'importer aussi les questions qui perdent quelque chose / import lossy questions too',
    )
    .option(
      '--teacher <identifiant>',
      'à qui les exercices appartiennent ; sinon la banque commune / whose they are',
    )
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitUsage))
    .action(async (files: string[], flags: Flags) => {
      const reports = await importAll(files, flags)
      if (flags.json === true)
        process.stdout.write(`${JSON.stringify(joined(reports, flags), null, 2)}\n`)
      else for (const report of reports) process.stdout.write(describe(report))
      const total = reports.reduce((sum, one) => sum + one.imported.length + one.lossy.length, 0)
      if (total === 0) process.exitCode = exitCodes.refused
    })
}

async function importAll(files: readonly string[], flags: Flags): Promise<BankReport[]> {
  const banks = await Promise.all(files.map(readNamedFile))
  for (const { name, bytes } of banks) {
    if (bytes.length > questionBankBytesMax) {
      throw new PlainError({
        french: `Le fichier ${name} dépasse 2 Mo : coupez-le en plusieurs banques.`,
        english: `The file ${name} is larger than 2 MB: cut it into several banks.`,
      })
    }
  }
  if (flags.dryRun === true) {
    return banks.map(({ name, bytes }) => {
      const report = readBank(bytes, name)
      const agreed = agreedIndexes(report, agreementOf(flags))
      return presentBank(report, agreed, [], bankParts(report, agreed, name).placeOf)
    })
  }
  return withCell(loadConfig(processEnvironment()), silentLog, async ({ database }) => {
    const context = { db: database.kysely, clock: systemClock, random: systemRandom }
    const owner = await findOwner(context.db, flags.teacher)
    const reports: BankReport[] = []
    for (const { name, bytes } of banks) {
      const bank = { bytes, fileName: name, owner, agreed: agreementOf(flags), isDryRun: false }
      const imported = await importQuestionBank(context, bank)
      if (!imported.ok) throw tooSlow(name)
      reports.push(imported.value)
    }
    return reports
  })
}

function tooSlow(name: string): PlainError {
  return new PlainError({
    french: `Le fichier ${name} ne se laisse pas lire en un temps raisonnable : séparez ses questions par une ligne vide, ou coupez-le.`,
    english: `The file ${name} cannot be read in a reasonable time: part its questions by a blank line, or cut it.`,
  })
}

function agreementOf(flags: Flags): ReadonlySet<number> | 'all' {
  return flags.agreeToLosses === true ? 'all' : new Set()
}

async function findOwner(
  db: SchoolDatabase,
  login: string | undefined,
): Promise<{ personId: Id; schoolUai: string } | null> {
  if (login === undefined) return null
  const teacher = await findTeacher(db, login)
  if (teacher !== null) return teacher
  throw new PlainError({
    french: `Aucun enseignant actif n’a l’identifiant « ${login} ».`,
    english: `No active teacher has the login "${login}".`,
  })
}

/** All files' questions in one object, each with its file. */
function joined(reports: readonly BankReport[], flags: Flags) {
  const withFile = <T extends object>(pick: (report: BankReport) => readonly T[]) =>
    reports.flatMap((report) => pick(report).map((one) => ({ file: report.fileName, ...one })))
  return {
    dryRun: flags.dryRun === true,
    imported: withFile((report) => report.imported),
    lossy: withFile((report) => report.lossy),
    rejected: withFile((report) => report.rejected),
    descriptions: withFile((report) => report.descriptions),
    exerciseIds: reports.flatMap((report) => report.exerciseIds),
    unchanged: withFile((report) => report.unchanged),
  }
}

function describe(report: BankReport): string {
  const lines = [
    `${report.fileName} : ${report.imported.length} importées, ${report.lossy.length} avec une perte, ${report.rejected.length} rejetées`,
    ...report.lossy.map(
      ({ line, title, losses, isAgreed }) =>
        `  ligne ${line}, ${title} : ${losses.map(({ what }) => what).join(' ')}${isAgreed ? '' : ' (non importée sans --agree-to-losses)'}`,
    ),
    ...report.descriptions.flatMap(({ line, place, title }) =>
      place === 'above'
        ? []
        : [
            `  ligne ${line}, ${title === '' ? 'texte sans question' : title} : ${place === 'nowhere' ? 'texte non repris' : 'texte après la dernière question, mis à la fin de l’introduction'}`,
          ],
    ),
    ...report.rejected.map(({ line, title, reason }) => `  ligne ${line}, ${title} : ${reason}`),
    ...report.unchanged.map(
      ({ title }) => `  inchangé : l’exercice « ${title} » a déjà ce contenu, rien n’a été créé`,
    ),
  ]
  return `${lines.map(typesetFrench).join('\n')}\n`
}
