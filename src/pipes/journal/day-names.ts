/** The pseudonyms of one day, as far as they were needed lately. */
import { addressKey } from '#kernel/address-key.ts'
import type { DaySecrets, Named } from './day-secrets.ts'
import { LatelyUsed } from './lately-used.ts'

/**
 * Values whose pseudonyms are remembered, since they come again and again. People are not: at eight each
 * comes once, and keeping a name then costs more than computing it.
 */
const rememberedMax = { source: 50_000, path: 5_000, agent: 2_000 }

export class DayNames {
  readonly day: string
  readonly #secrets: Pick<DaySecrets, 'pseudonymOf'>
  readonly #sources = new LatelyUsed<string>(rememberedMax.source)
  readonly #paths = new LatelyUsed<string>(rememberedMax.path)
  readonly #agents = new LatelyUsed<string>(rememberedMax.agent)

  constructor(day: string, secrets: Pick<DaySecrets, 'pseudonymOf'>) {
    this.day = day
    this.#secrets = secrets
  }

  sourceOf(address: string): string {
    const known = this.#sources.get(address)
    if (known !== undefined) return known
    const source = this.#secrets.pseudonymOf('source', addressKey(address))
    this.#sources.set(address, source)
    return source
  }

  nameOf(kind: 'person' | 'claimed', value: string): string {
    return this.#secrets.pseudonymOf(kind, value)
  }

  pathOf(path: string): string {
    return this.#remembered('path', this.#paths, path)
  }

  agentOf(agent: string): string {
    return this.#remembered('agent', this.#agents, agent)
  }

  #remembered(kind: Named, names: LatelyUsed<string>, value: string): string {
    const known = names.get(value)
    if (known !== undefined) return known
    const name = this.#secrets.pseudonymOf(kind, value)
    names.set(value, name)
    return name
  }
}
