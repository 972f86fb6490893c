/**
 * `./preau first-head`: gives a school its first account, that of its head, who then does the
 * rest in the browser. Asks for what the options do not say.
 */
import { createInterface } from 'node:readline/promises'
import { type Command, Option } from 'commander'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { createLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { typesetFrench } from '#kernel/typeset-french.ts'
import { hasRightLetter, readUai } from '#school/roster/uai-code.ts'
import { createFirstHead, type FirstHead } from '#school/sign-in/create-first-head.ts'
import type { LetterCodeContext } from '#school/sign-in/issue-letter-codes.ts'
import { withCell } from './open-cell.ts'
import { say } from './say.ts'

const kinds = ['maternelle', 'elementaire', 'primaire', 'college', 'lycee', 'other'] as const

interface HeadOptions {
  readonly school?: string
  readonly name?: string
  readonly kind?: string
  readonly given?: string
  readonly family?: string
  readonly civility?: string
  /** The installation's setting, for a school whose code does not tell its clock. */
  readonly timeZone: string
}

export function addFirstHeadCommand(program: Command): void {
  program
    .command('first-head')
    .description(
      'donne son premier compte à un établissement : celui de sa direction (gives a school its first account, its head’s)',
    )
    .option('--school <UAI>', 'code UAI de l’établissement (the school’s UAI code)')
    .option('--name <nom>', 'nom de l’établissement (its name)')
    .addOption(new Option('--kind <type>', 'type d’établissement (its kind)').choices(kinds))
    .option('--given <prénom>', 'prénom de la directrice ou du directeur (the head’s given name)')
    .option('--family <nom>', 'nom de famille (family name)')
    .option('--civility <Mme|M.>', 'civilité (title)')
    .action(async (options: Omit<HeadOptions, 'timeZone'>) => {
      const config = loadConfig(processEnvironment())
      const log = createLog({ level: config.logLevel, destination: process.stderr })
      await withCell(config, log, async ({ database }) => {
        const keyRing = openKeyRing(config.dataDir, systemRandom)
        const clock = systemClock
        const { timeZone } = config
        await askFirstHead(
          { db: database.kysely, clock, random: systemRandom, keyRing },
          { ...options, timeZone },
        )
      })
    })
}

/** Asks, creates the account, and says the code that opens it. `address` is where to type it. */
export async function askFirstHead(
  context: LetterCodeContext,
  options: HeadOptions,
  address?: string,
): Promise<void> {
  const head = await completeHead(context, options)
  const created = await createFirstHead(context, head)
  if (!created.ok) {
    throw new PlainError({
      french: `L’établissement ${head.schoolUai} n’est pas connu ici. Donnez aussi --name et --kind.`,
      english: `The school ${head.schoolUai} is not known here. Give --name and --kind too.`,
    })
  }
  const { schoolName, code, expiresAt } = created.value
  const day = expiresAt.toLocaleDateString('fr', { dateStyle: 'long' })
  const where = address ?? 'l’adresse du site'
  say({
    french: `\n${schoolName} est ouvert.\nCode de la direction, valable une fois, jusqu’au ${day} :\n\n    ${code}\n\nOuvrez ${where}, choisissez « J’ai un code », et tapez-le.`,
    english: `The school is open. The code above works once, until ${expiresAt.toISOString().slice(0, 10)}: open ${address ?? 'the site'}, choose “I have a code” and type it.`,
  })
}

async function completeHead(context: LetterCodeContext, options: HeadOptions): Promise<FirstHead> {
  const ask = openQuestions()
  try {
    const schoolUai = await ask.until(options.school, 'Code UAI de l’établissement : ', readUai)
    if (!hasRightLetter(schoolUai)) {
      say({
        french: `La lettre de contrôle de ${schoolUai} n’est pas la bonne ; vérifiez le code.`,
        english: `The check letter of ${schoolUai} is not the right one; check the code.`,
      })
    }
    const known = await context.db
      .selectFrom('school')
      .select('name')
      .where('uai', '=', schoolUai)
      .executeTakeFirst()
    const school =
      known === undefined
        ? {
            name: await ask.until(options.name, 'Nom de l’établissement : ', readName),
            kind: await ask.until(options.kind, `Type (${kinds.join(', ')}) : `, readKind),
            timeZone: options.timeZone,
          }
        : undefined
    const givenName = await ask.until(options.given, 'Prénom de la direction : ', readName)
    const familyName = await ask.until(options.family, 'Nom de la direction : ', readName)
    const civility = options.civility ?? null
    return { schoolUai, givenName, familyName, civility, ...(school && { school }) }
  } finally {
    ask.close()
  }
}

interface Questions {
  /** The given text or an answer, once it reads well. */
  until<T>(
    given: string | undefined,
    question: string,
    read: (text: string) => T | null,
  ): Promise<T>
  close(): void
}

function openQuestions(): Questions {
  const isTerminal = process.stdin.isTTY === true
  const terminal = isTerminal
    ? createInterface({ input: process.stdin, output: process.stderr })
    : null
  return {
    async until(given, question, read) {
      let answer = given === undefined ? null : read(given)
      while (answer === null) {
        if (terminal === null || given !== undefined) throw unreadable(question, given)
        answer = read(await terminal.question(typesetFrench(question)))
      }
      return answer
    },
    close: () => terminal?.close(),
  }
}

function unreadable(question: string, given: string | undefined): PlainError {
  const asked = question.replace(/ : $/, '')
  return new PlainError({
    french:
      given === undefined
        ? `Il manque : ${asked}. Voyez ./preau first-head --help.`
        : `« ${given} » ne convient pas pour : ${asked}.`,
    english:
      given === undefined
        ? 'Something is missing; see ./preau first-head --help.'
        : `"${given}" cannot be used here.`,
  })
}

function readName(text: string): string | null {
  const name = text.trim().replaceAll(/\s+/g, ' ')
  return name === '' || name.length > 200 ? null : name
}

function readKind(text: string): (typeof kinds)[number] | null {
  return kinds.find((kind) => kind === text.trim().toLowerCase()) ?? null
}
