/** `./preau journal key`: what others need to check this installation's log, and its cosignatures. */
import { Command } from 'commander'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { systemRandom } from '#kernel/random.ts'
import { cellCosigner } from '#roles/cell-witness.ts'
import { hasBegun, logSigner } from '#roles/sequencer.ts'
import { sayStep } from './say.ts'

export function journalKeyCommand(): Command {
  return new Command('key')
    .description(
      'Les clés publiques à donner à qui vérifie ou témoigne / the public keys for whoever checks',
    )
    .action(() => {
      const config = loadConfig(processEnvironment())
      const keyRing = openKeyRing(config.dataDir, systemRandom)
      const log = logSigner(config, keyRing).verifierKey
      const witness = cellCosigner(config, keyRing).verifierKey
      if (!hasBegun(config)) sayStep(notYet)
      process.stdout.write(`log ${log.text}\nwitness ${witness.name} ${witness.text}\n`)
    })
}

const notYet = {
  french:
    'aucun point de contrôle n’est encore signé ici : si le dossier journal/ a été perdu, le journal prendra un autre nom au démarrage. Demandez la clé à nouveau ensuite',
  english:
    'no checkpoint is signed here yet: if the folder journal/ was lost, the log takes another name at the next start; ask again then',
}
