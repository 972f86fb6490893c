/**
 * Which logs and witnesses somebody knows: a policy file as C2SP tlog-policy has it. Of the quorum
 * and its groups nothing is used here: every witness is asked, every log that is named is served.
 */
import { readVerifierKey, type VerifierKey } from './note-key.ts'

export interface LogPolicy {
  readonly logs: readonly KnownParty[]
  readonly witnesses: readonly KnownParty[]
}

export interface KnownParty {
  readonly key: VerifierKey
  /** Where it is; null where the file does not say. */
  readonly url: string | null
}

/** Logs and witnesses of one file. */
const partiesMax = 256

/** A policy, or the number of the first line that is none. */
export function readPolicy(text: string): LogPolicy | { readonly wrongLine: number } {
  const logs: KnownParty[] = []
  const witnesses: KnownParty[] = []
  for (const [at, line] of text.split('\n').entries()) {
    const [word, ...items] = line.split(/[ \t]+/).filter((item) => item !== '')
    if (word === undefined || word.startsWith('#')) continue
    if (word === 'quorum' || word === 'group') continue
    // A witness has a name of its own before its key.
    const [keyText = '', url = null] = word === 'witness' ? items.slice(1) : items
    const key = readVerifierKey(keyText)
    const kind = word === 'log' ? 'note' : word === 'witness' ? 'cosignature' : null
    const isNew = ![...logs, ...witnesses].some((known) => known.key.text === key?.text)
    const isFine = kind !== null && key?.kind === kind && isNew && (url === null || isUrl(url))
    if (!isFine || logs.length + witnesses.length >= partiesMax) return { wrongLine: at + 1 }
    const list = word === 'log' ? logs : witnesses
    list.push({ key, url })
  }
  return { logs, witnesses }
}

function isUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text)
}
