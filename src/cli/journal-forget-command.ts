/** `./preau journal forget`: destroys the keys of days that are over for twelve months. */
import { Command } from 'commander'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { forgetDayKeys } from '#pipes/journal/forget-day-keys.ts'
import { say } from './say.ts'

export function journalForgetCommand(): Command {
  return new Command('forget')
    .description(
      'Détruire les clés des jours passés de douze mois ; un Préau en marche le fait chaque jour / destroy the keys of days over twelve months old; a running Préau does it daily',
    )
    .action(async () => {
      const { dataDir } = loadConfig(processEnvironment())
      const days = await forgetDayKeys(dataDir, { clock: systemClock, random: systemRandom })
      say(
        days.length === 0
          ? {
              french: 'Aucun jour n’a passé douze mois : rien n’a été détruit.',
              english: 'No day is over twelve months old: nothing was destroyed.',
            }
          : {
              french: `Clés détruites : ${days.join(', ')}. Le journal public reste vérifiable.`,
              english: `Keys destroyed: ${days.join(', ')}. The public log can be verified as before.`,
            },
      )
    })
}
