/**
 * `./preau operator`: prints a code that opens the operator's page once; `--end-all` shuts it for
 * everybody who is in. Works whether or not Préau is running.
 */
import type { Command } from 'commander'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { openKeyRing } from '#engine/config/key-ring.ts'
import { PlainError } from '#engine/config/plain-error.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { issueCode } from '#pipes/evidence/enter-as-operator.ts'
import { openOperatorEntries } from '#pipes/evidence/operator-entry-store.ts'
import { say } from './say.ts'

export function addOperatorCommand(program: Command): void {
  program
    .command('operator')
    .description(
      'donne un code, valable une fois, pour la page d’exploitation (gives a code for the operator’s page)',
    )
    .option('--end-all', 'ferme la page à tous ceux qui y sont (ends every operator’s session)')
    .action(async (options: { readonly endAll?: true }) => {
      const { dataDir, port, publicUrl } = loadConfig(processEnvironment())
      const entries = openOperatorEntries(dataDir)
      if (options.endAll === true) return sayEnded(await entries.endAll())
      const keyRing = openKeyRing(dataDir, systemRandom)
      const context = { entries, keyRing, clock: systemClock, random: systemRandom }
      const code = await issueCode(context)
      if (code === null) throw tooMany
      const origin = publicUrl === null ? `http://localhost:${port}` : new URL(publicUrl).origin
      const address = `${origin}/exploitation`
      say({
        french: `Ouvrez ${address} et tapez ce code, valable une fois, pendant dix minutes :\n\n    ${code}\n`,
        english: `Open ${address} and type the code above; it works once, for ten minutes, and opens the page for twelve hours.`,
      })
    })
}

function sayEnded(count: number): void {
  say({
    french: `Page d’exploitation fermée : ${count} codes et sessions ont pris fin.`,
    english: `The operator's page is shut: ${count} codes and sessions were ended.`,
  })
}

const tooMany = new PlainError({
  french:
    'Trop de codes et de sessions d’exploitation sont ouverts. Fermez-les avec ./preau operator --end-all.',
  english:
    'Too many operator codes and sessions are open. End them with ./preau operator --end-all.',
})
