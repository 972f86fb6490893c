/** `./preau restore <file>`: a backup into a new installation, all or nothing. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { restoreBackup } from '#engine/backup/restore-backup.ts'
import { loadConfig, processEnvironment } from '#engine/config/config.ts'
import { alreadyRunning, lockHolder } from '#engine/database/server-lock.ts'
import { prepareJobs } from '#engine/jobs/job-runner.ts'
import { createLog } from '#engine/log/log.ts'
import { withServer } from './open-cell.ts'
import { say } from './say.ts'

export function addRestoreCommand(program: Command): void {
  program
    .command('restore')
    .argument('<fichier>', 'une sauvegarde faite par ./preau backup (a backup)')
    .description('restaure une sauvegarde dans une installation neuve (into a new installation)')
    .action(async (file: string) => {
      const config = loadConfig(processEnvironment())
      const log = createLog({ level: config.logLevel, destination: process.stderr })
      const { dataDir } = config
      const holder = lockHolder(dataDir)
      if (holder !== null) throw alreadyRunning(dataDir, holder)
      const facts = await withServer(config, log, (source) =>
        restoreBackup({ source, dataDir, path: resolve(file), log, prepareJobs }),
      )
      say({
        french: `Restauré : la sauvegarde du ${new Date(facts.createdAt).toLocaleString('fr')}, ${facts.rows} lignes, ${facts.files} fichiers. Vous pouvez lancer ./preau start.`,
        english: `Restored: the backup of ${facts.createdAt}, ${facts.rows} rows, ${facts.files} files. You can run ./preau start.`,
      })
    })
}
