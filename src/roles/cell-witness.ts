/** Any cell witnesses the logs of others that its policy names. */
import { join } from 'node:path'
import type { Config } from '#engine/config/config.ts'
import type { KeyRing } from '#engine/config/key-ring.ts'
import type { Route } from '#engine/http/route.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Cosigner, createCosigner } from '#pipes/public-log/note-key.ts'
import { createWitness } from '#pipes/witnesses/witness-checkpoint.ts'
import { witnessRoutes } from '#pipes/witnesses/witness-routes.ts'
import { openWitnessedLogs } from '#pipes/witnesses/witnessed-store.ts'
import { everyone } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { readLogPolicyFile } from './log-policy-file.ts'

/** The key under which a witness cosigns: also of one that stands alone. */
export const witnessKeyName = 'journal-witness'

/** Whose cosignatures these are; the name follows the address of the cell. */
export function cellCosigner({ publicUrl }: Pick<Config, 'publicUrl'>, keyRing: KeyRing): Cosigner {
  const host = publicUrl === null ? 'localhost' : new URL(publicUrl).host
  return createCosigner(`${host}/witness`, keyRing.key(witnessKeyName))
}

export async function openCellWitness(config: Config, keyRing: KeyRing): Promise<Route<Caller>[]> {
  const { logs } = readLogPolicyFile(config.journal.policy)
  const witness = createWitness({
    logKeys: logs.map(({ key }) => key),
    cosigner: cellCosigner(config, keyRing),
    witnessed: await openWitnessedLogs(join(config.dataDir, 'journal/witnessed')),
    clock: systemClock,
  })
  return witnessRoutes(witness, everyone)
}
