/** Reads the policy file of an installation: whose logs it witnesses, and who witnesses its own. */
import { readFileSync } from 'node:fs'
import { PlainError } from '#engine/config/plain-error.ts'
import { type LogPolicy, readPolicy } from '#pipes/witnesses/log-policy.ts'

const nobody: LogPolicy = { logs: [], witnesses: [], quorum: null }

/** Null: there is no file, and nobody is known. Throws a `PlainError` that names the wrong line. */
export function readLogPolicyFile(path: string | null): LogPolicy {
  if (path === null) return nobody
  const policy = readPolicy(readFileSync(path, 'utf8'))
  if ('logs' in policy) return policy
  const line = policy.wrongLine
  throw new PlainError({
    french: `La ligne ${line} du fichier ${path} est fausse. Il faut des lignes « log <clé> », « witness <nom> <clé> <adresse> », « group » et « quorum », une clé une seule fois.`,
    english: `Line ${line} of the file ${path} is wrong. It takes lines “log <key>”, “witness <name> <key> <address>”, “group” and “quorum”, each key once.`,
  })
}
