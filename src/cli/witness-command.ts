/** `./preau witness`: watches others' logs, and cosigns that each goes on from what it was. */
import { join } from 'node:path'
import type { Command } from 'commander'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { createHttpServer, listen } from '#engine/http/http-server.ts'
import type { AccessRule } from '#engine/http/route.ts'
import { createLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { accept } from '#kernel/result.ts'
import { createCosigner, isKeyName } from '#pipes/public-log/note-key.ts'
import { createWitness } from '#pipes/witnesses/witness-checkpoint.ts'
import { witnessRoutes } from '#pipes/witnesses/witness-routes.ts'
import { openWitnessedLogs } from '#pipes/witnesses/witnessed-store.ts'
import { witnessKeyName } from '#roles/cell-witness.ts'
import { readLogPolicyFile } from '#roles/log-policy-file.ts'
import { explainPort, type PortWords } from './explain-port.ts'
import { say } from './say.ts'

interface WitnessFlags {
  readonly data: string
  readonly logs: string
  readonly port: string
  readonly host: string
  readonly name: string
}

const witnessWords: PortWords = {
  host: (host) => `--host ${host}`,
  french: (port) => `--port ${port}`,
  english: (port) => `--port ${port}`,
}

const everyone: AccessRule<never> = { name: 'everyone', isPublic: true, check: async () => null }

export function addWitnessCommand(program: Command): void {
  program
    .command('witness')
    .description(
      'témoin de journaux : contresigne que chacun prolonge ce qu’il était (witness of logs)',
    )
    .requiredOption('--data <dossier>', 'ce que le témoin a vu, et sa clé (its state and key)')
    .requiredOption('--logs <fichier>', 'les journaux surveillés, tlog-policy (the logs)')
    .requiredOption('--name <nom>', 'le nom du témoin, comme temoin.example/w1 (its name)')
    .option('--port <port>', 'port', '7310')
    .option('--host <adresse>', 'adresse d’écoute (address to listen on)', '127.0.0.1')
    .action(async (flags: WitnessFlags) => {
      if (!isKeyName(flags.name)) throw wrongName
      if (!/^\d{1,5}$/.test(flags.port) || Number(flags.port) > 65_535) throw wrongPort(flags.port)
      const logKeys = readLogs(flags.logs)
      const seed = openKeyRing(flags.data, systemRandom).key(witnessKeyName)
      const cosigner = createCosigner(flags.name, seed)
      const witnessed = await openWitnessedLogs(join(flags.data, 'witnessed'))
      const witness = createWitness({ logKeys, cosigner, witnessed, clock: systemClock })
      const app = await createHttpServer<never>({
        routes: witnessRoutes(witness, everyone),
        log: createLog({ level: 'info', destination: process.stderr }),
        authenticate: async () => accept(null),
        limitKey: () => 'nobody',
        trustedProxies: [],
        publicOrigin: null,
        tls: null,
        checkReplies: false,
      })
      const where = { host: flags.host, port: Number(flags.port) }
      const { address, port } = await listen(app, where).catch((error: unknown) => {
        throw explainPort(error, where, witnessWords)
      })
      say({
        french: `Témoin à l’écoute : http://${address}:${port}/journal/witness pour ${logKeys.length} journaux. Sa clé, à donner à qui vérifie :\n${cosigner.verifierKey.text}`,
        english: `The witness listens, for ${logKeys.length} logs. Its key, for whoever verifies, is above.`,
      })
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => void app.close())
      }
    })
}

function readLogs(path: string) {
  const { logs } = readLogPolicyFile(path)
  if (logs.length > 0) return logs.map(({ key }) => key)
  throw new PlainError({
    french: `Le fichier ${path} ne nomme aucun journal. Il faut des lignes « log <clé> ».`,
    english: `The file ${path} names no log. It takes lines “log <key>”.`,
  })
}

const wrongName = new PlainError({
  french: 'Le nom d’un témoin n’a ni espace, ni « + » : par exemple temoin.example/w1.',
  english: 'The name of a witness has neither spaces nor a plus: temoin.example/w1, for example.',
})

function wrongPort(text: string): PlainError {
  return new PlainError({
    french: `« ${text} » n’est pas un port : il faut un nombre de 0 à 65535.`,
    english: `“${text}” is not a port: it takes a number from 0 to 65535.`,
  })
}
