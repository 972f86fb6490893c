/**
 * `./preau start`: everything in one process, until Ctrl-C. `npm start` is the same with the
 * demo schools.
 */
import { createServer } from 'node:net'
import type { Command } from 'commander'
import { type Config, loadConfig, parsePort, processEnvironment } from '#engine/config/config.ts'
import {
  type LanCertificate,
  lanNames,
  makeLanCertificate,
  readOwnCertificate,
} from '#engine/config/lan-certificate.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { alreadyRunning, lockHolder } from '#engine/database/server-lock.ts'
import { createLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import type { RunningCell, StartStep } from '#roles/all.ts'
import { explainPort, type PortWords } from './explain-port.ts'
import { askFirstHead } from './first-head.ts'
import { exitCodes, say, sayFailure, sayStep } from './say.ts'
import { tellLongStep } from './tell-long-step.ts'
import { discardUnfinishedDemo, underMark } from './unfinished-demo.ts'

interface StartCommandOptions {
  readonly demo?: true
  readonly lan?: true
  readonly port?: string
  readonly cert?: string
  readonly key?: string
}

const startWords: PortWords = {
  host: (host) => `PREAU_HOST=${host}`,
  french: (port) => `PORT=${port} npm start, ou ./preau start --port ${port}`,
  english: (port) => `PORT=${port} npm start, or ./preau start --port ${port}`,
}

/** npm passes Ctrl-C on although the terminal has already sent it: these are one. */
const sameSignalMs = 1000

const steps: Readonly<Record<StartStep, { french: string; english: string }>> = {
  database: { french: 'La base de données démarre', english: 'starting the database' },
  client: { french: 'Les pages se préparent', english: 'preparing the pages' },
  seed: {
    french: 'Les établissements de démonstration s’installent',
    english: 'filling the demo schools',
  },
  doors: { french: 'Les portes s’ouvrent', english: 'opening the doors' },
}

export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description('lance Préau, jusqu’à Ctrl-C (runs Préau until Ctrl-C)')
    .option('--demo', 'avec deux établissements de démonstration (with two demo schools)')
    .option('--port <numéro>', 'port du site, à la place de PORT (port of the site)')
    .option('--lan', 'en HTTPS sur le réseau de l’établissement (HTTPS on the local network)')
    .option('--cert <fichier>', 'avec --lan : votre certificat, en PEM (your own certificate)')
    .option('--key <fichier>', 'avec --lan : sa clé, en PEM (its key)')
    .action(start)
}

async function start(options: StartCommandOptions): Promise<void> {
  const config = loadConfig(processEnvironment(), overridesOf(options))
  if (config.databaseUrl === null) {
    const holder = lockHolder(config.dataDir)
    if (holder !== null) throw alreadyRunning(config.dataDir, holder)
  }
  await checkPort(config)
  const lan = await chooseCertificate(options, config)
  const log = createLog({ level: config.logLevel, destination: process.stderr })
  const onSignal = listenForSignals()
  await discardUnfinishedDemo(config, log)
  // Loaded only now: other commands need neither, and whoever must choose a port waits less.
  const { startAll } = await import('#roles/all.ts')
  let endStep = (): void => undefined
  const cell = await startAll({
    config,
    log,
    lan,
    onStep(step) {
      endStep()
      sayStep(steps[step])
      endStep = tellLongStep(steps[step])
    },
    onDatabaseLost: endWithoutDatabase,
    onDoorTaken: (why) => process.exit(sayFailure(why)),
    seed: options.demo === true ? (context) => fillDemo(context, config) : null,
  })
  endStep()
  onSignal(async () => {
    sayStep({ french: 'Préau finit ce qui est commencé, puis s’arrête', english: 'stopping' })
    await cell.stop()
  })
  sayReady(cell, config, lan)
  if (options.demo === true) await sayDemo(config)
  if (options.demo !== true) await welcomeOperator(cell, config.timeZone)
}

function overridesOf(options: StartCommandOptions): Partial<Config> {
  return {
    ...(options.port !== undefined && { port: parsePort('--port', options.port) }),
    ...(options.lan === true && { host: '0.0.0.0' }),
    // What the demo holds may be lost; a clone in a temporary folder shall start all the same.
    ...(options.demo === true && { allowTemporary: true }),
  }
}

/** Before the database starts and pages are built: whoever has to choose again learns it at once. */
async function checkPort({ host, port }: Config): Promise<void> {
  if (port === 0) return
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen({ host, port, exclusive: true }, resolve)
    })
  } catch (error) {
    throw explainPort(error, { host, port }, startWords)
  } finally {
    await new Promise((resolve) => {
      probe.close(resolve)
    })
  }
}

async function chooseCertificate(
  options: StartCommandOptions,
  { dataDir }: Config,
): Promise<LanCertificate | null> {
  const { cert, key, lan } = options
  if (cert !== undefined && key !== undefined) return readOwnCertificate(cert, key, systemClock)
  if (cert !== undefined || key !== undefined) {
    throw new PlainError({
      french: '--cert et --key vont ensemble : le certificat et sa clé.',
      english: '--cert and --key go together: the certificate and its key.',
    })
  }
  return lan === true
    ? makeLanCertificate({ dataDir, names: lanNames(), clock: systemClock })
    : null
}

