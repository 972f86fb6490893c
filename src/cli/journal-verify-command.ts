/** `./preau journal verify`: the public log, and the records where they are. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { PlainError } from '#engine/config/plain-error.ts'
import { readCheckpoint, type SignedCheckpoint } from '#pipes/public-log/log-checkpoint.ts'
import { readVerifierKey, type VerifierKey } from '#pipes/public-log/note-key.ts'
import { readLogPolicyFile } from '#roles/log-policy-file.ts'
import { verifyJournal } from './verify-journal.ts'

const helperScript = join(import.meta.dirname, '../pipes/journal/verify-worker.ts')

interface VerifyFlags {
  readonly key?: readonly string[]
  readonly since?: readonly string[]
  readonly policy?: string
  readonly rootAt?: string
}

export function journalVerifyCommand(): Command {
  return new Command('verify')
    .description(
      'Vérifier un journal : nomme le premier endroit modifié / check a log: names the first altered place',
    )
    .argument(
      '<dossier|adresse>',
      'dossier de données ou du journal, ou son adresse / folder or URL',
    )
    .option('--key <clé...>', 'clé du journal ou d’un témoin (key of the log, or of a witness)')
    .option('--policy <fichier>', 'clés et quorum, C2SP tlog-policy (keys and quorum)')
    .option('--since <fichier...>', 'points de contrôle gardés d’avant (older checkpoints)')
    .option('--root-at <nombre>', 'redire la racine de tant de feuilles (root of so many leaves)')
    .action(async (place: string, flags: VerifyFlags) => {
      const policy = readLogPolicyFile(flags.policy ?? null)
      const known = [...policy.logs, ...policy.witnesses].map(({ key }) => key)
      const keys = [...(flags.key ?? []).map(readKey), ...known]
      const since = (flags.since ?? []).map(readOlder)
      process.exitCode = await verifyJournal(
        place,
        { keys, since, policy, rootAt: readCount(flags.rootAt) },
        helperScript,
      )
    })
}

function readCount(text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new PlainError({
    french: `« ${text} » n’est pas un nombre de feuilles : écrivez par exemple 90112.`,
    english: `“${text}” is not a number of leaves: write 90112, for example.`,
  })
}

function readKey(text: string): VerifierKey {
  const key = readVerifierKey(text)
  if (key !== null) return key
  throw new PlainError({
    french: `« ${text} » n’est pas une clé de vérification (nom+empreinte+clé).`,
    english: `“${text}” is not a verifier key (name+id+key).`,
  })
}

function readOlder(path: string): SignedCheckpoint {
  const older = readCheckpoint(readFileSync(path, 'utf8'))
  if (older !== null) return older
  throw new PlainError({
    french: `Le fichier ${path} n’est pas un point de contrôle.`,
    english: `The file ${path} is not a checkpoint.`,
  })
}
