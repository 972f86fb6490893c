/** `./preau journal key`: what others need to check this installation's log, and its cosignatures. */
import { Command } from 'commander'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { systemRandom } from '#kernel/random.ts'
import { createNoteSigner } from '#pipes/journal/note-key.ts'
import { cellCosigner } from '#roles/cell-witness.ts'
import { logKeyName, logOriginOf } from '#roles/sequencer.ts'

export function journalKeyCommand(): Command {
  return new Command('key')
    .description(
      'Les clés publiques à donner à qui vérifie ou témoigne / the public keys for whoever checks',
    )
    .action(() => {
      const config = loadConfig(processEnvironment())
      const keyRing = openKeyRing(config.dataDir, systemRandom)
      const log = createNoteSigner(logOriginOf(config), keyRing.key(logKeyName)).verifierKey
      const witness = cellCosigner(config, keyRing).verifierKey
      console.log(`log ${log.text}`)
      console.log(`witness ${witness.name} ${witness.text}`)
    })
}
