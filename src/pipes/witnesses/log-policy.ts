/**
 * Which logs and witnesses somebody knows, and whose cosignatures are enough: a policy file as C2SP
 * tlog-policy has it. A file without a quorum line names parties alone, as a witness's list of logs does.
 */
import { readVerifierKey, type VerifierKey } from '#pipes/public-log/note-key.ts'

export interface LogPolicy {
  readonly logs: readonly KnownParty[]
  readonly witnesses: readonly KnownParty[]
  /** Null: the file does not say. */
  readonly quorum: Quorum | null
}

export interface KnownParty {
  readonly key: VerifierKey
  /** Where it is; null where the file does not say. */
  readonly url: string | null
}

/** `none`: a checkpoint needs nobody's cosignature. */
export type Quorum = 'none' | Cosigners

/** A witness, or so many at least of a group's members. */
export type Cosigners =
  | { readonly witness: VerifierKey }
  | { readonly atLeast: number; readonly members: readonly Cosigners[] }

/** Logs, witnesses and groups of one file. */
const linesMax = 256

interface Draft {
  readonly logs: KnownParty[]
  readonly witnesses: KnownParty[]
  /** Witnesses and groups share their names. */
  readonly named: Map<string, Cosigners>
  /** Names that are in a group already: each counts in one way only. */
  readonly grouped: Set<string>
  quorum: Quorum | null
}

/** A policy, or the number of the first line that is none. */
export function readPolicy(text: string): LogPolicy | { readonly wrongLine: number } {
  const draft: Draft = {
    logs: [],
    witnesses: [],
    named: new Map(),
    grouped: new Set(),
    quorum: null,
  }
  for (const [at, line] of text.split('\n').entries()) {
    const items = line.split(/[ \t]+/).filter((item) => item !== '')
    if (items[0] === undefined || items[0].startsWith('#')) continue
    const isFine = !hasControls(line) && takeLine(draft, items)
    if (!isFine || draft.logs.length + draft.named.size > linesMax) return { wrongLine: at + 1 }
  }
  const { logs, quorum, witnesses } = draft
  return { logs, witnesses, quorum }
}

/** Whether these witnesses are enough. */
export function meetsQuorum(quorum: Quorum, has: (witness: VerifierKey) => boolean): boolean {
  if (quorum === 'none') return true
  if ('witness' in quorum) return has(quorum.witness)
  const { atLeast, members } = quorum
  return members.filter((member) => meetsQuorum(member, has)).length >= atLeast
}

/** False: the line is wrong. */
function takeLine(draft: Draft, [word, ...items]: readonly string[]): boolean {
  switch (word) {
    case 'log':
      return takeParty(draft.logs, 'note', items) !== null
    case 'witness': {
      const [name = '', ...rest] = items
      const key = isFresh(draft, name) ? takeParty(draft.witnesses, 'cosignature', rest) : null
      if (key !== null) draft.named.set(name, { witness: key })
      return key !== null
    }
    case 'group':
      return takeGroup(draft, items)
    case 'quorum': {
      const [name = '', ...more] = items
      const quorum = name === 'none' ? 'none' : (draft.named.get(name) ?? null)
      if (quorum === null || more.length > 0 || draft.quorum !== null) return false
      draft.quorum = quorum
      return true
    }
    default:
      return false
  }
}

function takeParty(
  parties: KnownParty[],
  kind: VerifierKey['kind'],
  [keyText = '', url = null, ...more]: readonly (string | null)[],
): VerifierKey | null {
  const key = readVerifierKey(keyText ?? '')
  const isFine = key?.kind === kind && more.length === 0 && (url === null || isUrl(url))
  // The same public key under another name is the same party.
  const isKnown = parties.some((known) => materialOf(known.key) === materialOf(key))
  if (key === null || !isFine || isKnown) return null
  parties.push({ key, url })
  return key
}

function takeGroup(
  draft: Draft,
  [name = '', threshold = '', ...names]: readonly string[],
): boolean {
  const members = names.flatMap((one) => draft.named.get(one) ?? [])
  const areFree =
    names.every((one) => !draft.grouped.has(one)) && new Set(names).size === names.length
  const atLeast = readThreshold(threshold, names.length)
  const isFine = isFresh(draft, name) && areFree && members.length === names.length
  if (!isFine || names.length === 0 || atLeast === null) return false
  for (const one of names) draft.grouped.add(one)
  draft.named.set(name, { atLeast, members })
  return true
}

function readThreshold(text: string, count: number): number | null {
  if (text === 'any') return 1
  if (text === 'all') return count
  const number = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= count ? number : null
}

function isFresh({ named }: Draft, name: string): boolean {
  return name !== '' && name !== 'none' && !named.has(name)
}

/** What stands after name and key id: the type and the public key. */
function materialOf(key: VerifierKey | null): string | null {
  return key === null ? null : (/^[^+]+\+[0-9a-f]{8}\+(.+)$/.exec(key.text)?.[1] ?? key.text)
}

function isUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text)
}

/** Only the tab is allowed of them. */
function hasControls(line: string): boolean {
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at)
    if ((code < 0x20 && code !== 0x09) || code === 0x7f) return true
  }
  return false
}