function sayReady(cell: RunningCell, config: Config, lan: LanCertificate | null): void {
  const address = config.publicUrl ?? cell.address
  say({
    french: `\nPréau est prêt : ${address}\nPour l’arrêter : Ctrl-C.`,
    english: 'Préau is ready at the address above. Ctrl-C stops it.',
  })
  if (lan === null) return
  const { port } = new URL(cell.address)
  const places = lan.names.filter((name) => !/^(localhost|127\..*|::1)$/.test(name))
  say({
    french: `\nSur le réseau de l’établissement :\n${places.map((name) => `    https://${name}${port === '' ? '' : `:${port}`}`).join('\n')}`,
    english: 'These are the addresses for other devices on the network.',
  })
  if (lan.authorityPath === null) return
  say({
    french: `\nChaque appareil doit d’abord faire confiance à ce fichier, une seule fois :\n    ${lan.authorityPath}\n  Android : copiez-le sur le téléphone ; Paramètres, Sécurité, Chiffrement et identifiants, Installer un certificat, Certificat CA.\n  iPhone, iPad : envoyez-le par AirDrop ou courriel, installez le profil ; puis Réglages, Général, Informations, Réglages des certificats, et activez-le.\n  Windows : double-clic, Installer, Autorités de certification racines de confiance.\n  Retirez-le des appareils quand l’établissement a un vrai certificat.`,
    english:
      'Each device must trust this file once; docs/operating/start.md explains how, in English too.',
  })
}

async function fillDemo(context: RunningCell['context'], config: Config): Promise<void> {
  const { seedDemo } = await import('#demo/seed-demo.ts')
  const address = config.publicUrl ?? `http://localhost:${config.port}`
  const { dataDir } = config
  await underMark(dataDir, async () => {
    await seedDemo(context, { dataDir, host: new URL(address).host })
  })
}

async function sayDemo(config: Config): Promise<void> {
  const { demoPassword, readDemoSignIns } = await import('#demo/seed-demo.ts')
  const signIns = await readDemoSignIns(config.dataDir)
  if (signIns === null) {
    const reason =
      config.databaseUrl === null ? 'la base n’était pas vide' : 'DATABASE_URL est réglé'
    say({
      french: `Pas de démonstration ici : ${reason}.`,
      english: 'No demo schools here: they are only put into an empty embedded database.',
    })
    return
  }
  const lines = signIns.map(({ who, login, code }) =>
    code === null ? `    ${who} : ${login} / ${demoPassword}` : `    ${who} : code ${code}`,
  )
  say({
    french: `\nPour entrer dans les établissements de démonstration :\n${lines.join('\n')}`,
    english: 'Sign in to the demo schools with one of these codes, or login / password.',
  })
}

/** Nothing works without it, and a new start sets everything right: whoever supervises shall make it. */
function endWithoutDatabase(): void {
  const words = {
    french:
      'La base de données s’est arrêtée d’elle-même. Relancez Préau ; ce qui était reçu est gardé.',
    english: 'The database ended by itself. Start Préau again; what was received is kept.',
  }
  process.exit(sayFailure(new PlainError(words)))
}

/** The first start of a real installation: without a head, nobody could get in. */
async function welcomeOperator(cell: RunningCell, timeZone: string): Promise<void> {
  const { db } = cell.context
  const head = await db
    .selectFrom('school_role')
    .select('id')
    .where('role', '=', 'head')
    .limit(1)
    .executeTakeFirst()
  if (head !== undefined) return
  say({
    french:
      '\nAucun établissement n’est encore ouvert. Il faut un premier compte, celui de la direction ; elle fera le reste sur le site.',
    english: 'No school is open yet. It needs a first account, its head’s; the site does the rest.',
  })
  if (process.stdin.isTTY !== true) {
    say({
      french: 'Dans un autre terminal : ./preau first-head',
      english: 'In another terminal: ./preau first-head',
    })
    return
  }
  try {
    await askFirstHead(cell.context, { timeZone }, cell.address)
  } catch (error) {
    sayFailure(error)
  }
}

/**
 * From the first moment on: a signal during the start ends it (the database's guard stops the
 * database); later the first one stops in order, and a second one does not wait for that.
 */
function listenForSignals(): (stop: () => Promise<void>) => void {
  let stop: (() => Promise<void>) | null = null
  let firstAt: number | null = null
  const onSignal = (): void => {
    const now = performance.now()
    if (firstAt !== null && now - firstAt < sameSignalMs) return
    if (stop === null || firstAt !== null) process.exit(exitCodes.refused)
    firstAt = now
    stop().then(
      () => process.exit(exitCodes.fine),
      (error: unknown) => process.exit(sayFailure(error)),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  return (next) => {
    stop = next
  }
}
