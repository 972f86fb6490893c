/** The settings of the journal: whether there is one, where addresses are, who witnesses whom. */
import { existsSync } from 'node:fs'
import { PlainError } from '#engine/config/plain-error.ts'

export interface JournalSettings {
  /** False: nothing is recorded; for measuring what it costs. `PREAU_JOURNAL=off`. */
  readonly isOn: boolean
  /** An MMDB file of countries; null: origins are unknown. `PREAU_ORIGIN_COUNTRIES`. */
  readonly countries: string | null
  /** An MMDB file of networks (ASN); null: unknown. `PREAU_ORIGIN_NETWORKS`. */
  readonly networks: string | null
  /**
   * A policy file (C2SP tlog-policy): `log` lines name the logs that this cell witnesses, `witness`
   * lines whom it asks to cosign its own. `PREAU_LOG_POLICY`.
   */
  readonly policy: string | null
}

type Read = (name: string) => string | undefined

/** Throws a `PlainError` that names the variable. */
export function readJournalSettings(read: Read): JournalSettings {
  return {
    isOn: readSwitch(read),
    countries: readFileName(read, 'PREAU_ORIGIN_COUNTRIES'),
    networks: readFileName(read, 'PREAU_ORIGIN_NETWORKS'),
    policy: readFileName(read, 'PREAU_LOG_POLICY'),
  }
}

function readSwitch(read: Read): boolean {
  const text = read('PREAU_JOURNAL') ?? 'on'
  if (text === 'on' || text === 'off') return text === 'on'
  throw new PlainError({
    french: `Le réglage PREAU_JOURNAL vaut « ${text} » ; il faut on ou off.`,
    english: `The setting PREAU_JOURNAL is "${text}"; it must be on or off.`,
  })
}

function readFileName(read: Read, name: string): string | null {
  const path = read(name)
  if (path === undefined) return null
  if (existsSync(path)) return path
  throw new PlainError({
    french: `Le réglage ${name} nomme le fichier ${path}, qui n’existe pas.`,
    english: `The setting ${name} names the file ${path}, which does not exist.`,
  })
}
