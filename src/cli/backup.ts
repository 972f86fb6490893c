/** `./preau backup <file>`: everything of this installation in one file, while it runs. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { writeBackup } from '#engine/backup/write-backup.ts'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { createLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { withServer } from './open-cell.ts'
import { say } from './say.ts'
import { refuseUnfinishedDemo } from './unfinished-demo.ts'

export function addBackupCommand(program: Command): void {
  program
    .command('backup')
    .argument('<fichier>', 'le fichier à créer, comme preau-2021-04-06.tar.gz (the file to make)')
    .description('sauvegarde la base, les clés et les fichiers (saves database, keys and files)')
    .action(async (file: string) => {
      const config = loadConfig(processEnvironment())
      const log = createLog({ level: config.logLevel, destination: process.stderr })
      const path = resolve(file)
      const { dataDir } = config
      refuseUnfinishedDemo(config)
      // The database stays in the shape it has, so that the version which made it can take it back.
      const facts = await withServer(config, log, (source) =>
        writeBackup({ source, dataDir, path, clock: systemClock }),
      )
      say({
        french: `Sauvegarde faite : ${path}\n${facts.rows} lignes, ${facts.files} fichiers. Elle contient les clés et des données personnelles : gardez-la en lieu sûr, hors de cette machine.`,
        english: `Backup made: ${facts.rows} rows, ${facts.files} files. It holds keys and personal data: keep it safe, and away from this machine.`,
      })
    })
}
